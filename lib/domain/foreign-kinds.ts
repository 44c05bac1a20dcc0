/**
 * The kinds of file that other systems export, as the command line, the API and the page name them. What each holds and
 * how it is read: `lib/ingest/formats`; its words: `lib/view/import-foreign-words.ts`.
 */
export const foreignKinds = [
  'stripe_subscriptions',
  'stripe_item_changes',
  'stripe_invoices',
  'mrr_movements',
  'baremetrics',
  'openpay',
  'chartmogul_movements',
  'chartmogul_customers',
  'chartmogul_invoices',
  'chartmogul_intervals',
  'chartmogul_subscriptions',
  'chargebee_mrr',
  'recurly_subscriptions',
  'recurly_add_ons',
] as const;
export type ForeignKind = (typeof foreignKinds)[number];

/** The systems, and `files` for what any of them may list: accounts of one system have ids of their own, and it is complete through a day of its own. */
export type ForeignSource = 'files' | 'stripe' | 'chartmogul' | 'chargebee' | 'recurly' | 'baremetrics' | 'openpay';
