/** A ledger read by the core, and once more by the plain computation. */
import { buildFacts, type Facts } from '../facts';
import { deriveLedger } from '../ledger';
import { LineBookColumns } from '../line-book';
import type { LedgerBasis } from '../lines';
import { sourceRecords } from './columns';
import type { NastyLedger } from './nasty';
import { type PlainLedger, plainLedger } from './plain';

export interface Both {
  facts: Facts;
  basis: LedgerBasis;
  plain: PlainLedger;
}

export function bothOf({ accounts, changes, invoices, settings, recordedBy }: NastyLedger): Both {
  const records = sourceRecords({ accounts, changes, invoices });
  const query = { recordedBy };
  const lines = new LineBookColumns(records, settings);
  const ledger = deriveLedger(records, settings, query, lines);
  return {
    facts: buildFacts(ledger, records.accounts, settings),
    basis: { records, settings, query, lines: lines.close() },
    plain: plainLedger(accounts, changes, invoices, settings, recordedBy),
  };
}
