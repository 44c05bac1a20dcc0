/** Where another tool's numbers differ from ours: what it says, what we say, and what the causes make of the difference. */
import type { Metric } from './metric';

export const differenceMetrics = [
  {
    slug: 'their_mrr',
    name: 'MRR of another tool',
    shortName: 'Theirs',
    unit: 'money',
    additive: 'accounts',
    good: null,
    formula: 'What the export of another tool states as MRR at the end of the month.',
    inputs: [],
    note: 'A month’s worth. Kept as it was stated; nothing of it enters the ledger.',
    section: 11,
  },
  {
    slug: 'mrr_difference',
    name: 'Difference of MRR',
    shortName: 'Difference',
    unit: 'money',
    additive: 'accounts',
    good: null,
    formula: 'MRR of another tool − MRR, at the end of the same month.',
    inputs: ['their_mrr', 'mrr'],
    note: 'The parts of all causes sum to it, to the smallest unit.',
    section: 11,
  },
  {
    slug: 'unexplained_difference',
    name: 'Difference not explained',
    shortName: 'Not explained',
    unit: 'money',
    additive: 'accounts',
    good: null,
    formula: 'Difference of MRR − the parts of all causes that could be found.',
    inputs: ['mrr_difference'],
    note: '',
    section: 11,
  },
  {
    slug: 'differing_accounts',
    name: 'Accounts that differ',
    shortName: 'Accounts',
    unit: 'count',
    additive: 'accounts',
    good: null,
    formula: 'Accounts whose MRR one cause makes another at the end of the month.',
    inputs: ['mrr_difference'],
    note: 'An account with two causes counts with each.',
    section: 11,
  },
] as const satisfies readonly Metric[];

/** Accounts that are probably one customer. */
export const matchMetrics = [
  {
    slug: 'match_offers',
    name: 'Accounts that may be one customer',
    shortName: 'Matches',
    unit: 'count',
    additive: 'nothing',
    good: 'down',
    formula:
      'Pairs of accounts with an id, an e-mail address, a domain or a name in common that nobody merged or refused.',
    inputs: ['match_confidence'],
    note: '',
    section: 2,
  },
  {
    slug: 'match_confidence',
    name: 'Confidence of a match',
    shortName: 'How sure',
    unit: 'ratio',
    additive: 'nothing',
    good: null,
    formula: 'How much what two accounts have in common says that they are one customer: 1 is certain.',
    inputs: [],
    note: 'Weighed by kind of reason, and by how many other accounts share it; very likely from 90 % on.',
    section: 2,
  },
] as const satisfies readonly Metric[];
