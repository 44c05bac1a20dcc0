import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deriveLedger } from './ledger';
import { buildLineBook, eachAccount, LineBookColumns } from './line-book';
import type { AccountStates, LedgerBasis } from './lines';
import { sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';

const basisOf = ({ accounts, changes, invoices, settings, recordedBy }: NastyLedger): LedgerBasis => ({
  records: sourceRecords({ accounts, changes, invoices }),
  settings,
  query: { recordedBy },
});

/** Every account's number of lines, and its states as they are told. */
function told(basis: LedgerBasis): unknown[] {
  const all: unknown[] = [];
  eachAccount(basis, (account, states: AccountStates) => {
    all.push([account, states.lines]);
    for (let at = states.from; at < states.to; at += 1)
      all.push([
        ...[states.line[at], states.day[at], states.arrMinor[at], states.nativeMinor[at], states.row[at]],
        ...[states.kind[at], states.product[at], states.plan[at], states.source[at], states.isInvoice[at]],
        states.currencies[states.currency[at]!],
      ]);
  });
  return all;
}

it('the line book kept as the ledger is derived is the one that is made later, and tells what the records do', () => {
  fc.assert(
    fc.property(nastyLedger(), (ledger) => {
      const basis = basisOf(ledger);
      const { records, settings, query } = basis;
      const kept = new LineBookColumns(records, settings);
      deriveLedger(records, settings, query, kept);
      const lines = kept.close();
      expect(lines).toEqual(buildLineBook(records, settings, query));
      expect(told({ ...basis, lines })).toEqual(told(basis));
    }),
    propertyRuns(),
  );
});
