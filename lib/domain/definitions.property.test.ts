import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatMonth, monthOf, parseDay } from './day';
import { definitions } from './definitions';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { buildLineBook } from './line-book';
import { linesKept } from './line-cohort';
import { retentionRows } from './retention';
import { findTerms } from './terms';
import { sourceRecords } from './testing/columns';
import { nastyLedger, propertyRuns } from './testing/nasty';

it('the accounts that differ add up to the difference, and ours is what the retention report says', () => {
  fc.assert(
    fc.property(nastyLedger(5, 30), fc.integer({ min: 0, max: 18 }), (nasty, back) => {
      const records = sourceRecords(nasty);
      const { settings } = nasty;
      const facts = buildFacts(deriveLedger(records, settings), records.accounts, settings);
      const query = { recordedBy: null };
      const book = buildLineBook(records, settings, query);
      const terms = findTerms(facts, { records, settings, query });
      const month = monthOf(parseDay(settings.dataThrough)! + 1) - 1 - back;
      if (month < facts.firstMonth) return;
      const rows = definitions({ facts, terms, book }, month)(() => facts.everyAccount);
      const byKey = new Map(rows.map((row) => [row.key, row]));
      for (const row of rows) {
        expect(row.differs_by.reduce((sum, { arr }) => sum + arr, 0)).toBe(row.difference_arr);
        const ours = byKey.get(row.against ?? row.key)!;
        expect(ours.against).toBeNull();
        if (row.value === null || ours.value === null) continue;
        if (row.same_base) expect(row.value - ours.value).toBeCloseTo(row.difference_arr / row.base_arr, 9);
      }
      for (const window of [1, 3, 12]) {
        const all = retentionRows(facts, { window, from: null, to: null, accounts: null });
        const report = all.find((row) => row.period === formatMonth(month));
        const key = `account-cohort-${window}m` as 'account-cohort-1m';
        expect([byKey.get(key)?.value, byKey.get(key)?.base_arr]).toEqual([report?.nrr, report?.start_arr]);
        if (window !== 12) continue;
        expect(byKey.get('account-gross-12m')?.value).toBe(report?.grr);
        expect(byKey.get('without-price-12m')?.value).toBe(report?.nrr_without_price);
      }
    }),
    propertyRuns(200),
  );
});

it('of accounts with one line each, a retention of lines is one of accounts', () => {
  fc.assert(
    fc.property(nastyLedger(4, 24), (nasty) => {
      const records = sourceRecords({
        ...nasty,
        changes: nasty.changes.filter((row) => row.item === 'Core'),
        invoices: [],
      });
      const { settings } = nasty;
      const facts = buildFacts(deriveLedger(records, settings), records.accounts, settings);
      const query = { recordedBy: null };
      const book = buildLineBook(records, settings, query);
      const terms = findTerms(facts, { records, settings, query });
      const month = monthOf(parseDay(settings.dataThrough)! + 1) - 1;
      if (month < facts.firstMonth) return;
      const rows = definitions({ facts, terms, book }, month)(() => facts.everyAccount);
      expect(rows.find((row) => row.key === 'subscription-level-12m')?.differs_by).toEqual([]);
      expect(linesKept(book, facts.accounts, -1_000_000, facts.dataThrough).every((minor) => minor === 0)).toBe(true);
    }),
    propertyRuns(100),
  );
});
