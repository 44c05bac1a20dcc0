/** How Stripe's states of a subscription count as recurring revenue, and the words its files have for them. */
import type { Choice } from '../choices';

/** 'waiting': not begun; 'running': revenue; 'stopped': unpaid to the end, or paused without service; 'over': ended. */
export type StripeState = 'waiting' | 'running' | 'stopped' | 'over';

export const stripeStateChoice: Choice<StripeState> = {
  offered: 'trialing, incomplete, incomplete_expired, active, past_due, unpaid, paused, canceled',
  words: {
    trialing: 'waiting',
    intrial: 'waiting',
    incomplete: 'waiting',
    incompleteexpired: 'waiting',
    active: 'running',
    pastdue: 'running',
    unpaid: 'stopped',
    paused: 'stopped',
    canceled: 'over',
    cancelled: 'over',
    ended: 'over',
  },
};

/** What a statement of a line that is not active says about why. */
export const stripeCauses: Readonly<Record<string, string>> = {
  trialing: 'trial',
  intrial: 'trial',
  paused: 'pause',
  unpaid: 'unpaid',
  pastdue: 'past_due',
  incomplete: 'incomplete',
  incompleteexpired: 'incomplete',
};
