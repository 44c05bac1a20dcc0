/** A ledger view made of rows, for tests of reports: what the store's would be. */
import { withComputedAttributes } from '@/lib/domain/computed-attributes';
import { buildFacts, type Facts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import type { LedgerBasis } from '@/lib/domain/lines';
import type { LedgerSettings } from '@/lib/domain/settings';
import { type Rows, sourceRecords } from '@/lib/domain/testing/columns';
import { usualSettings } from '@/lib/domain/testing/reports';
import type { LedgerView } from '../ledger-view';

export function viewOf(rows: Rows, stated: Partial<LedgerSettings> = {}): LedgerView {
  const settings = { ...usualSettings, ...stated };
  const records = sourceRecords(rows);
  const basis = { records, settings, query: { recordedBy: null } };
  return viewAround(buildFacts(deriveLedger(records, settings, basis.query), records.accounts, settings), basis);
}

/** The view of facts that are there. */
export const viewAround = (facts: Facts, basis: LedgerBasis): LedgerView => ({
  facts: withComputedAttributes(facts, basis),
  basis,
  currency: basis.settings.currency,
  dataThrough: basis.settings.dataThrough,
  dataThroughSource: 'changes',
  asOf: null,
  beganOn: null,
  rates: {},
  version: 1,
});
