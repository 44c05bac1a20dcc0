/** The term ends of a view's lines, found when first asked for and kept as long as the view is. */
import type { Facts } from '@/lib/domain/facts';
import type { LedgerBasis } from '@/lib/domain/lines';
import { findTerms, type Terms } from '@/lib/domain/terms';

const known = new WeakMap<LedgerBasis, Terms>();

export function termsOf(facts: Facts, basis: LedgerBasis): Terms {
  const terms = known.get(basis) ?? findTerms(facts, basis);
  known.set(basis, terms);
  return terms;
}
