import { describe, expect, it } from 'vitest';
import { formatDay } from './day';
import { explain } from './explain';
import { countsAccounts, explainedMetric, explainedMetricNames, isShare } from './explain-metrics';
import type { Explained } from './explained';
import { buildFacts } from './facts';
import { parsePeriod } from './grid';
import { deriveLedger } from './ledger';
import type { LedgerSettings } from './settings';
import { type Change, type Rows, sourceRecords } from './testing/columns';
import { explainBasisOf, explainedRows } from './testing/explained';
import { usualSettings } from './testing/reports';

interface Told {
  explained: Pick<Explained, 'value' | 'sum' | 'dividedBy'>;
  rows: (readonly [account: string, adds: number, start: number, end: number])[];
  /** Day, source, ARR and row of each account's changes. */
  changes: Record<string, (readonly [string, string, number, number])[]>;
}

function told(
  rows: Rows,
  name: string,
  period: string,
  stated: Partial<LedgerSettings> = {},
  products: string[] | null = null,
): Told {
  const records = sourceRecords(rows);
  const settings = { ...usualSettings, ...stated };
  const query = { recordedBy: null };
  const facts = buildFacts(deriveLedger(records, settings, query), records.accounts, settings);
  const basis = explainBasisOf(facts, { records, settings, query }, products);
  const explained = explain(basis, explainedMetric(name)!, parsePeriod(period)!, null);
  const accounts = explainedRows(basis, explained);
  const idOf = (account: number): string => facts.accountIds[account]!;
  const { value, sum, dividedBy } = explained;
  return {
    explained: { value, sum, dividedBy },
    rows: accounts.map(({ account, adds, startMinor, endMinor }) => [idOf(account), adds, startMinor, endMinor]),
    changes: Object.fromEntries(
      accounts.map(({ account, changes }) => [
        idOf(account),
        changes.map(({ day, source, arrMinor, row }) => [formatDay(day), source, arrMinor, row] as const),
      ]),
    ),
  };
}

const yearly = (account: string, on: string, minor: number, more: Partial<Change> = {}): Change => ({
  account,
  on,
  minor,
  every: [1, 'year'],
  status: minor === 0 ? 'ended' : 'active',
  ...more,
});

/** Rows 0 to 8. */
const changes = [
  yearly('a', '2024-12-01', 1000, { quantity: 10 }),
  yearly('a', '2025-03-10', 1800, { quantity: 15 }),
  yearly('a', '2025-03-10', 200, { item: 'Extra', kind: 'add_on' }),
  yearly('b', '2024-12-05', 500),
  yearly('b', '2025-03-05', 0),
  yearly('c', '2025-03-20', 300),
  yearly('d', '2024-12-05', 400),
  yearly('d', '2025-02-05', 0),
  yearly('d', '2025-03-25', 450),
];

describe('retention explained', () => {
  it('NRR of March: a 1,000 → 2,000, b 500 → 0: 2,000 ÷ 1,500, the account that changed most first', () => {
    const { explained, rows, changes: by } = told({ changes }, 'nrr_1m', '2025-03');
    expect(explained).toMatchObject({ value: 2000 / 1500, sum: 2000, dividedBy: 1500 });
    expect(rows).toEqual([
      ['a', 2000, 1000, 2000],
      ['b', 0, 500, 0],
    ]);
    expect(by.b).toEqual([['2025-03-05', 'churn', -500, 4]]);
  });
  it('five seats at 100, 300 of price, an add-on of 200: 500 + 300 + 200, each with its row', () => {
    expect(told({ changes }, 'nrr_1m', '2025-03').changes.a).toEqual([
      ['2025-03-10', 'seats', 500, 1],
      ['2025-03-10', 'price', 300, 1],
      ['2025-03-10', 'add_on', 200, 2],
    ]);
  });
  it('GRR adds each account’s lesser: (1,000 + 0) ÷ 1,500; logo retention 1 for a, 0 for b: 1 ÷ 2', () => {
    expect(told({ changes }, 'grr_1m', '2025-03').explained).toMatchObject({ value: 1000 / 1500, sum: 1000 });
    expect(told({ changes }, 'logo_1m', '2025-03').explained).toMatchObject({ value: 0.5, sum: 1, dividedBy: 2 });
  });
  it('nobody at the start: no rate, nobody to tell of', () => {
    const { explained, rows } = told({ changes }, 'nrr_12m', '2025-03');
    expect(explained).toEqual({ value: null, sum: 0, dividedBy: 0 });
    expect(rows).toEqual([]);
  });
  it('d left and came back inside three months: −400 as churn, +450 as reactivation', () => {
    expect(told({ changes }, 'nrr_3m', '2025-03').changes.d).toEqual([
      ['2025-02-05', 'churn', -400, 7],
      ['2025-03-25', 'reactivation', 450, 8],
    ]);
  });
});

describe('movements and balances explained', () => {
  it.each([
    ['expansion', 1000, [['a', 1000, 1000, 2000]]],
    ['expansion.seats', 500, [['a', 500, 1000, 2000]]],
    ['expansion.price', 300, [['a', 300, 1000, 2000]]],
    ['churn', 500, [['b', 500, 500, 0]]],
    ['new', 300, [['c', 300, 0, 300]]],
    ['reactivation', 450, [['d', 450, 0, 450]]],
    ['contraction', 0, []],
  ])('%s of March is %i', (name, sum, rows) => {
    const march = told({ changes }, name, '2025-03');
    expect(march.explained).toMatchObject({ value: sum, sum, dividedBy: null });
    expect(march.rows).toEqual(rows);
  });
  it('a quarter sums its months: d churned 400 in February, b 500 in March', () => {
    const quarter = told({ changes }, 'churn', '2025-Q1');
    expect(quarter.rows).toEqual([
      ['b', 500, 500, 0],
      ['d', 400, 400, 450],
    ]);
  });
  it('the week of 3 March has b’s churn alone', () => {
    expect(told({ changes }, 'churn', '2025-W10').rows).toEqual([['b', 500, 500, 0]]);
    expect(told({ changes }, 'expansion', '2025-W10').rows).toEqual([]);
  });
  it('ARR at the end of March: 2,000 + 450 + 300', () => {
    const arr = told({ changes }, 'arr', '2025-03');
    expect([arr.explained.value, arr.rows.map(([account, adds]) => [account, adds])]).toEqual([
      2750,
      [
        ['a', 2000],
        ['d', 450],
        ['c', 300],
      ],
    ]);
    expect(told({ changes }, 'arr', '2025-03-15').explained.sum).toBe(2000);
  });
  it('an opening balance is where the first month starts from, not a change in it', () => {
    const opened = told({ changes }, 'arr', '2024-12', { historyFrom: '2024-12-10' });
    expect(opened.rows[0]).toEqual(['a', 1000, 1000, 1000]);
    expect(opened.changes.a).toEqual([]);
    expect(told({ changes }, 'arr', '2024', { historyFrom: '2024-12-10' }).rows[0]).toEqual(['a', 1000, 1000, 1000]);
  });
});

describe('changes of one day', () => {
  const only = (rows: Rows, name = 'nrr_1m') => Object.values(told(rows, name, '2025-03').changes)[0];

  it('a product swapped for another: −600 and +1,080 of two rows: 120 more seats, 360 of plan', () => {
    const swap = [
      yearly('a', '2024-12-01', 600, { item: 'Basic', quantity: 10, plan: 'Basic' }),
      yearly('a', '2025-03-10', 0, { item: 'Basic' }),
      yearly('a', '2025-03-10', 1080, { item: 'Pro', quantity: 12, plan: 'Pro' }),
    ];
    const told = only({ changes: swap })!;
    expect(told.reduce((sum, [, , arr]) => sum + arr, 0)).toBe(480);
    const of = (source: string) => told.filter((one) => one[1] === source).reduce((sum, [, , arr]) => sum + arr, 0);
    expect([of('seats'), of('plan')]).toEqual([120, 360]);
  });
  it('two items of one product, one of which says it is an upgrade', () => {
    const two = [
      yearly('a', '2024-12-01', 500, { item: 'x', product: 'Core', quantity: 5 }),
      yearly('a', '2024-12-01', 500, { item: 'y', product: 'Core', quantity: 5 }),
      yearly('a', '2025-03-10', 700, { item: 'x', product: 'Core', quantity: 7, source: 'upgrade' }),
      yearly('a', '2025-03-10', 600, { item: 'y', product: 'Core', quantity: 6 }),
    ];
    expect(only({ changes: two })).toEqual([
      ['2025-03-10', 'plan', 200, 2],
      ['2025-03-10', 'seats', 100, 3],
    ]);
  });
  it('more seats for the same amount: +200 seats, −200 price, together nothing', () => {
    const same = [yearly('a', '2024-12-01', 1000, { quantity: 10 }), yearly('a', '2025-03-10', 1000, { quantity: 12 })];
    expect(only({ changes: same })).toEqual([
      ['2025-03-10', 'seats', 200, 1],
      ['2025-03-10', 'price', -200, 1],
    ]);
  });
  it('an invoiced product that runs out is a change that no row states', () => {
    const invoices = [{ account: 'a', from: '2024-12-10', until: '2025-03-10', minor: 300 }];
    const [change] = only({ invoices }, 'churn')!;
    expect(change).toEqual(['2025-03-10', 'churn', -1200, -1]);
  });
});

describe('a cell of the cohort table explained', () => {
  it('a and b came before the ledger: of 900 in December b’s 500 are gone, a has 2,000', () => {
    const opening = { historyFrom: '2025-01-01' };
    const { rows } = told({ changes }, 'cohort_net.before', '2025-03', opening);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual(['a', 2000, 1000, 2000]);
  });
  it('December 2024: a 1,000, b 500, d 400; in March 2025 a has 2,000 and d is back with 450', () => {
    expect(told({ changes }, 'cohort_net.2024-12', '2025-03').rows).toEqual([
      ['a', 2000, 1000, 2000],
      ['b', 0, 500, 0],
      ['d', 450, 400, 450],
    ]);
  });
  it.each([
    ['net', 2450 / 1900, 2450, 1900],
    ['gross', 1400 / 1900, 1400, 1900],
    ['logo', 2 / 3, 2, 3],
    ['accounts', 2, 2, null],
    ['revenue', 2450, 2450, null],
    // 2,450 a year over two accounts are 102.08 a month each.
    ['arpa', 102, 2450, 2],
  ])('%s is %d', (metric, value, sum, dividedBy) => {
    const { explained } = told({ changes }, `cohort_${metric}.2024-12`, '2025-03');
    expect(explained).toMatchObject({ value, sum, dividedBy });
  });
  it('at age 0 nobody has changed yet; a quarter’s cohort is looked at by quarters', () => {
    expect(told({ changes }, 'cohort_net.2024-12', '2024-12').changes).toEqual({ a: [], b: [], d: [] });
    expect(told({ changes }, 'cohort_revenue.2024-Q4', '2025-Q1').explained.sum).toBe(2450);
    expect(told({ changes }, 'cohort_revenue.2025', '2025').rows).toEqual([['c', 300, 300, 300]]);
  });
  it('without anyone there is no rate', () => {
    const nobody = { value: null, sum: 0, dividedBy: 0 };
    expect(told({ changes }, 'cohort_net.before', '2025-03').explained).toEqual(nobody);
    expect(told({ changes }, 'cohort_arpa.2025-01', '2025-03').explained).toEqual(nobody);
  });
});

/** Rows 0 to 6: a swaps Basic for Pro and adds Mail; b renews in part. */
const productChanges = [
  yearly('a', '2024-12-01', 1000, { product: 'Basic' }),
  yearly('a', '2025-03-10', 1600, { product: 'Pro' }),
  yearly('a', '2025-03-10', 200, { product: 'Mail', item: 'Mail', kind: 'add_on' }),
  yearly('b', '2024-12-05', 500, { product: 'Basic', renewsOn: '2025-03-05' }),
  yearly('b', '2025-03-05', 300, { product: 'Basic' }),
  yearly('c', '2024-12-05', 900, { product: 'Basic', renewsOn: '2025-03-20' }),
  yearly('c', '2025-03-20', 0, { product: 'Basic' }),
];

describe('a figure of products explained', () => {
  it('NRR of Basic: of 2,400 b’s 300 are left; what a took to Pro went over between products', () => {
    const basic = told({ changes: productChanges }, 'nrr_1m', '2025-03', {}, ['Basic']);
    expect(basic.explained).toMatchObject({ sum: 300, dividedBy: 2400 });
    expect(basic.changes).toEqual({
      a: [['2025-03-10', 'between_products', -1000, 1]],
      b: [['2025-03-05', 'unclassified', -200, 4]],
      c: [['2025-03-20', 'churn', -900, 6]],
    });
  });
  it('ARR of Pro: 1,000 that were Basic’s and a plan change of 600', () => {
    const pro = told({ changes: productChanges }, 'arr', '2025-03', {}, ['Pro']);
    expect(pro.rows).toEqual([['a', 1600, 0, 1600]]);
    expect(pro.changes.a).toEqual([
      ['2025-03-10', 'between_products', 1000, 1],
      ['2025-03-10', 'plan', 600, 1],
    ]);
  });
  it('of the account’s expansion of 800, shared as 1,600 to 200, 711 are Pro’s; 889 moved between products', () => {
    const of = (name: string) => told({ changes: productChanges }, name, '2025-03', {}, ['Pro']).explained.sum;
    expect(['expansion', 'expansion.plan', 'genuine', 'between_products'].map(of)).toEqual([711, 711, 711, 889]);
  });
  it('of Basic and Pro together nothing went over: 600 of plan', () => {
    const both = told({ changes: productChanges }, 'arr', '2025-03', {}, ['Basic', 'Pro']);
    expect(both.changes.a).toEqual([['2025-03-10', 'plan', 600, 1]]);
  });
});

describe('renewals explained', () => {
  const of = (name: string, period = '2025-03') => told({ changes: productChanges }, name, period);
  it('1,400 were due in March: b renews 300 of 500, c’s 900 are lost', () => {
    expect(of('renewal_rate').explained).toEqual({ value: 300 / 1400, sum: 300, dividedBy: 1400 });
    expect(of('renewal_rate').rows).toEqual([
      ['c', 0, 900, 0],
      ['b', 300, 500, 300],
    ]);
    expect(of('renewal_outcome.lost').rows).toEqual([['c', 900, 900, 0]]);
    expect(of('renewal_outcome.contracted').explained.sum).toBe(200);
    expect(of('due_arr', '2025-Q1').explained.sum).toBe(1400);
  });
  it('a term that ends 20 days after the data is due within 30 days', () => {
    const due = told({ changes: productChanges }, 'due_arr.30d', '2025-02-28', { dataThrough: '2025-02-28' });
    expect(due.rows).toEqual([
      ['c', 900, 900, 900],
      ['b', 500, 500, 500],
    ]);
    expect(due.changes).toEqual({ b: [], c: [] });
  });
});

it('knows the cells of cohorts by name, and no others', () => {
  expect(explainedMetric('cohort_net.2025-Q1')).toMatchObject({ kind: 'cohort', metric: 'net' });
  expect(explainedMetric('cohort_net.before')).toMatchObject({ started: null });
  for (const name of ['cohort_net', 'cohort_x.2025', 'cohort_net.2025-13', 'cohort_net.2025-W01', 'cohort_net.'])
    expect(explainedMetric(name), name).toBeNull();
});

it('names every figure it explains once', () => {
  expect(new Set(explainedMetricNames).size).toBe(explainedMetricNames.length);
  expect(explainedMetricNames).toEqual(expect.arrayContaining(['nrr_12m', 'logo_1m', 'arr', 'contraction.usage']));
  expect(explainedMetric('nrr')).toBeNull();
});

it.each([
  ['nrr_12m', true, false],
  ['logo_3m', true, true],
  ['cohort_net.2025', true, false],
  ['cohort_logo.2025', true, true],
  ['cohort_accounts.2025', false, true],
  ['cohort_arpa.2025', false, false],
  ['expansion_rate', true, false],
  ['source_account_rate.plan', true, true],
  ['genuine', false, false],
  ['renewal_rate', true, false],
  ['due_arr', false, false],
  ['arr', false, false],
])('%s: a share %s, of accounts %s', (name, share, counts) => {
  const metric = explainedMetric(name)!;
  expect([isShare(metric), countsAccounts(metric)]).toEqual([share, counts]);
});
