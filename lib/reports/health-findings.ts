/** What a ledger’s own records give cause to look at: found once for each view, in pieces, and kept as long as that is. */
import { type Contradiction, contradictions } from '@/lib/domain/contradictions';
import type { LineCases } from '@/lib/domain/health/line-cases';
import { type LineFindingKind, lineFindings } from '@/lib/domain/health/line-findings';
import { type MissingRate, missingRates } from '@/lib/domain/health/missing-rates';
import { type UnnamedIncrease, unnamedIncreases } from '@/lib/domain/health/price-rises';
import type { LedgerBasis } from '@/lib/domain/lines';
import type { LedgerView } from './ledger-view';
import { lineBookOf } from './line-book';
import { atOnce, type Pieces } from './pauses';

export interface LedgerFindings {
  lines: Record<LineFindingKind, LineCases>;
  denied: Contradiction[];
  increases: UnnamedIncrease[];
  rates: MissingRate[];
}

const known = new WeakMap<LedgerBasis, LedgerFindings>();
const ofSources = new WeakMap<LedgerBasis, Contradiction[]>();

/** Where nothing states a source, nothing can deny one. */
export function* deniedPieces(basis: LedgerBasis): Pieces<Contradiction[]> {
  const { records } = basis;
  const isStated = records.words.length > 0 || (records.overrides?.length ?? 0) > 0;
  const found = ofSources.get(basis) ?? (isStated ? yield* contradictions(records, lineBookOf(basis)) : []);
  ofSources.set(basis, found);
  return found;
}

/** Null while the ledger is empty. */
export function* findingPieces({ facts, basis, rates, currency }: LedgerView): Pieces<LedgerFindings | null> {
  if (facts === null || basis === null) return null;
  const kept = known.get(basis);
  if (kept) return kept;
  const lines = yield* lineFindings(basis, lineBookOf(basis));
  const denied = yield* deniedPieces(basis);
  yield;
  const increases = unnamedIncreases(facts);
  yield;
  const found = { lines, denied, increases, rates: missingRates(lineBookOf(basis), rates, currency) };
  known.set(basis, found);
  return found;
}

export const findingsOf = (view: LedgerView): LedgerFindings | null => atOnce(findingPieces(view));
