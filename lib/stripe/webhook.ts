/**
 * Stripe's word that something has changed. Its signature is checked; what it says is not believed: the object it names
 * is read again, so that duplicates, disorder and old events do no harm.
 */
import Stripe from 'stripe';
import type { Runner } from '@/lib/imports/runner';
import { noteStripe, readStripeConnection } from '@/lib/store/stripe-connection';
import { notePending } from '@/lib/store/stripe-objects';
import { objectsOf } from './events';
import { unseal } from './secret';

export type Heard = 'noted' | 'ignored' | 'not_connected' | 'forged';

/** `now`: when reading is due. Signatures older than five minutes are refused by the package, so that none is replayed. */
export async function hear(
  { store, principal }: Omit<Runner, 'today'>,
  workspaceId: number,
  { body, signature, now }: { body: string; signature: string | null; now: Date },
): Promise<Heard> {
  const connection = await readStripeConnection(store.pool, principal, workspaceId);
  const sealed = connection?.webhookSealed ?? null;
  const secret = sealed === null ? null : await unseal(store.dataDir, sealed);
  if (connection === null || secret === null) return 'not_connected';
  let event: Stripe.Event;
  try {
    event = Stripe.webhooks.constructEvent(body, signature ?? '', secret);
  } catch {
    return 'forged';
  }
  const objects = objectsOf(event);
  if (event.livemode !== (connection.mode === 'live') || objects.length === 0) return 'ignored';
  await notePending(store.pool, principal, workspaceId, objects);
  // What stands in the way of reading is not hurried along by events.
  if (connection.problem === null) await noteStripe(store.pool, principal, workspaceId, { nextDue: now });
  return 'noted';
}
