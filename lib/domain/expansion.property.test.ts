import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancesOn } from './balances';
import { firstDayOf, lastDayOf, monthOf } from './day';
import { expansionRows } from './expansion';
import { expansionThenChurn } from './expansion-then-churn';
import { buildFacts, type Facts } from './facts';
import { genuineMinor } from './genuine-expansion';
import { parsePeriod } from './grid';
import { deriveLedger } from './ledger';
import { movementTypes } from './movement-type';
import { movements } from './movements';
import { sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';
import { expansionClocks, timeToExpansion, timeToExpansionBy } from './time-to-expansion';

const factsOf = ({ accounts, changes, invoices, settings, recordedBy }: NastyLedger): Facts => {
  const records = sourceRecords({ accounts, changes, invoices });
  return buildFacts(deriveLedger(records, settings, { recordedBy }), records.accounts, settings);
};

const monthGrids = ['month', 'quarter', 'year'] as const;
const all = { from: null, to: null, accounts: null };
const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

/** The type and genuine amount of an account's month, looked up cell by cell. */
const monthOfAccount = (facts: Facts, account: number, month: number) => {
  const { offset, period, type } = facts.monthCells;
  for (let cell = offset[account]!; cell < offset[account + 1]!; cell += 1)
    if (period[cell] === month) return { type: movementTypes[type[cell]!], genuine: genuineMinor(facts, cell) };
  return { type: undefined, genuine: 0 };
};

describe('expansion rows', () => {
  it('in every grid are the movements’ expansion, and sources and motions sum to it, to the unit', () => {
    fc.assert(
      fc.property(nastyLedger(8, 40, 16), fc.constantFrom(...monthGrids), (ledger, grid) => {
        const facts = factsOf(ledger);
        const closed = movements(facts, { ...all, grid }).filter(({ partial }) => !partial);
        const rows = expansionRows(facts, { ...all, grid });
        expect(rows.map(({ period, expansion }) => [period, expansion])).toEqual(
          closed.map(({ period, expansion }) => [period, expansion]),
        );
        for (const { expansion, genuine, by_source, by_motion } of rows) {
          expect([sum(Object.values(by_source)), sum(Object.values(by_motion))]).toEqual([expansion, expansion]);
          expect(genuine).toBe(expansion - by_source.price);
        }
      }),
      propertyRuns(200),
    );
  });

  it('of one period asked for alone, by any day of it, are those of the whole ledger', () => {
    fc.assert(
      fc.property(
        nastyLedger(),
        fc.constantFrom(...monthGrids),
        fc.constantFrom(null, Int32Array.of(0, 2)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ledger, grid, accounts, within) => {
          const facts = factsOf(ledger);
          for (const row of expansionRows(facts, { ...all, grid, accounts })) {
            const { start, end } = parsePeriod(row.period)!;
            const seen = Math.max(start, firstDayOf(facts.firstMonth));
            const day = seen + Math.floor((end - seen) * within);
            expect(expansionRows(facts, { grid, from: day, to: day, accounts })).toEqual([row]);
          }
        },
      ),
      propertyRuns(60),
    );
  });
  it('shares lie within 0 and 1 and rise with the accounts they are of; every rate is a number or none', () => {
    fc.assert(
      fc.property(nastyLedger(16, 80, 16), (ledger) => {
        for (const row of expansionRows(factsOf(ledger), { ...all, grid: 'quarter' })) {
          const { top1, top5, top10, expanding_accounts, share_of_new, share_unclassified } = row;
          for (const share of [top1, top5, top10, expanding_accounts, share_of_new, share_unclassified])
            if (share !== null) expect(share >= 0 && share <= 1 + 1e-12).toBe(true);
          if (top1 !== null && top5 !== null && top10 !== null) expect(top1 <= top5 && top5 <= top10).toBe(true);
          for (const { account_rate, arr_rate } of Object.values(row.by_source_rates))
            for (const rate of [account_rate, arr_rate, row.quick_ratio, row.rate, row.arpa_growth])
              if (rate !== null) expect(Number.isFinite(rate)).toBe(true);
        }
      }),
      propertyRuns(100),
    );
  });

  it('ARPA grows over the accounts active at both ends, in every grid', () => {
    fc.assert(
      fc.property(nastyLedger(8, 40, 16), fc.constantFrom(...monthGrids), (ledger, grid) => {
        const facts = factsOf(ledger);
        for (const { period, arpa_growth } of expansionRows(facts, { ...all, grid })) {
          const { start, end } = parsePeriod(period)!;
          // A period that was running when the ledger began starts from what it opened with.
          const opening = Math.max(start, firstDayOf(facts.firstMonth)) - 1;
          const [before, after] = [balancesOn(facts, opening), balancesOn(facts, end)];
          const both = before.map((balance, account) => (after[account]! > 0 ? balance : 0));
          const whole = sum(both);
          const change = sum(both.map((balance, account) => (balance > 0 ? after[account]! - balance : 0)));
          if (whole === 0) expect(arpa_growth).toBeNull();
          else expect(arpa_growth).toBe(change / whole);
        }
      }),
      propertyRuns(200),
    );
  });
});

describe('time to first expansion', () => {
  it('is the first month with genuine expansion, unless churn comes first, account by account', () => {
    fc.assert(
      fc.property(nastyLedger(6, 40, 16), (ledger) => {
        const facts = factsOf(ledger);
        const { months, expanded } = expansionClocks(facts);
        const closed = monthOf(facts.dataThrough + 1) - facts.firstMonth;
        for (const account of facts.everyAccount) {
          const start = facts.hasBeenActive(account) ? monthOf(facts.firstActiveDay[account]!) - facts.firstMonth : -1;
          if (start < 0 || facts.isOpening(account)) {
            expect(months[account]).toBe(-1);
            continue;
          }
          const closedMonths = Array.from({ length: Math.max(closed, 0) }, (_, month) =>
            monthOfAccount(facts, account, month),
          );
          const stop = closedMonths.findIndex(({ type, genuine }) => type === 'churn' || genuine > 0);
          const wasActive = closedMonths.some(({ type }) => type !== undefined);
          const last = wasActive ? closed - 1 : start;
          expect(months[account]).toBe((stop < 0 ? last : stop) - start);
          expect(expanded[account]).toBe(stop >= 0 && closedMonths[stop]!.genuine > 0 ? 1 : 0);
        }
      }),
      propertyRuns(200),
    );
  });

  it('by cohort adds up to the whole', () => {
    fc.assert(
      fc.property(nastyLedger(8, 40, 16), (ledger) => {
        const facts = factsOf(ledger);
        const clocks = expansionClocks(facts);
        const whole = timeToExpansion(clocks, facts.everyAccount);
        const { cohort } = timeToExpansionBy(facts, clocks, facts.everyAccount);
        expect(sum(cohort.map(({ accounts }) => accounts))).toBe(whole.accounts);
        expect(sum(cohort.map(({ expanded }) => expanded))).toBe(whole.expanded);
      }),
      propertyRuns(100),
    );
  });
});

describe('expansion then churn', () => {
  it('counts as a plain look at every account and month does', () => {
    fc.assert(
      fc.property(nastyLedger(6, 50, 16), fc.constantFrom(3, 6, 12), (ledger, followUp) => {
        const facts = factsOf(ledger);
        const then = expansionThenChurn(facts, all)[`${followUp as 3 | 6 | 12}`];
        const closed = Math.max(monthOf(facts.dataThrough + 1) - facts.firstMonth, 0);
        const sides = { expanded: [0, 0, 0, 0], not_expanded: [0, 0, 0, 0] };
        for (let month = 0; month < closed - followUp; month += 1) {
          const balances = balancesOn(facts, lastDayOf(facts.firstMonth + month));
          for (const account of facts.everyAccount) {
            const { type, genuine } = monthOfAccount(facts, account, month);
            if (balances[account] === 0 || (type === 'expansion' && genuine === 0)) continue;
            const side = genuine > 0 ? sides.expanded : sides.not_expanded;
            const later = Array.from(
              { length: followUp },
              (_, more) => monthOfAccount(facts, account, month + 1 + more).type,
            );
            const [churned, contracted] = [later.includes('churn'), later.includes('contraction')];
            side[0]! += 1;
            if (churned) side[1]! += 1;
            if (contracted) side[2]! += 1;
            if (churned || contracted) side[3]! += 1;
          }
        }
        expect(then.months).toBe(Math.max(closed - followUp, 0));
        for (const side of ['expanded', 'not_expanded'] as const) {
          const [of, ...lost] = sides[side];
          const [churned, contracted, either] = lost.map((count) => (of === 0 ? null : count / of!));
          expect(then[side]).toEqual({ account_months: of, churned, contracted, either });
        }
      }),
      propertyRuns(200),
    );
  });
});
