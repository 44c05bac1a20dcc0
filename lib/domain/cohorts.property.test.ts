import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancesOn } from './balances';
import type { CohortMetric } from './cohort-metric';
import { type CohortTable, cohorts } from './cohorts';
import { monthOf } from './day';
import { buildFacts, type Facts } from './facts';
import { periodsTouching } from './grid';
import { deriveLedger } from './ledger';
import { sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';

const factsOf = ({ accounts, changes, invoices, settings, recordedBy }: NastyLedger): Facts => {
  const records = sourceRecords({ accounts, changes, invoices });
  return buildFacts(deriveLedger(records, settings, { recordedBy }), records.accounts, settings);
};

const cohortGrids = ['month', 'quarter', 'year'] as const;
const tableOf = (facts: Facts, grid: (typeof cohortGrids)[number], metric: CohortMetric, accounts?: Int32Array) =>
  cohorts(facts, { grid, metric, from: null, to: null, accounts: accounts ?? null });

/** The cells of one period, counted back from the last: 0 where a cohort began later. */
const columnOf = ({ rows }: CohortTable, fromLast: number): number[] =>
  rows.map(({ cells }) => cells.at(-1 - fromLast) ?? 0);

const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

describe('cohorts', () => {
  it("revenue in a period is that period's whole ARR, and so are the accounts, in every grid", () => {
    fc.assert(
      fc.property(nastyLedger(8, 40, 16), (ledger) => {
        const facts = factsOf(ledger);
        if (facts.months === 0) return;
        for (const grid of cohortGrids) {
          const periods = periodsTouching(facts.monthCells.periods[0]!.start, facts.dataThrough, grid);
          const [revenue, active] = [tableOf(facts, grid, 'revenue'), tableOf(facts, grid, 'accounts')];
          for (const [fromLast, { end }] of periods.reverse().entries()) {
            const balances = balancesOn(facts, end);
            expect(sum(columnOf(revenue, fromLast))).toBe(sum(balances));
            expect(sum(columnOf(active, fromLast))).toBe(balances.filter((balance) => balance > 0).length);
          }
        }
      }),
      propertyRuns(200),
    );
  });

  it('column 0 is 100 %, gross never grows past it nor past net, and no rate is more or less than a number', () => {
    fc.assert(
      fc.property(nastyLedger(8, 40, 16), fc.constantFrom(...cohortGrids), (ledger, grid) => {
        const facts = factsOf(ledger);
        const [net, gross, logo] = (['net', 'gross', 'logo'] as const).map((metric) => tableOf(facts, grid, metric));
        net!.rows.forEach((row, index) => {
          const start = row.start_arr > 0 ? 1 : null;
          expect([row.cells[0], gross!.rows[index]!.cells[0]]).toEqual([start, start]);
          for (const [age, cell] of row.cells.entries()) {
            const kept = gross!.rows[index]!.cells[age]!;
            if (cell === null) expect(kept).toBeNull();
            else expect(kept).toBeLessThanOrEqual(Math.min(1, cell));
          }
        });
        for (const { rows, mean } of [net!, gross!, logo!])
          for (const value of [...mean, ...rows.flatMap(({ cells }) => cells)])
            if (value !== null) expect(Number.isFinite(value)).toBe(true);
      }),
      propertyRuns(200),
    );
  });

  it('count every account once, in the period of its first active day, as the ledger has it', () => {
    fc.assert(
      fc.property(nastyLedger(8, 40, 16), (ledger) => {
        const facts = factsOf(ledger);
        const { rows } = tableOf(facts, 'month', 'accounts');
        const started = new Map<string, number>();
        for (const account of facts.everyAccount) {
          if (!facts.hasBeenActive(account)) continue;
          const month = monthOf(facts.firstActiveDay[account]!);
          const key = facts.isOpening(account)
            ? 'before'
            : `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
          started.set(key, (started.get(key) ?? 0) + 1);
        }
        expect(new Map(rows.map(({ cohort, accounts }) => [cohort, accounts]))).toEqual(started);
      }),
      propertyRuns(200),
    );
  });

  it('of the parts of a list add up to those of the whole', () => {
    fc.assert(
      fc.property(nastyLedger(8, 40, 16), fc.integer({ min: 0, max: 255 }), (ledger, chosen) => {
        const facts = factsOf(ledger);
        const isChosen = (account: number): boolean => (chosen & (1 << account)) !== 0;
        const parts = [true, false].map((side) => facts.everyAccount.filter((account) => isChosen(account) === side));
        const whole = tableOf(facts, 'month', 'revenue');
        const tables = parts.map((list) => tableOf(facts, 'month', 'revenue', list));
        for (let fromLast = 0; fromLast < facts.months; fromLast += 1)
          expect(sum(tables.flatMap((part) => columnOf(part, fromLast)))).toBe(sum(columnOf(whole, fromLast)));
      }),
      propertyRuns(200),
    );
  });
});
