import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from './day';
import { priceIncreases } from './price-increases';
import { stretchesOf } from './stretches';
import { bothOf } from './testing/both';
import type { Change } from './testing/columns';
import { fleet } from './testing/fleets';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { anyDay } from './testing/nasty-values';
import { placeOf, textOf } from './testing/plain-calendar';
import { plainPriceIncreases } from './testing/plain-rises';
import { dayOf } from './testing/reports';

const asked = fc.record({
  from: fc.option(anyDay, { freq: 2 }),
  to: fc.option(anyDay, { freq: 2 }),
  evenOnly: fc.boolean(),
  isWhole: fc.constantFrom(true, true, true, false),
});
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

let suggested = 0;

function compare(nasty: NastyLedger, rows: Change[], { from, to, evenOnly, isWhole }: Asked): void {
  const names = new Set(rows.map(({ account }) => account));
  const changes = [...nasty.changes, ...rows.map((row, index) => ({ ...row, seq: nasty.changes.length + index }))];
  const whole = { historyFrom: null, dataThrough: '2025-03-31' };
  const settings = isWhole ? { ...nasty.settings, ...whole } : nasty.settings;
  const ledger = { ...nasty, accounts: [...nasty.accounts, ...names], changes, settings };
  const { facts, plain } = bothOf(ledger);
  const isEven = (account: string): boolean => ledger.accounts.indexOf(account) % 2 === 0;
  const even = facts.everyAccount.filter((account) => isEven(facts.accountIds[account]!));
  const within = { from: from === null ? null : dayOf(from), to: to === null ? null : dayOf(to) };
  const found = (accounts: Int32Array | null) => priceIncreases(facts, { ...within, accounts });
  const isWithin = (day: number): boolean =>
    (from === null || day >= placeOf(from)) && (to === null || day <= placeOf(to));
  expect(found(null)).toEqual(plainPriceIncreases(plain, (_, day) => isWithin(day)));
  if (evenOnly)
    expect(found(even)).toEqual(plainPriceIncreases(plain, (account, day) => isEven(account) && isWithin(day)));
  // Each account is asked for in two months of three.
  const month = (on: string): number => Number(on.slice(5, 7));
  const isOf = (account: string, on: string): boolean => (ledger.accounts.indexOf(account) + month(on)) % 3 > 0;
  const listOn = (before: number): Int32Array =>
    facts.everyAccount.filter((account) => isOf(facts.accountIds[account]!, formatDay(before + 1)));
  expect(priceIncreases(facts, ...stretchesOf(facts, within, listOn)), 'in months of their own').toEqual(
    plainPriceIncreases(plain, (account, day) => isOf(account, textOf(day)) && isWithin(day)),
  );
  suggested += found(null).length;
}

describe('price increases that nobody named against a plain computation', () => {
  it('their days, percentage, accounts and sum', () => {
    const runs = plainRuns(100);
    fc.assert(fc.property(nastyLedger(2, 6, 2), fleet, asked, compare), { ...runs, endOnFailure: true });
    expect(suggested).toBeGreaterThan(runs.numRuns / 10);
  });
});
