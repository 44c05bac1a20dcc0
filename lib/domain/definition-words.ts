/**
 * Definitions of other tools in words (metrics.md section 11). Who publishes what is said as far as it is documented by
 * them; settings of a tool, and what it leaves unsaid, may give another figure there.
 */

export interface DefinitionWords {
  name: string;
  who: string;
  formula: string;
}

export const definitionWords = {
  'account-cohort-12m': {
    name: 'NRR over twelve months',
    who: 'ours, SaaS Capital',
    formula: 'ARR today of the accounts that were active twelve months ago, divided by their ARR then.',
  },
  'account-cohort-3m': {
    name: 'NRR over three months',
    who: 'ours',
    formula: 'ARR today of the accounts that were active three months ago, divided by their ARR then.',
  },
  'account-cohort-1m': {
    name: 'NRR over one month',
    who: 'ours',
    formula: 'ARR today of the accounts that were active at the end of the month before, divided by their ARR then.',
  },
  'account-gross-12m': {
    name: 'Gross retention over twelve months',
    who: 'ours',
    formula:
      'The accounts active twelve months ago, each counted with no more than it paid then, divided by their ARR then.',
  },
  'account-expansion-1m': {
    name: 'Expansion rate of the month',
    who: 'ours',
    formula: 'What accounts active at the start of the month grew by, divided by ARR at its start.',
  },
  'rolling-30-days': {
    name: 'The last 30 days',
    who: 'Baremetrics (1 − net revenue churn)',
    formula: '1 − (churn + downgrades − expansion of the last 30 days) ÷ MRR 30 days ago.',
  },
  'reactivation-1m': {
    name: 'The month, with accounts that came back',
    who: 'ChartMogul (1 − net MRR churn rate)',
    formula: '1 − (churn + contraction − expansion − reactivation of the month) ÷ MRR at its start.',
  },
  'expansion-with-reactivation-1m': {
    name: 'Expansion rate, with accounts that came back',
    who: 'Chargebee (total expansion MRR)',
    formula: '(Expansion + reactivation of the month) ÷ MRR at its start.',
  },
  'subscription-level-12m': {
    name: 'NRR of subscriptions',
    who: 'Chargebee (net retention of subscriptions)',
    formula:
      'ARR today of the subscription lines that were active twelve months ago, divided by their ARR then. A line an account took up since is new.',
  },
  'renewals-due-12m': {
    name: 'NRR of accounts that were up for renewal',
    who: 'Gainsight, Planhat (renewals due)',
    formula: 'NRR over twelve months of those accounts alone of which a term ended inside them. The base is another.',
  },
  'gross-on-totals-12m': {
    name: 'Gross retention on totals',
    who: 'an example in Chargebee’s documentation',
    formula:
      'The lesser of total ARR today and twelve months ago, of the accounts active then, divided by the latter. Growth hides losses.',
  },
  'without-price-12m': {
    name: 'NRR at constant prices',
    who: 'ours, for comparison',
    formula: 'NRR over twelve months with every account’s price changes taken out.',
  },
} as const satisfies Readonly<Record<string, DefinitionWords>>;

export type DefinitionKey = keyof typeof definitionWords;
