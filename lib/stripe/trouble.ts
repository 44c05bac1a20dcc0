/** What stands in the way of reading Stripe, said plainly: what is wrong, and what to do. */
import Stripe from 'stripe';

export type TroubleCode =
  | 'not_a_restricted_key'
  | 'wrong_key'
  | 'no_key'
  | 'missing_right'
  | 'rate_limited'
  | 'connection'
  | 'stripe_failed'
  | 'wrong_mode'
  | 'other_account'
  | 'missing_rate'
  | 'failed';

export class StripeProblem extends Error {
  override name = 'StripeProblem';
  constructor(
    readonly code: TroubleCode,
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}

export const troubleOf = ({ code, message, remedy }: StripeProblem) => ({ code, message, remedy });

/** Stripe says which right is missing by its own name: 'rak_customer_read'. */
const rightIn = (message: string): string | null => /'rak_([a-z_]+)_read'/.exec(message)?.[1] ?? null;

const words = (name: string): string => {
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Anything that is not an answer: a connection that was refused, reset, or ended in the middle of a page. */
function isConnection(error: unknown): boolean {
  if (error instanceof Stripe.errors.StripeConnectionError || error instanceof TypeError) return true;
  return error instanceof Stripe.errors.StripeAPIError && error.statusCode === undefined;
}

/** `reading`: what was being read, in words: 'invoices, page 41'. */
export function problemOf(error: unknown, reading: string, right: string): StripeProblem {
  if (error instanceof StripeProblem) return error;
  if (error instanceof Stripe.errors.StripeAuthenticationError)
    return new StripeProblem(
      'wrong_key',
      'Stripe does not know this key.',
      'It may be mistyped, expired or deleted: copy it again from Developers, API keys, or make a new one.',
    );
  if (error instanceof Stripe.errors.StripePermissionError) {
    const missing = words(rightIn(error.message) ?? right);
    return new StripeProblem(
      'missing_right',
      `The key may not read ${reading}: it lacks the right “${missing}: Read”.`,
      `In Stripe, under Developers, API keys, edit the key and set ${missing} to Read. Nothing has to be connected anew.`,
    );
  }
  if (error instanceof Stripe.errors.StripeRateLimitError)
    return new StripeProblem(
      'rate_limited',
      `Stripe asks to read more slowly (429), at ${reading}.`,
      'Nothing has to be done: reading goes on by itself from the same page.',
    );
  if (isConnection(error))
    return new StripeProblem(
      'connection',
      `The connection to Stripe broke off at ${reading}.`,
      'Everything read before is kept; reading goes on by itself from the same page.',
    );
  if (error instanceof Stripe.errors.StripeError)
    return new StripeProblem(
      'stripe_failed',
      `Stripe could not answer at ${reading} (${error.statusCode ?? 'no status'}).`,
      'Reading goes on by itself from the same page.',
    );
  throw error;
}

/** It may pass by itself. */
export const isPassing = (error: unknown): boolean =>
  isConnection(error) ||
  error instanceof Stripe.errors.StripeRateLimitError ||
  (error instanceof Stripe.errors.StripeError && (error.statusCode ?? 0) >= 500);
