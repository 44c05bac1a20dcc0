import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { movements } from './movements';
import type { Touchpoint } from './planning';
import { qbrEffect } from './qbr-effect';
import { sourceRecords } from './testing/columns';
import { nastyLedger, propertyRuns } from './testing/nasty';
import { anyDay } from './testing/nasty-values';
import { dayOf } from './testing/reports';

const all = { from: null, to: null, accounts: null };

describe('QBR effect adds up', () => {
  it('with and without a review are all accounts at the start: their number, ARR, and expansion of those that stay', () => {
    const reviews = fc.array(fc.tuple(fc.constantFrom('a1', 'a2', 'a3', 'a4', 'nobody'), anyDay), { maxLength: 8 });
    fc.assert(
      fc.property(nastyLedger(), reviews, ({ settings, recordedBy, ...rows }, held) => {
        const records = sourceRecords(rows);
        const facts = buildFacts(deriveLedger(records, settings, { recordedBy }), records.accounts, settings);
        const touchpoints = held.map(
          ([accountId, on]): Touchpoint => ({
            ...{ accountId, onDay: dayOf(on), owner: null, note: null },
            kind: 'qbr',
          }),
        );
        const quarters = movements(facts, { ...all, grid: 'quarter' });
        for (const { period, with_qbr, without_qbr } of qbrEffect(facts, touchpoints, all)) {
          const quarter = quarters.find((row) => row.period === period);
          expect(with_qbr.accounts + without_qbr.accounts).toBe(quarter?.accounts.start);
          expect(with_qbr.start_arr + without_qbr.start_arr).toBe(quarter?.start_arr);
          expect(with_qbr.expansion + without_qbr.expansion).toBeLessThanOrEqual(quarter?.expansion ?? 0);
          expect(quarter?.partial).toBe(false);
        }
      }),
      propertyRuns(),
    );
  });
});
