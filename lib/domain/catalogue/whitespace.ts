/** What accounts do not have yet, and what it would be worth: an estimate, never revenue. */
import type { Metric } from './metric';

export const whitespaceMetrics = [
  {
    slug: 'whitespace',
    name: 'Whitespace',
    shortName: 'Whitespace',
    unit: 'money',
    additive: 'accounts',
    good: null,
    formula:
      'For each product or next plan that an account does not have, the median ARR that like accounts pay for it: of the same segment and ARR band, else of the same band, else of the same segment.',
    inputs: ['arr'],
    note: 'An estimate, told where five like accounts or more have it. A next plan is worth that less what is paid today.',
    section: 6,
  },
  {
    slug: 'likely_whitespace',
    name: 'Likely whitespace',
    shortName: 'Likely',
    unit: 'money',
    additive: 'accounts',
    good: null,
    formula: 'Whitespace, each gap weighted by the share of like accounts that have what it is of.',
    inputs: ['whitespace'],
    note: 'What is had by few is not what everybody will take.',
    section: 6,
  },
  {
    slug: 'whitespace_accounts',
    name: 'Accounts of a gap',
    shortName: 'Accounts',
    unit: 'count',
    additive: 'accounts',
    good: null,
    formula: 'Accounts with revenue that have the product or plan, or that could take it.',
    inputs: [],
    note: '',
    section: 6,
  },
] as const satisfies readonly Metric[];
