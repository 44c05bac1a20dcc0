/** Events say one thing: read this object again. Which comes first, and how often, changes nothing. */
import type Stripe from 'stripe';
import type { PendingObject } from '@/lib/store/stripe-objects';
import { type Access, patiently } from './access';
import type { ObjectType } from './objects';

/** What Stripe calls its objects, and what they are here; a discount is read with what it is of. */
const TYPES: Readonly<Record<string, ObjectType>> = {
  product: 'product',
  price: 'price',
  coupon: 'coupon',
  customer: 'customer',
  subscription: 'subscription',
  invoice: 'invoice',
  invoiceitem: 'invoice_item',
};

/** The object that an event is of, and what else it may have changed; empty: nothing that is read. */
export function objectsOf({ data }: Pick<Stripe.Event, 'data'>): PendingObject[] {
  const object = data.object as { object?: string; id?: string; subscription?: unknown; customer?: unknown };
  const found: PendingObject[] = [];
  const type = TYPES[object.object ?? ''];
  if (type !== undefined && typeof object.id === 'string') found.push({ object: type, id: object.id });
  if (object.object === 'discount' && typeof object.subscription === 'string')
    found.push({ object: 'subscription', id: object.subscription });
  return found;
}

/** The kinds of events that are asked for. */
const ASKED = [
  ...['customer.created', 'customer.updated', 'customer.deleted', 'customer.discount.*', 'customer.subscription.*'],
  ...['product.*', 'price.*', 'coupon.*', 'invoice.*', 'invoiceitem.*'],
];

/** Events may be listed late: each look begins so long before the last one. */
const OVERLAP_SECONDS = 3_600;
/** Stripe keeps events for 30 days. */
export const KEPT_SECONDS = 29 * 86_400;

/** The objects that events since then name. */
export async function objectsSince(access: Access, since: number): Promise<PendingObject[]> {
  const found = new Map<string, PendingObject>();
  let after: string | undefined;
  for (;;) {
    const page = await patiently(access, { what: 'events', right: 'Events' }, () =>
      access.stripe.events.list({
        limit: 100,
        created: { gte: since - OVERLAP_SECONDS },
        types: ASKED,
        ...(after !== undefined && { starting_after: after }),
      }),
    );
    for (const each of page.data.flatMap(objectsOf)) found.set(`${each.object} ${each.id}`, each);
    after = page.data.at(-1)?.id;
    if (!page.has_more || after === undefined) return [...found.values()];
  }
}
