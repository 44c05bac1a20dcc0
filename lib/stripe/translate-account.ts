/** A customer as an account: its name, and what a segment may be made of. */

import type { AccountRecord } from '@/lib/domain/records';
import { slugOf } from '@/lib/ingest/header';
import type { KeptSubscription } from './objects';
import type { Context, CustomerObjects } from './translate';

/** In this order: the first state that one of the subscriptions is in. */
const STATES = ['past_due', 'unpaid', 'active', 'trialing', 'paused', 'canceled'] as const;

const billingState = (subscriptions: readonly KeptSubscription[]): string | null =>
  STATES.find((state) => subscriptions.some(({ status }) => status === state)) ?? null;

/** What the account is at risk of, in a word that filters can name; null: of nothing that Stripe knows. */
export function accountOf({ customer, subscriptions }: CustomerObjects, { dayOf }: Context): AccountRecord {
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(customer.metadata)) {
    const slug = slugOf(key);
    if (slug !== '' && value.trim() !== '') attributes[slug] = value.trim();
  }
  const state = billingState(subscriptions);
  if (state !== null) attributes.stripe_status = state;
  if (state === 'past_due' || state === 'unpaid') attributes.at_risk = 'payment';
  if (customer.country !== null) attributes.country = customer.country;
  if (customer.domain !== null) attributes.domain = customer.domain;
  return {
    accountId: customer.id,
    name: customer.name ?? customer.id,
    effectiveDay: null,
    startedDay: dayOf(customer.created),
    attributes,
    row: 0,
  };
}
