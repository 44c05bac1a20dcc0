import { describe, expect, it } from 'vitest';
import { withComputedAttributes } from './computed-attributes';
import type { Facts } from './facts';
import { intervalName } from './interval-name';
import type { LedgerBasis } from './lines';
import { accountList, splitBy } from './segments';
import { type Rows, sourceRecords } from './testing/columns';
import { dayOf, factsOf, usualSettings } from './testing/reports';

const basisOf = (rows: Rows, settings = usualSettings): LedgerBasis => ({
  records: sourceRecords(rows),
  settings,
  query: { recordedBy: null },
});

function factsWith(rows: Rows): Facts {
  return withComputedAttributes(factsOf(rows), basisOf(rows));
}

/** Keys with the ids of their accounts, on a day or now. */
const split = (facts: Facts, slug: string, on?: string) =>
  splitBy(facts, slug, null, on === undefined ? undefined : dayOf(on)).map(({ key, list }) => [
    key,
    [...list].map((account) => facts.accountIds[account]).join(' '),
  ]);

describe('ARR bands', () => {
  const facts = factsWith({
    changes: [
      { account: 'a', on: '2025-01-10', minor: 99_999, every: [1, 'year'] },
      { account: 'a', on: '2025-02-10', minor: 100_000, every: [1, 'year'] },
      { account: 'b', on: '2025-01-10', minor: 10_000_000, every: [1, 'year'] },
      { account: 'c', on: '2025-01-10', minor: 499_999, every: [1, 'year'] },
      { account: 'c', on: '2025-03-10', status: 'ended' },
    ],
    accounts: ['a', 'b', 'c', 'd'],
  });
  it('are half-open: $999.99 is below 1k, $1,000 is 1k-5k; in their own order', () => {
    expect(split(facts, 'arr_band', '2025-02-09')).toEqual([
      ['', 'd'],
      ['<1k', 'a'],
      ['1k-5k', 'c'],
      ['100k+', 'b'],
    ]);
    expect(split(facts, 'arr_band', '2025-02-10')[1]).toEqual(['1k-5k', 'a c']);
  });
  it('stay with an account that left, and begin with its first active day', () => {
    expect(split(facts, 'arr_band')).toEqual(split(facts, 'arr_band', '2025-02-28'));
    expect(split(facts, 'arr_band', '2025-01-09')).toEqual([['', 'a b c d']]);
  });
});

describe('tenure', () => {
  const facts = factsWith({
    changes: [
      { account: 'a', on: '2023-02-28', minor: 100 },
      { account: 'b', on: '2023-03-01', minor: 100 },
      { account: 'b', on: '2023-06-01', status: 'ended' },
      { account: 'b', on: '2025-06-01', minor: 100 },
    ],
  });
  it('turns with the day: from 28 February 2024 a is in its second year', () => {
    expect(split(facts, 'tenure', '2024-02-27')).toEqual([['<1 year', 'a b']]);
    expect(split(facts, 'tenure', '2024-02-28')).toEqual([
      ['<1 year', 'b'],
      ['1-2 years', 'a'],
    ]);
  });
  it('stands still while an account is away, and is counted from its first day when it is back', () => {
    expect(split(facts, 'tenure', '2025-05-31')[0]).toEqual(['<1 year', 'b']);
    expect(split(facts, 'tenure', '2025-06-01')).toEqual([['2-3 years', 'a b']]);
  });
});

describe('what lines decide', () => {
  const facts = factsWith({
    changes: [
      { account: 'a', on: '2025-01-01', item: 'x', product: 'Core', plan: 'Team', minor: 100 },
      {
        account: 'a',
        on: '2025-02-01',
        item: 'y',
        product: 'Insights',
        plan: 'Pro',
        minor: 2400,
        every: [12, 'month'],
      },
      { account: 'a', on: '2025-03-01', item: 'y', status: 'ended' },
      { account: 'a', on: '2025-03-01', item: 'z', product: 'Core', minor: 50 },
      { account: 'b', on: '2025-01-01', item: 'x', product: 'One', minor: 100 },
      { account: 'b', on: '2025-01-01', item: 'y', product: 'Two', minor: 100 },
      { account: 'b', on: '2025-01-01', item: 'z', product: 'Three', minor: 100 },
      { account: 'b', on: '2025-01-01', item: 'w', product: 'Four', minor: 100 },
    ],
    invoices: [{ account: 'i', from: '2025-01-15', until: '2026-01-15', minor: 100, plan: 'Old' }],
  });
  it('plan and interval of the largest line: $1 a month is less than $24 a year', () => {
    expect(split(facts, 'plan', '2025-01-31')).toEqual([
      ['', 'b'],
      ['Old', 'i'],
      ['Team', 'a'],
    ]);
    expect(split(facts, 'plan', '2025-02-01')[2]).toEqual(['Pro', 'a']);
    expect(split(facts, 'billing_interval', '2025-02-28')).toEqual([
      ['month', 'b'],
      ['year', 'a i'],
    ]);
    expect(split(facts, 'billing_interval')).toEqual([
      ['month', 'a b'],
      ['year', 'i'],
    ]);
  });
  it('products are counted once each: a further item of Core is none', () => {
    expect(split(facts, 'products', '2025-02-28')).toEqual([
      ['1', 'i'],
      ['2', 'a'],
      ['3+', 'b'],
    ]);
    expect(split(facts, 'products', '2025-03-01')[0]).toEqual(['1', 'a i']);
    const many = accountList(facts, [{ slug: 'products', operator: '>=', values: ['2'] }]);
    expect([...(many ?? [])].map((account) => facts.accountIds[account])).toEqual(['b']);
  });
});

it('a stored attribute of the same name stands', () => {
  const plan = { slug: 'plan', values: ['Gold'], codes: Int32Array.of(0), dated: null };
  const facts = factsWith({ changes: [{ account: 'a', on: '2025-01-01', minor: 1, plan: 'x' }], attributes: [plan] });
  expect(split(facts, 'plan')).toEqual([['Gold', 'a']]);
  expect(facts.attributes.map(({ slug }) => slug)).toEqual([
    ...['plan', 'arr_band', 'tenure', 'billing_interval', 'products', 'currency'],
  ]);
});

it('the largest line’s currency: €1 at 1.2 is more than $1.10', () => {
  const rows = {
    changes: [
      { account: 'a', on: '2025-01-01', item: 'x', minor: 110 },
      { account: 'a', on: '2025-01-01', item: 'y', minor: 100, currency: 'EUR' },
    ],
  };
  const settings = { ...usualSettings, planRates: { EUR: '1.2' } };
  const facts = withComputedAttributes(factsOf(rows, settings), basisOf(rows, settings));
  expect(split(facts, 'currency')).toEqual([['EUR', 'a']]);
});

it.each([
  ['month', 1, 'month'],
  ['month', 3, 'quarter'],
  ['quarter', 2, 'half_year'],
  ['month', 24, '2 year'],
  ['year', 1, 'year'],
  ['month', 5, '5 month'],
  ['day', 14, '2 week'],
  ['day', 90, '90 day'],
] as const)('%s × %i is called %s', (unit, count, name) => expect(intervalName(unit, count)).toBe(name));

describe('attributes of lines under a history-from', () => {
  const rows: Rows = {
    changes: [
      { account: 'a', on: '2025-01-10', minor: 100, plan: 'Team' },
      { account: 'a', on: '2025-03-05', minor: 200, plan: 'Pro' },
      { account: 'gone', on: '2025-01-10', minor: 100, plan: 'Team' },
      { account: 'gone', on: '2025-03-05', status: 'ended' },
    ],
  };
  const settings = { ...usualSettings, historyFrom: '2025-03-10' };
  const facts = withComputedAttributes(factsOf(rows, settings), basisOf(rows, settings));

  it('the opening balance is on the plan of 10 March from 28 February on; of earlier days nothing is known', () => {
    expect(split(facts, 'plan', '2025-02-28')).toEqual([
      ['', 'gone'],
      ['Pro', 'a'],
    ]);
    expect(split(facts, 'plan', '2025-02-27')).toEqual([['', 'a gone']]);
  });
});
