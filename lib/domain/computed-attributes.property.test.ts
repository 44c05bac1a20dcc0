import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withComputedAttributes } from './computed-attributes';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { buildLineBook } from './line-book';
import type { LedgerBasis } from './lines';
import { sourceRecords } from './testing/columns';
import { nastyLedger, propertyRuns } from './testing/nasty';

const query = { recordedBy: null };

it('what an account has now is the last that it had, whether its history was asked for or not', () => {
  fc.assert(
    fc.property(nastyLedger(5, 30), fc.boolean(), fc.boolean(), (nasty, hasInvoices, hasBook) => {
      const records = sourceRecords(hasInvoices ? nasty : { ...nasty, invoices: [] });
      const { settings } = nasty;
      const lines = hasBook ? buildLineBook(records, settings, query) : undefined;
      const basis: LedgerBasis = { records, settings, query, lines };
      const facts = buildFacts(deriveLedger(records, settings), records.accounts, settings);
      const asked = withComputedAttributes(facts, basis).attributes;
      const historyFirst = withComputedAttributes(facts, basis).attributes;
      asked.forEach((column, place) => {
        const now = facts.accountIds.map((_, account) => column.values[column.codes[account]!] ?? null);
        const { dated } = historyFirst[place]!;
        if (dated === null) return;
        const last = facts.accountIds.map((_, account) => {
          const code = dated.code[dated.account.lastIndexOf(account)];
          return historyFirst[place]!.values[code ?? -1] ?? null;
        });
        expect([column.slug, now]).toEqual([column.slug, last]);
        expect([column.dated, column.values]).toEqual([dated, historyFirst[place]!.values]);
      });
    }),
    propertyRuns(300),
  );
});
