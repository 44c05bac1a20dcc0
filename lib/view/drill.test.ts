import { describe, expect, it } from 'vitest';
import { drilledName, drillText, explainQuestion, parseDrill, prepareDrill } from './drill';
import type { ExplainedFigure } from './drill-table';
import { csvOf } from './twin';

const churn: ExplainedFigure = {
  metric: 'churn',
  period: '2026-10',
  currency: 'USD',
  value: 22_500_00,
  sum: 22_500_00,
  divided_by: null,
  accounts: [
    {
      account: 'c-1',
      name: 'Cobalt Plumbing',
      start_arr: 12_500_00,
      end_arr: 0,
      adds: 12_500_00,
      changes: [
        { on: '2026-10-03', source: 'seats', arr: -2_500_00, row: 41, file: 'changes.csv' },
        { on: '2026-10-31', source: 'churn', arr: -10_000_00, row: null, file: null },
      ],
    },
    { account: 'c-2', name: '', start_arr: 10_000_00, end_arr: 0, adds: 10_000_00, changes: [] },
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
    });
  });

  it('has a name', () => {
    const names = ['nrr_12m', 'logo_1m', 'arr', 'churn', 'expansion.add_on', 'x'].map(drilledName);
    expect(names).toEqual(['NRR, 12 months', 'Logo retention, 1 month', 'ARR', 'Churn', 'Expansion by add-ons', 'x']);
  });
});

describe('what makes a figure', () => {
  it('begins with the account it was opened for, and says which part it is of', () => {
    const model = prepareDrill(churn, { where: ['segment=SMB'], account: 'c-2' });
    expect(model.title).toBe('Churn, Segment: SMB, Oct 2026: $22,500.00');
    expect(model.rows.map(({ account, isOpen }) => [account, isOpen])).toEqual([
      ['c-2', true],
      ['c-1', false],
    ]);
  });

  it('of money is told with its sum: 12,500 + 10,000 = 22,500', () => {
    const model = prepareDrill(churn);
    expect(model).toMatchObject({
      title: 'Churn, Oct 2026: $22,500.00',
      sentence: '2 accounts, which add up to it.',
      sum: '+$22,500.00',
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
    const none = prepareDrill({ ...nrr, value: null, sum: 0, divided_by: 0, accounts: [] });
    expect(none.sentence).toBe('Nobody was there at the start, so there is no rate.');
  });

  it('of logo retention counts accounts', () => {
    const accounts = churn.accounts.map((account) => ({ ...account, adds: 1 }));
    const model = prepareDrill({ ...nrr, metric: 'logo_12m', value: 1, sum: 2, divided_by: 2, accounts });
    expect(model).toMatchObject({ sum: '2', sentence: '2 accounts: 2 of 2 at the start.' });
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

  it('leaves what nobody reads to the file, and says what it adds', () => {
    const accounts = Array.from({ length: 203 }, (_, index) => ({ ...churn.accounts[1]!, account: `c-${index}` }));
    const model = prepareDrill({ ...churn, accounts });
    expect(model.rows).toHaveLength(200);
    expect(model.rest).toEqual({ accounts: 3, adds: '+$30,000.00' });
    expect(model.table.rows).toHaveLength(203);
  });

  it('goes to a file where every account stands once with its own figures', () => {
    expect(csvOf(prepareDrill(churn).table).split('\r\n')).toEqual([
      'Account,Name,start_arr_USD,end_arr_USD,adds_USD,Date,Change,change_arr_USD,File,Row',
      'c-1,Cobalt Plumbing,12500.00,0.00,12500.00,2026-10-03,Seats,-2500.00,changes.csv,41',
      'c-1,Cobalt Plumbing,,,,2026-10-31,Churn,-10000.00,,',
      'c-2,,10000.00,0.00,10000.00,,,,,',
      '',
    ]);
  });
});
