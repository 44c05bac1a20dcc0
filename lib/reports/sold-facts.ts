/** The facts of a ledger in which the expansions that won plans led to are sold. */
import { withComputedAttributes } from '@/lib/domain/computed-attributes';
import { buildFacts, type Facts } from '@/lib/domain/facts';
import type { Ledger } from '@/lib/domain/ledger';
import type { LedgerBasis } from '@/lib/domain/lines';
import type { ExpansionPlan } from '@/lib/domain/planning';
import { withWonPlans } from '@/lib/domain/won-expansions';

/** `unsold`: before won plans named motions. */
export function soldFacts(basis: LedgerBasis, unsold: Ledger, plans: readonly ExpansionPlan[]): Facts {
  const { records, settings } = basis;
  const ledger = withWonPlans(unsold, records.accounts.ids, plans);
  return withComputedAttributes(buildFacts(ledger, records.accounts, settings), basis);
}

/** As `soldFacts`; the facts there are where other plans sold nothing else. */
export function factsWithPlans(
  basis: LedgerBasis,
  { unsold, facts }: { unsold: Ledger; facts: Facts },
  plans: readonly ExpansionPlan[],
): Facts {
  const { motion } = withWonPlans(unsold, basis.records.accounts.ids, plans).components;
  const before = facts.ledger.components.motion;
  return motion.every((code, component) => code === before[component]) ? facts : soldFacts(basis, unsold, plans);
}
