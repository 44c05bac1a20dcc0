import { describe, expect, it } from 'vitest';
import { type Contradiction, contradictions } from './contradictions';
import { formatDay } from './day';
import { buildLineBook } from './line-book';
import type { SourceRecords } from './records';
import { sourceRecords } from './testing/columns';
import { account, type Row, seats } from './testing/components';
import { usualSettings } from './testing/reports';

function denied(records: SourceRecords): Contradiction[] {
  const pieces = contradictions(records, buildLineBook(records, usualSettings, { recordedBy: null }));
  let step = pieces.next();
  while (!step.done) step = pieces.next();
  return step.value;
}

const listed = (...changes: Row[]): string[] =>
  denied(sourceRecords(account(...changes))).map(
    (one) => `${one.account} ${formatDay(one.day)} ${one.product}, ${one.stated}: ${one.says} (${one.row})`,
  );
const start = '2025-01-01';
const then = '2025-02-10';
/** What the numbers say against a second state of ten seats of $50. */
const against = (second: Row, first: Partial<Row> = {}): string | null => {
  const [line] = listed(seats(start, 10, 5000, first), second);
  return line?.replace(/^a 2025-02-10 [^:]*: (.*) \(1\)$/, '$1') ?? null;
};

describe('a stated source that the numbers deny', () => {
  it('is listed with account, day, product, the word as written and its row', () => {
    expect(listed(seats(start, 10, 5000), seats(then, 10, 5500, { source: 'Seat expansion' }))).toEqual([
      'a 2025-02-10 Core, Seat expansion: the quantity did not change (1)',
    ]);
    expect(listed(seats(start, 10, 5000), seats(then, 10, 5500, { source: 'why not', cause: 'overage' }))).toEqual([
      'a 2025-02-10 Core, overage: the line is not metered (1)',
    ]);
  });
  it('of what was stated by hand has the name of the source', () => {
    const changes = account(seats(start, 10, 5000), seats(then, 10, 5500));
    const overrides = [{ account: 'a', on: then, product: 'Core', source: 'seats' }];
    expect(denied(sourceRecords({ ...changes, overrides }))).toMatchObject([
      { stated: 'seats', says: 'the quantity did not change', row: 1 },
    ]);
  });
  it('by hand of an invoiced product: add-on, of one that is none', () => {
    const invoices = [{ account: 'a', from: start, until: '2026-01-01', minor: 100, product: 'Core' }];
    const overrides = [{ account: 'a', on: start, product: 'Core', source: 'add_on' }];
    const found = [{ stated: 'add_on', says: 'the product is no add-on', row: -1 }];
    expect(denied(sourceRecords({ invoices, overrides }))).toMatchObject(found);
  });
  it.each([
    [
      'price, where 10 → 12 seats cost $50 as before',
      seats(then, 12, 5000, { source: 'price' }),
      'the price did not change',
    ],
    ['usage of a core line', seats(then, 12, 5000, { source: 'usage' }), 'the line is not metered'],
    ['an add-on that is none', seats(then, 12, 5000, { source: 'add-on' }), 'the product is no add-on'],
    ['cross-sell of what was there', seats(then, 12, 5000, { source: 'cross-sell' }), 'the product was there before'],
    ['an upgrade of seats alone', seats(then, 12, 5000, { source: 'upgrade' }), 'nothing but the quantity changed'],
  ])('%s', (_, row, says) => expect(against(row)).toBe(says));

  it('an upgrade within one plan; an add-on that was there; cross-sell of an add-on', () => {
    expect(against(seats(then, 10, 9000, { source: 'upgrade', plan: 'Pro' }), { plan: 'Pro' })).toBe(
      'the plan did not change',
    );
    const addOn = { kind: 'add_on' } as const;
    expect(against(seats(then, 10, 9000, { source: 'addon', ...addOn }), addOn)).toBe('the add-on was there before');
    expect(against(seats(then, 10, 9000, { source: 'cross sell', ...addOn }), addOn)).toBe(
      'the product is no core product',
    );
  });
});

describe('what the numbers do not deny', () => {
  it.each([
    ['seats that changed', seats(then, 12, 5000, { source: 'seats' })],
    ['a price that changed', seats(then, 12, 5500, { source: 'price' })],
    ['an upgrade whose plan is not known', seats(then, 10, 9000, { source: 'upgrade' })],
    ['seats of a row without a quantity', { on: then, minor: 60_000, source: 'seats' }],
    ['the cause of an end', { on: then, status: 'ended', cause: 'price increase' } satisfies Row],
    ['unclassified', seats(then, 10, 9000, { source: 'unclassified' })],
    ['a word that names no source', seats(then, 10, 9000, { source: 'goodwill' })],
  ])('%s', (_, row) => expect(against(row as Row)).toBeNull());

  it('an upgrade from Basic to Pro, a first state, an account without statements', () => {
    expect(against(seats(then, 10, 9000, { source: 'upgrade', plan: 'Pro' }), { plan: 'Basic' })).toBeNull();
    expect(listed(seats(start, 10, 5000, { source: 'seats' }))).toEqual([]);
    expect(listed(seats(start, 10, 5000), seats(then, 10, 9000))).toEqual([]);
  });
});
