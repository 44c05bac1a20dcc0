import { describe, expect, it } from 'vitest';
import { prepareCourse } from './account-chart';
import { accountNotice, attributeLines, plannedLines, productLines, relations } from './account-facts';
import { accountFigures, spanText, standingWords } from './account-figures';
import { prepareLedger } from './account-ledger';
import { accountOf, accountQuestion } from './account-question';

const stated = (file: string, row: number, values: Record<string, string>) => ({
  import_id: 'i1',
  file,
  row,
  recorded_at: '2026-02-12T08:00:00Z',
  account: 'C-7',
  stated: values,
});

/** 1,200 from January 2025, 1,800 from February 2026 (15 seats, corrected from 16), nothing from May to July 2025. */
const report = {
  account: 'C-7',
  asked: 'C-7',
  name: 'Acme',
  currency: 'USD',
  data_through: '2026-03-15',
  day: '2026-03-15',
  arr: 180_000,
  mrr: 15_000,
  share: 0.25,
  since: '2025-01-01',
  until: null,
  is_opening: false,
  largest_arr: 180_000,
  plan: 'Team',
  seats: 15,
  renews_on: '2026-06-15',
  due_arr: 180_000,
  lines: [{ product: 'Platform', plan: 'Team', quantity: 15, arr: 180_000, since: '2026-02-10' }],
  nrr: {
    window: 12,
    from: '2025-03-15',
    start_arr: 120_000,
    end_arr: 180_000,
    base_arr: 600_000,
    nrr: 1.1,
    without: 1,
    contribution: 0.1,
    effect: 0.1,
  },
  start_arr: 0,
  opening: null,
  events: [
    {
      on: '2025-01-01',
      type: 'new' as const,
      start_arr: 0,
      end_arr: 120_000,
      parts: [{ source: null, motion: null, product: 'Platform', arr: 120_000 }],
      records: [
        { ...stated('changes.csv', 2, { amount: '100.00' }), kind: 'change' as const, stands: true, earlier: [] },
      ],
      is_lapse: false,
    },
    {
      on: '2025-05-01',
      type: 'churn' as const,
      start_arr: 120_000,
      end_arr: 0,
      parts: [{ source: null, motion: null, product: 'Platform', arr: -120_000 }],
      records: [],
      is_lapse: true,
    },
    {
      on: '2025-08-01',
      type: 'reactivation' as const,
      start_arr: 0,
      end_arr: 120_000,
      parts: [{ source: null, motion: null, product: 'Platform', arr: 120_000 }],
      records: [],
      is_lapse: false,
    },
    {
      on: '2025-09-01',
      type: null,
      start_arr: 120_000,
      end_arr: 120_000,
      parts: [],
      records: [
        { ...stated('changes.csv', 3, { amount: '100.00' }), kind: 'change' as const, stands: true, earlier: [] },
      ],
      is_lapse: false,
    },
    {
      on: '2026-02-10',
      type: 'expansion' as const,
      start_arr: 120_000,
      end_arr: 180_000,
      parts: [{ source: 'seats' as const, motion: 'sales' as const, product: 'Platform', arr: 60_000 }],
      records: [
        {
          ...stated('fixed.csv', 1042, { effective_on: '2026-02-10', quantity: '15', amount: '150.00' }),
          kind: 'change' as const,
          stands: true,
          earlier: [stated('changes.csv', 4, { effective_on: '2026-02-01', quantity: '16', amount: '150.00' })],
        },
      ],
      is_lapse: false,
    },
  ],
  ahead: [],
  products: [
    {
      product: 'Platform',
      steps: [
        { on: '2025-01-01', arr: 120_000 },
        { on: '2025-05-01', arr: 0 },
        { on: '2025-08-01', arr: 120_000 },
        { on: '2026-02-10', arr: 180_000 },
      ],
    },
  ],
  excluded: null,
  merged: [{ account: 'C-8', name: 'Acme Ltd', since: '2026-01-01' }],
  parent: { account: 'P', name: 'Group' },
  parts: [],
  attributes: [
    {
      slug: 'owner',
      spells: [
        { from: null, value: 'Ada', is_ahead: false },
        { from: '2026-01-01', value: 'Bob', is_ahead: false },
        { from: '2026-09-01', value: null, is_ahead: true },
      ],
    },
    { slug: 'segment', spells: [{ from: null, value: 'SMB', is_ahead: false }] },
  ],
  computed: [],
  touchpoints: [{ record: 1, on: '2026-03-01', kind: 'qbr', owner: 'Ada', note: 'Well' }],
  plans: [
    {
      record: 2,
      opened_on: '2026-03-05',
      source: 'seats',
      amount_arr: 50_000,
      expected_on: '2026-06-01',
      champion: null,
      owner: 'Bob',
      status: 'open' as const,
      closed_on: null,
    },
  ],
};

describe('the figures of an account', () => {
  const figures = Object.fromEntries(accountFigures(report).map((figure) => [figure.key, figure]));

  it('say what it is worth, what it does to NRR, since when, what comes next', () => {
    expect(figures.arr).toMatchObject({
      value: '$1,800.00',
      notes: ['$150.00 a month, 25.0% of all ARR', 'At most $1,800.00'],
    });
    expect(figures.nrr_effect).toMatchObject({
      value: '+10.0 pt',
      tone: 'good',
      notes: ['NRR 110.0%, without it 100.0%', 'Its own change: +10.0 pt of NRR'],
      filled: ['110.0% − 100.0% = +10.0 pt'],
    });
    expect(figures.since).toMatchObject({ name: 'Customer since', value: '1 Jan 2025' });
    expect(figures.renewal).toMatchObject({ value: '15 Jun 2026', notes: ['In 3 months', '$1,800.00 falls due'] });
    expect(figures.plan).toMatchObject({ value: 'Team', notes: ['15 seats', '1 line'] });
  });

  it('have a dash and a reason where there is none', () => {
    const none = accountFigures({
      ...report,
      nrr: { ...report.nrr, start_arr: 0, contribution: null, effect: null },
      renews_on: null,
      plan: null,
      seats: null,
      since: null,
    });
    expect(none.map(({ value }) => value)).toEqual(['$1,800.00', '–', '–', '–', '–']);
    expect(none[1]?.exact).toBe('Not active on 15 Mar 2025, when the window began');
  });

  it('know spans of time, and who left', () => {
    expect([
      spanText('2025-01-01', '2025-01-02'),
      spanText('2022-01-01', '2025-03-10'),
      spanText('2024-01-01', '2025-01-05'),
    ]).toEqual(['1 day', '3 years 2 months', '1 year']);
    expect(standingWords({ ...report, until: '2026-01-31' })).toBe('Until 31 Jan 2026, for 1 year');
    expect(standingWords({ ...report, since: null })).toBe('Has never had ARR yet');
  });
});

describe('the course of an account', () => {
  it('is drawn in steps, with a mark for each change and its lapse of three months', () => {
    const course = prepareCourse(report);
    expect(course?.points.map(({ total }) => total)).toEqual([120_000, 0, 120_000, 180_000, 180_000]);
    expect(course?.marks).toHaveLength(4);
    expect(course?.marks[1]).toMatchObject({ round: true, colour: 'var(--mv-churn)', total: 0 });
    expect(course?.lapses).toEqual([{ from: 20_209, to: 20_301, words: 'No ARR' }]);
    expect(course?.finding).toBe('Expansion of +$600.00 on 10 Feb 2026, the last of 4 changes');
    expect(course?.products).toEqual([
      { name: 'Platform', colour: 'var(--seg-1)', value: '$1.8k', end: expect.any(Number) },
    ]);
    expect(course?.table.rows.map((row) => row.map(({ plain }) => plain))[1]).toEqual(['2025-05-01', '0.00', '0']);
  });

  it('says who left, and is none where there never was any ARR', () => {
    const events = report.events.slice(0, 2);
    const products = [{ product: 'Platform', steps: report.products[0]!.steps.slice(0, 2) }];
    const left = prepareCourse({ ...report, events, products });
    expect(left?.finding).toBe('Left on 1 May 2025 with $1,200.00 ARR');
    expect(left?.lapses[0]?.words).toBe('No ARR since 1 May 2025');
    expect(left?.products[0]?.end).toBeNull();
    expect(prepareCourse({ ...report, events: [], products: [] })).toBeNull();
  });
});

describe('the ledger of an account', () => {
  const ledger = prepareLedger(report, false);

  it('has its changes, the latest first, which sum to its ARR: 1,200 − 1,200 + 1,200 + 600', () => {
    expect(ledger.lines.map(({ what, change, arr }) => `${what} ${change} ${arr}`)).toEqual([
      'Expansion +$600.00 $1,800.00',
      'Reactivation +$1,200.00 $1,200.00',
      'Churn −$1,200.00 $0.00',
      'New +$1,200.00 $1,200.00',
    ]);
    expect(ledger.sum).toEqual({ change: '+$1,800.00', arr: '$1,800.00' });
    expect(ledger.lines[2]).toMatchObject({ source: 'A lapse: no record says so', isLoss: true });
    const sum = ledger.table.rows.reduce((total, row) => total + Number(row[5]?.plain || 0), 0);
    expect(sum).toBe(1800);
  });

  it('shows what a correction replaced beside what counts', () => {
    const [line] = ledger.lines;
    expect(line).toMatchObject({ source: 'fixed.csv, row 1,042', note: '1 correction' });
    expect(line?.parts[0]).toMatchObject({ reason: 'Seats, sales', override: { source: 'seats', motion: 'sales' } });
    expect(line?.records[0]).toMatchObject({
      standing: 'corrected',
      replaced: ['changes.csv, row 4, recorded 12 Feb 2026'],
    });
    expect(line?.records[0]?.fields).toEqual([
      { name: 'Effective on', value: '10 Feb 2026', before: ['1 Feb 2026'] },
      { name: 'Quantity', value: '15', before: ['16'] },
      { name: 'Amount', value: '150.00', before: [] },
    ]);
  });

  it('leaves out what changed nothing, until it is asked for; ahead and opening stand apart', () => {
    expect(ledger.unmoved).toBe(1);
    const all = prepareLedger(
      { ...report, opening: { on: '2024-12-31', arr: 0, records: [] }, ahead: [report.events[4]!] },
      true,
    );
    expect(all.lines.map(({ what }) => what)).toEqual([
      ...['Expansion', 'Expansion', 'Stated again', 'Reactivation', 'Churn', 'New', 'Opening balance'],
    ]);
    expect(all.lines[0]?.isAhead).toBe(true);
  });
});

describe('what else is known of an account', () => {
  it('has attributes with what they were, and will be', () => {
    expect(attributeLines(report.attributes)).toEqual([
      {
        name: 'Owner',
        value: 'Bob',
        since: 'since 1 Jan 2026',
        history: ['none from 1 Sep 2026', 'Ada until 1 Jan 2026'],
      },
      { name: 'Segment', value: 'SMB', since: '', history: [] },
    ]);
  });

  it('has lines, touchpoints and plans, and related accounts', () => {
    expect(productLines(report)[0]).toMatchObject({ product: 'Platform', note: 'Team, 15 units, since 10 Feb 2026' });
    expect(plannedLines(report).map(({ day, what, note, amount }) => [day, what, note, amount])).toEqual([
      ['5 Mar 2026', 'Plan open, seats', 'Bob, expected 1 Jun 2026', '$500.00'],
      ['1 Mar 2026', 'Business review', 'Ada: Well', ''],
    ]);
    expect(relations(report).map(({ how, account }) => [how, account])).toEqual([
      ['A part of', 'P'],
      ['Merged into it', 'C-8'],
    ]);
  });

  it('says first where it is in no figure, or was asked for by another id', () => {
    expect(accountNotice(report)).toBeNull();
    expect(accountNotice({ ...report, asked: 'C-8' })).toBe('C-8 is merged into Acme (C-7), whose story this is.');
    expect(accountNotice({ ...report, excluded: { reason: 'A test', since: '2026-01-01' } })).toBe(
      'In no figure since 1 Jan 2026: A test.',
    );
  });
});

it('an account’s page asks by its id, as of the day, and not for the list’s filters', () => {
  const question = { as_of: '2026-01-01', fx: 'rolling', roll_up: 'account', where: ['segment=SMB'] };
  expect(accountQuestion('C/7', question as unknown as Parameters<typeof accountQuestion>[1])).toEqual({
    account: 'C/7',
    as_of: '2026-01-01',
    fx: 'rolling',
  });
  expect([accountOf('C%2F7'), accountOf('50%')]).toEqual(['C/7', '50%']);
});
