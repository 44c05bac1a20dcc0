/** A ledger read by the core, and once more by the plain computation. */
import { buildFacts, type Facts } from '../facts';
import { deriveLedger } from '../ledger';
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
  return {
    facts: buildFacts(deriveLedger(records, settings, query), records.accounts, settings),
    basis: { records, settings, query },
    plain: plainLedger(accounts, changes, invoices, settings, recordedBy),
  };
}
