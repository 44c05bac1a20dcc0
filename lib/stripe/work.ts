/** Reading as a job: due when the connection says so, a piece at a time, so that other jobs get their turn. */
import type { Runner } from '@/lib/imports/runner';
import type { DueJob } from '@/lib/jobs/loop';
import { readStripeConnection } from '@/lib/store/stripe-connection';
import { POLL_MS, type SyncRequest, syncStripe } from './sync';
import { StripeProblem } from './trouble';

export const STRIPE_JOB = 'stripe';
const PIECE_MS = 45_000;

export async function stripeJobsDue(
  { store, principal }: Omit<Runner, 'today'>,
  workspaceId: number,
  now: Date,
): Promise<DueJob[]> {
  const connection = await readStripeConnection(store.pool, principal, workspaceId);
  if (connection === null) return [];
  const { nextDue } = connection;
  if (nextDue <= now) return [{ kind: STRIPE_JOB, dueAt: nextDue }];
  // Later than it is ever put off: it was put off by a clock that was ahead.
  return nextDue.getTime() - now.getTime() > POLL_MS ? [{ kind: STRIPE_JOB, dueAt: now }] : [];
}

/** What stands in the way is kept with the connection, which says when to try again: no attempt of the job's own. */
export async function runStripeJob(
  runner: Runner,
  request: Omit<SyncRequest, 'until' | 'now'>,
  now: () => Date,
): Promise<void> {
  try {
    await syncStripe(runner, { ...request, now, until: new Date(now().getTime() + PIECE_MS) });
  } catch (error) {
    if (!(error instanceof StripeProblem)) throw error;
  }
}
