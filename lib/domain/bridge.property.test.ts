import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Bridge, bridge, bridgeGroups } from './bridge';
import { parseDay } from './day';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { retentionOn } from './retention';
import { sourceRecords } from './testing/columns';
import { nastyLedger, propertyRuns } from './testing/nasty';
import { anyDay } from './testing/nasty-values';

const rowsOf = (between: Bridge) => bridgeGroups.flatMap((group) => between[group]);

it('contributions add up to the difference of the two rates, and each account stands in one group at most', () => {
  fc.assert(
    fc.property(nastyLedger(6, 40), anyDay, anyDay, fc.constantFrom(1, 3, 12), (nasty, first, second, window) => {
      const records = sourceRecords(nasty);
      const facts = buildFacts(deriveLedger(records, nasty.settings), records.accounts, nasty.settings);
      const [from, to] = [parseDay(first)!, parseDay(second)!];
      const between = bridge(facts, window, { day: from, accounts: null }, { day: to, accounts: null });
      expect(between.from.nrr).toBe(retentionOn(facts, from, window, null).nrr);
      expect(between.to.nrr).toBe(retentionOn(facts, to, window, null).nrr);
      const rows = rowsOf(between);
      expect(new Set(rows.map((row) => row.account)).size).toBe(rows.length);
      if (between.from.nrr === null || between.to.nrr === null) {
        expect([between.points, rows.length]).toEqual([null, 0]);
        return;
      }
      // Σ|c_i| of a window is at most Σ(E + S) ÷ ΣS = NRR + 1: what the terms' rounding is measured against.
      const size = 2 + between.from.nrr + between.to.nrr;
      const difference = between.to.nrr - between.from.nrr;
      expect(Math.abs(rows.reduce((sum, row) => sum + row.contribution, 0) - difference)).toBeLessThanOrEqual(
        1e-12 * size,
      );
      expect(Math.abs((between.points ?? 0) / 100 - difference)).toBeLessThanOrEqual(1e-12 * size);
    }),
    propertyRuns(),
  );
});
