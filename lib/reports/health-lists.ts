/** The lists of cases of every finding of a view. */
import type { Facts } from '@/lib/domain/facts';
import type { LedgerBasis } from '@/lib/domain/lines';
import { type CaseList, type CaseLists, deniedList, increaseList, lineCaseList, rateList } from './health-cases';
import type { LedgerFindings } from './health-findings';
import type { LedgerView } from './ledger-view';
import { lineBookOf } from './line-book';

/** What is known beside the ledger: by the store, not by records of it. */
export type BesideLedger = Pick<CaseLists, 'lagging_source' | 'rejected_rows' | 'same_customer'>;

type OfLedger = Omit<CaseLists, keyof BesideLedger>;

export const noCases: CaseList = {
  length: 0,
  accounts: new Set(),
  told: () => {
    throw new RangeError('there is no case');
  },
  placesOf: () => [],
};

const nothingFound: OfLedger = {
  ...{ jump: noCases, overlap: noCases, gap: noCases, blank_quantity: noCases, far_ahead: noCases },
  ...{ denied_source: noCases, price_increase: noCases, missing_rate: noCases },
};

const known = new WeakMap<LedgerFindings, OfLedger>();

/** Those of the ledger are kept as long as its findings are. */
export function caseLists(
  { facts, basis }: LedgerView,
  findings: LedgerFindings | null,
  beside: BesideLedger,
): CaseLists {
  if (!facts || !basis || !findings) return { ...nothingFound, ...beside };
  const kept = known.get(findings) ?? listsOf(facts, basis, findings);
  known.set(findings, kept);
  return { ...kept, ...beside };
}

const listsOf = (facts: Facts, basis: LedgerBasis, { lines, denied, increases, rates }: LedgerFindings): OfLedger => ({
  jump: lineCaseList('jump', facts, basis, lines.jump),
  overlap: lineCaseList('overlap', facts, basis, lines.overlap),
  gap: lineCaseList('gap', facts, basis, lines.gap),
  blank_quantity: lineCaseList('blank_quantity', facts, basis, lines.blank_quantity),
  far_ahead: lineCaseList('far_ahead', facts, basis, lines.far_ahead),
  denied_source: deniedList(facts, basis, denied),
  price_increase: increaseList(facts, lineBookOf(basis), increases),
  missing_rate: rateList(rates),
});
