import { describe, expect, it } from 'vitest';
import { explainQuestion, parseDrill } from './drill';
import { joinedPages, prepareDrill } from './drill-model';
import { drilledName } from './drill-names';
import { drillTable, type ExplainedFigure } from './drill-table';
import { drillText } from './drill-text';
import { csvOf } from './twin';

const churn: ExplainedFigure = {
  metric: 'churn',
  period: '2026-10',
  currency: 'USD',
  value: 22_500_00,
  sum: 22_500_00,
  divided_by: null,
  total: { accounts: 2, start_arr: 22_500_00, end_arr: 0 },
  accounts: [
    {
      account: 'c-1',
      name: 'Cobalt Plumbing',
      start_arr: 12_500_00,
      end_arr: 0,
      adds: 12_500_00,
      base: null,
      changes: [
        { on: '2026-10-03', source: 'seats', arr: -2_500_00, row: 41, file: 'changes.csv' },
        { on: '2026-10-31', source: 'churn', arr: -10_000_00, row: null, file: null },
      ],
    },
    { account: 'c-2', name: '', start_arr: 10_000_00, end_arr: 0, adds: 10_000_00, base: null, changes: [] },
  ],
};

const nrr: ExplainedFigure = { ...churn, metric: 'nrr_12m', period: '2026-11-15', value: 1.125, divided_by: 20_000_00 };

describe('a figure in an address', () => {
  it('is its metric and its period', () => {
    expect(parseDrill('expansion.seats@2026-10')).toEqual({ metric: 'expansion.seats', period: '2026-10' });
    expect(drillText({ metric: 'nrr_12m', period: '2026-11-15' })).toBe('nrr_12m@2026-11-15');
  });

  it('is none where there is no such metric or period', () => {
    for (const text of ['', 'profit@2026-10', 'nrr_12m', 'nrr_12m@soon', 'nrr_12m@2026-10@x'])
      expect(parseDrill(text)).toBeNull();
  });

  it('may be of a part of the accounts, or opened for one of them', () => {
    const figure = {
      metric: 'nrr_12m',
      period: '2026-10',
      where: ['owner=a&b@c.de', 'arr_band=<1k'],
      attr_at: 'start',
      account: 'C-1&2',
    } as const;
    expect(parseDrill(drillText(figure))).toEqual(figure);
    expect(parseDrill('nrr_12m@2026-10&%')).toBeNull();
  });

  it('is asked with its own filters before those of the page on the same attribute', () => {
    const asked = { where: ['segment=SMB', 'segment=Enterprise', 'region=EMEA'], fx: 'rolling' } as const;
    const drill = { metric: 'nrr_12m', period: '2026-10', where: ['segment=SMB'], account: 'C-1' };
    expect(explainQuestion({ ...asked, where: [...asked.where] }, drill)).toEqual({
      metric: 'nrr_12m',
      period: '2026-10',
      fx: 'rolling',
      where: ['region=EMEA', 'segment=SMB'],
      account: 'C-1',
    });
  });

  it('has a name', () => {
    const names = ['nrr_12m', 'logo_1m', 'arr', 'churn', 'expansion.add_on', 'x'].map(drilledName);
    expect(names).toEqual(['NRR, 12 months', 'Logo retention, 1 month', 'ARR', 'Churn', 'Expansion by add-ons', 'x']);
  });

  it.each([
    ['genuine', 'Genuine expansion'],
    ['genuine_rate', 'Genuine expansion rate'],
    ['expansion_rate', 'Expansion rate'],
    ['expansion.sales', 'Expansion, sales'],
    ['expansion.unknown', 'Expansion, not stated'],
    ['expanding_accounts', 'Expanding accounts'],
    ['source_account_rate.seats', 'Expanding accounts by seats'],
    ['source_amount_rate.price', 'Expansion rate by price changes'],
    ['renewal_rate', 'Renewal rate'],
    ['renewal_outcome.lost', 'Lost at renewal'],
    ['due_arr', 'Due for renewal'],
    ['due_arr.30d', 'Due within 30 days'],
    ['between_products', 'Moved between products'],
  ])('%s is %s', (metric, name) => {
    expect(drilledName(metric)).toBe(name);
  });
});

const nobody = { accounts: 0, start_arr: 0, end_arr: 0 };

describe('what makes a figure', () => {
  it('opens the account it was opened for, and says which part it is of', () => {
    const model = prepareDrill(churn, { where: ['segment=SMB'], account: 'c-2' });
    expect(model.title).toBe('Churn, Segment: SMB, Oct 2026: $22,500.00');
    expect(model.rows.map(({ account, isOpen }) => [account, isOpen])).toEqual([
      ['c-1', false],
      ['c-2', true],
    ]);
  });

  it('of money is told with its sum: 12,500 + 10,000 = 22,500', () => {
    const model = prepareDrill(churn);
    expect(model).toMatchObject({
      title: 'Churn, Oct 2026: $22,500.00',
      sentence: '2 accounts, which add up to it.',
      sums: { start: '$22,500.00', end: '$0.00', due: null, adds: '+$22,500.00' },
      rest: null,
    });
    expect(model.rows.map(({ name, adds }) => [name, adds])).toEqual([
      ['Cobalt Plumbing', '+$12,500.00'],
      ['c-2', '+$10,000.00'],
    ]);
    expect(model.rows[0]?.changes.map(({ what, from }) => [what, from])).toEqual([
      ['Seats', 'changes.csv, row 41'],
      ['Churn', 'A lapse: no record says so'],
    ]);
  });

  it('of a rate is told with what it is a share of: 22,500 of 20,000 is 112.5%', () => {
    const { title, sentence } = prepareDrill(nrr);
    expect(title).toBe('NRR, 12 months, to 15 Nov 2026: 112.5%');
    expect(sentence).toBe('2 accounts: $22,500.00 of $20,000.00 at the start.');
    const none = prepareDrill({ ...nrr, value: null, sum: 0, divided_by: 0, accounts: [], total: nobody });
    expect(none.sentence).toBe('Nobody was there at the start, so there is no rate.');
  });

  it('of logo retention counts accounts', () => {
    const accounts = churn.accounts.map((account) => ({ ...account, adds: 1 }));
    const model = prepareDrill({ ...nrr, metric: 'logo_12m', value: 1, sum: 2, divided_by: 2, accounts });
    expect(model).toMatchObject({ sums: { adds: '2' }, sentence: '2 accounts: 2 of 2 at the start.' });
  });

  it.each([
    [
      'net',
      1.125,
      'Net retention, cohort Q1 2025, 2025-Q3: 112.5%',
      '2 accounts: $22,500.00 of $20,000.00 at the start.',
    ],
    ['accounts', 2, 'Accounts, cohort Q1 2025, 2025-Q3: 2', '2 accounts started; those with ARR are counted.'],
    ['revenue', 22_500_00, 'ARR, cohort Q1 2025, 2025-Q3: $22,500.00', '2 accounts, which add up to it.'],
    [
      'arpa',
      937_50,
      'ARPA, cohort Q1 2025, 2025-Q3: $937.50',
      '2 accounts started; their ARR, over 12 months and the 2 still active.',
    ],
  ])('of a cohort: %s', (metric, value, title, sentence) => {
    const divided_by = metric === 'arpa' ? 2 : metric === 'net' ? 20_000_00 : null;
    const model = prepareDrill({ ...nrr, metric: `cohort_${metric}.2025-Q1`, period: '2025-Q3', value, divided_by });
    expect([model.title, model.sentence]).toEqual([title, sentence]);
  });

  it('of renewals is told with what was due', () => {
    const [first, second] = churn.accounts;
    const accounts = [
      { ...first!, adds: 0, base: 12_500_00 },
      { ...second!, base: 10_000_00 },
    ];
    const figure = { ...churn, metric: 'renewal_rate', value: 0.4444, sum: 10_000_00, divided_by: 22_500_00, accounts };
    const { rows, sums, sentence, title } = prepareDrill(figure);
    expect(rows.map(({ due, adds }) => [due, adds])).toEqual([
      ['$12,500.00', '$0.00'],
      ['$10,000.00', '$10,000.00'],
    ]);
    expect([sums.due, sums.adds]).toEqual(['$22,500.00', '$10,000.00']);
    expect(sentence).toBe('2 accounts: $10,000.00 of $22,500.00 that was due.');
    expect(title).toBe('Renewal rate, Oct 2026: 44.4%');
    const none = prepareDrill({ ...figure, value: null, sum: 0, divided_by: 0, accounts: [], total: nobody });
    expect(none.sentence).toBe('Nothing was due, so there is no rate.');
  });

  it('is due after a day, and holds its sign where it moved between products', () => {
    expect(prepareDrill({ ...churn, metric: 'due_arr.30d', period: '2026-11-15' }).title).toBe(
      'Due within 30 days, after 15 Nov 2026: $22,500.00',
    );
    const moved = prepareDrill({ ...churn, metric: 'between_products', value: -22_500_00, sum: -22_500_00 });
    expect(moved.sums.adds).toBe('−$22,500.00');
  });

  it('is of all accounts, however many of them have been loaded', () => {
    const pages = [0, 1].map((page) => ({
      ...churn,
      sum: 30_000_00,
      total: { accounts: 3, start_arr: 30_000_00, end_arr: 0 },
      accounts: [{ ...churn.accounts[1]!, account: `c-${page}` }],
    }));
    const model = prepareDrill(joinedPages(pages)!);
    expect(model.rows.map(({ account }) => account)).toEqual(['c-0', 'c-1']);
    expect(model.rest).toEqual({ words: '2 of 3 accounts', adds: '+$10,000.00' });
    expect(model.sums).toMatchObject({ start: '$30,000.00', adds: '+$30,000.00' });
    expect(model.sentence).toBe('3 accounts, which add up to it.');
    expect(joinedPages([])).toBeNull();
  });

  it('goes to a file where every account stands once with its own figures', () => {
    expect(csvOf(drillTable(churn)).split('\r\n')).toEqual([
      'Account,Name,start_arr_USD,end_arr_USD,adds_USD,Date,Change,change_arr_USD,File,Row',
      'c-1,Cobalt Plumbing,12500.00,0.00,12500.00,2026-10-03,Seats,-2500.00,changes.csv,41',
      'c-1,Cobalt Plumbing,,,,2026-10-31,Churn,-10000.00,,',
      'c-2,,10000.00,0.00,10000.00,,,,,',
      '',
    ]);
  });

  it('of the whole company leaves the page’s filters, rates and parents aside, not its day', () => {
    const drill = { metric: 'arr', period: '2026-10-31', where: ['plan=Pro'], of: 'company' as const };
    expect(parseDrill(drillText(drill))).toEqual(drill);
    expect(explainQuestion({ where: ['segment=SMB'], fx: 'rolling', as_of: '2026-11-01' }, drill)).toEqual({
      as_of: '2026-11-01',
      metric: 'arr',
      period: '2026-10-31',
      where: ['plan=Pro'],
    });
  });
});
