import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts';
import { movementTypes } from './movement-type';
import { movements } from './movements';
import {
  amountsOf,
  combined,
  movedAmounts,
  noAmounts,
  type PeriodAccount,
  type PeriodAmounts,
  periodAccounts,
} from './period-accounts';
import { differencesOf, type RestatedFigure, restatedFigures, valuesOf } from './restatement';
import { retentionRows } from './retention';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';
import { factsOf } from './testing/reports';

const built = (ledger: NastyLedger): Facts => factsOf(ledger, ledger.settings, ledger.recordedBy);

const sumOf = (rows: Iterable<PeriodAccount>): PeriodAmounts =>
  [...rows].reduce((sum, row) => combined(sum, amountsOf(row), 1), noAmounts());

const isRate = (figure: RestatedFigure): boolean => figure === 'nrr_12m' || figure === 'grr_12m';

describe('the accounts of a closed month', () => {
  it('sum to its movements, its ARR at the end, and NRR and GRR over 12 months', () => {
    fc.assert(
      fc.property(nastyLedger(), (ledger) => {
        const facts = built(ledger);
        const asked = { from: null, to: null, accounts: null };
        const rates = new Map(retentionRows(facts, { ...asked, window: 12 }).map((row) => [row.period, row]));
        movements(facts, { ...asked, grid: 'month' }).forEach((row, index) => {
          const rate = rates.get(row.period);
          if (rate === undefined) return;
          const total = sumOf(periodAccounts(facts, facts.firstMonth + index));
          expect(total.end_arr).toBe(row.end_arr);
          for (const type of movementTypes) expect(total[type]).toBe(row[type]);
          expect(valuesOf(total)).toMatchObject({ nrr_12m: rate.nrr, grr_12m: rate.grr });
        });
      }),
      propertyRuns(),
    );
  });
});

const state = fc
  .array(
    fc.record({
      account: fc.constantFrom('a', 'b', 'c', 'd'),
      start: fc.nat(1_000_000),
      end: fc.nat(1_000_000),
      yearStart: fc.nat(1_000_000),
      movement: fc.constantFrom(null, ...movementTypes),
    }),
  )
  .map((rows) => new Map(rows.map((row) => [row.account, row])));

describe('a restatement', () => {
  it('is the sum of what each account, and each change along the way, adds to it', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 2, maxLength: 5 }), (states) => {
        const [first, last] = [states[0] ?? new Map(), states.at(-1) ?? new Map()];
        const [reported, now] = [sumOf(first.values()), sumOf(last.values())];
        const whole = differencesOf(combined(now, reported, -1), reported, now);
        const parts = states
          .slice(1)
          .flatMap((after, step) =>
            (['a', 'b', 'c', 'd'] as const).map((id) =>
              differencesOf(movedAmounts(states[step]?.get(id), after.get(id)), reported, now),
            ),
          );
        const [was, is] = [valuesOf(reported), valuesOf(now)];
        for (const figure of restatedFigures) {
          const sum = parts.reduce((total, part) => total + (part[figure] ?? 0), 0);
          const difference = whole[figure];
          if (was[figure] === null || is[figure] === null) expect(difference).toBeNull();
          else if (isRate(figure)) {
            expect(difference).toBeCloseTo((is[figure] ?? 0) - (was[figure] ?? 0), 6);
            expect(sum).toBeCloseTo(difference ?? 0, 6);
          } else {
            expect(difference).toBe((is[figure] ?? 0) - (was[figure] ?? 0));
            expect(sum).toBe(difference);
          }
        }
      }),
      propertyRuns(),
    );
  });
});
