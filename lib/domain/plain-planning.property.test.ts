import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage } from './coverage';
import { expansionRows } from './expansion';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { payback } from './payback';
import { qbrEffect } from './qbr-effect';
import { type Both, bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { anyDay } from './testing/nasty-values';
import { placeOf } from './testing/plain-calendar';
import { touches } from './testing/plain-cohorts';
import { plainExpansion } from './testing/plain-expansion';
import { periodsOf } from './testing/plain-movements';
import { plainCoverage, plainPayback, plainQbrEffect, plainWinRates, plainWithWon } from './testing/plain-planning';
import { only } from './testing/plain-segments';
import { type PlanningRows, planningOf, planningRows } from './testing/plans';
import { dayOf } from './testing/reports';
import { winRates } from './win-rate';
import { withWonPlans } from './won-expansions';

const all = { from: null, to: null, accounts: null };
const someDay = fc.option(anyDay);
const asked = fc.record({
  thresholdMrrMinor: fc.constantFrom(0, 1, 5_000, 60_000),
  grossMargin: fc.constantFrom(null, 1, 0.8),
  from: someDay,
  to: someDay,
  onlyFirstTwo: fc.boolean(),
});
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

function compare(ledger: NastyLedger, rows: PlanningRows, asked: Asked): void {
  const both = bothOf(ledger);
  const { facts, plain } = both;
  const { thresholdMrrMinor, grossMargin, onlyFirstTwo } = asked;
  // A question from a day to an earlier one is refused before it is answered.
  const isRefused = asked.from !== null && asked.to !== null && asked.from > asked.to;
  const [from, to] = isRefused ? [asked.to, asked.from] : [asked.from, asked.to];
  const planning = planningOf(rows);
  const values = ['Ali', 'Bo'];
  const codes = Int32Array.from(facts.accountIds, (id) => values.indexOf(rows.owners[id] ?? ''));
  const owned = { ...facts, attributes: [{ slug: 'owner', values, codes, dated: null }] };
  const firstTwo = ledger.accounts.slice(0, 2);
  const isOf = (account: number): boolean => firstTwo.includes(facts.accountIds[account]!);
  const accounts = onlyFirstTwo ? facts.everyAccount.filter(isOf) : null;
  const part = onlyFirstTwo ? only(plain, firstTwo) : plain;
  const { uncovered, ...counts } = coverage(owned, planning, { thresholdMrrMinor, accounts });
  expect({ ...counts, uncovered: uncovered.map(({ name, ...row }) => row) }, 'coverage').toEqual(
    plainCoverage(part, rows, thresholdMrrMinor),
  );
  const inWords = (day: string | null, read: (text: string) => number) => (day === null ? null : read(day));
  const range = { from: inWords(from, dayOf), to: inWords(to, dayOf) };
  const plainRange = { from: inWords(from, placeOf), to: inWords(to, placeOf) };
  const touched = <Row extends { period: string }>(found: Row[], grid: string): Row[] =>
    found.filter(({ period }) => touches(plainRange, periodsOf(plain, grid).find(({ label }) => label === period)!));
  for (const grid of ['month', 'quarter', 'year'] as const)
    expect(payback(facts, planning.costs, { grid, ...range, grossMargin }), `payback by ${grid}`).toEqual(
      touched(plainPayback(plain, rows, grid, grossMargin), grid),
    );
  const plainRates = plainWinRates(rows.plans, plainRange.from, plainRange.to);
  expect(winRates(planning.plans, range), 'win rates').toEqual(plainRates);
  const reviewed = touched(plainQbrEffect(part, rows), 'quarter');
  expect(qbrEffect(facts, planning.touchpoints, { ...range, accounts }), 'QBR effect').toEqual(reviewed);
  compareWon(ledger, rows, both);
}

/** What is won so late that a scheduled rise may be its expansion is left out: the plain ledger ends on data-through. */
function compareWon({ settings }: NastyLedger, rows: PlanningRows, { facts, basis, plain }: Both): void {
  const plans = rows.plans.filter(({ closed }) => closed === null || placeOf(closed) + 92 <= plain.lastDay);
  const { accounts } = basis.records;
  const derived = deriveLedger(basis.records, settings, basis.query);
  const won = buildFacts(
    withWonPlans(derived, facts.accountIds, planningOf({ ...rows, plans }).plans),
    accounts,
    settings,
  );
  const motionsOf = (months: { period: string; by_motion: unknown }[]) =>
    months.map(({ period, by_motion }) => [period, by_motion]);
  expect(motionsOf(expansionRows(won, { ...all, grid: 'month' })), 'motions').toEqual(
    motionsOf(plainExpansion(plainWithWon(plain, plans))),
  );
}

describe('coverage, payback, win rates, QBR effect and won expansion against a plain computation', () => {
  it('to the unit', () => {
    fc.assert(fc.property(nastyLedger(3, 14, 6), planningRows, asked, compare), plainRuns());
  });
});
