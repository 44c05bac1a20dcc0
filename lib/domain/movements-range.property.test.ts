import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePeriod } from './grid';
import { movements } from './movements';
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
