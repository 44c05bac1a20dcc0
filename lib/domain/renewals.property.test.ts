import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { movements } from './movements';
import { renewals } from './renewals';
import { findTerms } from './terms';
import { sourceRecords } from './testing/columns';
import { nastyLedger, propertyRuns } from './testing/nasty';
import { anyDay } from './testing/nasty-values';

const all = { from: null, to: null, accounts: null };

/** Nasty ledgers whose changes state terms. */
const withTerms = fc
  .tuple(nastyLedger(), fc.array(fc.option(anyDay, { nil: undefined }), { minLength: 1, maxLength: 20 }))
  .map(([ledger, days]) => ({
    ...ledger,
    changes: ledger.changes.map((change, i) => ({ ...change, renewsOn: days[i % days.length] })),
  }));

describe('renewals add up', () => {
  it('renewed + contracted + lost = due, and no part is below 0; distances hold all expansion', () => {
    fc.assert(
      fc.property(withTerms, ({ settings, recordedBy, ...rows }) => {
        const records = sourceRecords(rows);
        const query = { recordedBy };
        const facts = buildFacts(deriveLedger(records, settings, query), records.accounts, settings);
        const terms = findTerms(facts, { records, settings, query });
        const whole = renewals(facts, terms, all);
        for (const row of whole.rows) {
          expect(row.renewed + row.contracted + row.lost).toBe(row.due_arr);
          expect(Math.min(row.renewed, row.expanded, row.contracted, row.lost)).toBeGreaterThanOrEqual(0);
        }
        const closed = movements(facts, { ...all, grid: 'month' }).filter((row) => !row.partial);
        const expansion = closed.reduce((sum, row) => sum + row.expansion, 0);
        expect(whole.by_distance.reduce((sum, bucket) => sum + bucket.expansion, 0)).toBe(expansion);
        const parts = Array.from(facts.everyAccount, (account) =>
          renewals(facts, terms, { ...all, accounts: Int32Array.of(account) }),
        );
        const dueOf = (part: typeof whole) => [
          ...part.due,
          part.awaiting,
          ...part.rows.map((r) => ({ arr: r.due_arr })),
        ];
        for (const [i, { arr }] of dueOf(whole).entries())
          expect(parts.reduce((sum, part) => sum + (dueOf(part)[i]?.arr ?? 0), 0)).toBe(arr);
      }),
      propertyRuns(),
    );
  });
});
