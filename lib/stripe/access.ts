/** Access to one Stripe account: the official client, and patience with what passes by itself. */
import Stripe from 'stripe';
import { isPassing, problemOf, StripeProblem } from './trouble';

export interface Access {
  stripe: Stripe;
  mode: 'live' | 'test';
  /** Waits; tests do not. */
  sleep(ms: number): Promise<void>;
}

const TIMEOUT_MS = 30_000;

const sleepFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A key that can do no more than read what its rights name. */
export function checkedKey(text: string): { key: string; mode: 'live' | 'test' } {
  const key = text.trim();
  const [, mode] = /^rk_(live|test)_\w+$/.exec(key) ?? [];
  if (mode === 'live' || mode === 'test') return { key, mode };
  throw new StripeProblem(
    'not_a_restricted_key',
    /^sk_/.test(key)
      ? 'This is a secret key: it can move money, and Ratchet needs to read only.'
      : 'This is no restricted key: those begin with rk_live_ or rk_test_.',
    'In Stripe, under Developers, API keys, create a restricted key with the read rights named here.',
  );
}

export function accessTo(api: string, text: string, sleep = sleepFor): Access {
  const { key, mode } = checkedKey(text);
  const { hostname, port, protocol } = new URL(api);
  const stripe = new Stripe(key, {
    host: hostname,
    ...(port !== '' && { port }),
    protocol: protocol === 'http:' ? 'http' : 'https',
    timeout: TIMEOUT_MS,
    // Retried here, so that a 429 waits as long as Stripe asks for and a page that broke off is told of.
    maxNetworkRetries: 0,
    telemetry: false,
    httpClient: Stripe.createFetchHttpClient(),
    appInfo: { name: 'Ratchet' },
  });
  return { stripe, mode, sleep };
}

const TRIES = 5;
const FIRST_WAIT_MS = 1_000;
/** Longer than this is not waited for: the reading ends, and goes on later. */
const LONGEST_WAIT_MS = 60_000;

/** How long Stripe asks to wait, in ms; else twice as long each time. */
function waitFor(error: unknown, attempt: number): number {
  const stated = error instanceof Stripe.errors.StripeError ? Number(error.headers?.['retry-after']) : Number.NaN;
  return Number.isFinite(stated) && stated >= 0 ? stated * 1_000 : FIRST_WAIT_MS * 2 ** (attempt - 1);
}

/**
 * Asks, and asks again after what passes by itself.
 * @throws StripeProblem
 */
export async function patiently<Answer>(
  { sleep }: Access,
  reading: { what: string; right: string },
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const wait = waitFor(error, attempt);
      if (!isPassing(error) || attempt >= TRIES || wait > LONGEST_WAIT_MS)
        throw problemOf(error, reading.what, reading.right);
      await sleep(wait);
    }
  }
}
