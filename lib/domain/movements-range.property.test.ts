import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fixedGroups } from './account-groups';
import { parsePeriod } from './grid';
import { movements, movementsOfGroups } from './movements';
import { nastyLedger, propertyRuns } from './testing/nasty';
import { factsOf } from './testing/reports';

it('a few periods asked for alone are those of the whole ledger, for any accounts', () => {
  fc.assert(
    fc.property(
      nastyLedger(),
      fc.constantFrom('month' as const, 'quarter' as const, 'week' as const),
      fc.constantFrom(null, Int32Array.of(0, 2), Int32Array.of()),
      (ledger, grid, accounts) => {
        const facts = factsOf(ledger, ledger.settings, ledger.recordedBy);
        for (const row of movements(facts, { grid, from: null, to: null, accounts })) {
          const { start, end } = parsePeriod(row.period)!;
          expect(movements(facts, { grid, from: start, to: end, accounts })).toEqual([row]);
        }
      },
    ),
    propertyRuns(100),
  );
});

it('lists asked for at once are each what they are alone, whatever the periods', () => {
  fc.assert(
    fc.property(
      nastyLedger(),
      fc.constantFrom('month' as const, 'quarter' as const, 'week' as const),
      fc.nat(),
      (ledger, grid, at) => {
        const facts = factsOf(ledger, ledger.settings, ledger.recordedBy);
        const periods = movements(facts, { grid, from: null, to: null, accounts: null });
        const start = parsePeriod(periods[at % periods.length]?.period ?? '2025')!.start;
        const lists = [Int32Array.of(2), Int32Array.of(), Int32Array.of(0, 1)];
        for (const query of [{ grid, from: start, to: start } as const, { grid, from: null, to: start } as const])
          expect(movementsOfGroups(facts, query, fixedGroups(facts, lists)).groups).toEqual(
            lists.map((accounts) => movements(facts, { ...query, accounts })),
          );
      },
    ),
    propertyRuns(100),
  );
});
