/** When a subscription ends (import-formats.md, "How Stripe's states count"). */
import { type InvoicedLine, isPaused } from './item-states';
import type { KeptInvoice, KeptSubscription } from './objects';
import type { StripeOptions } from './options';

const SECONDS_PER_DAY = 86_400;

export interface SubscriptionEnd {
  /** Seconds since 1970 UTC. */
  at: number;
  cause: string;
}

/** Every line of the subscription that was charged, of an invoice that stands. */
const chargedLines = (lines: readonly InvoicedLine[]): InvoicedLine[] =>
  lines.filter(({ line, invoice }) => !line.isCredit && !(invoice !== null && isPaused(invoice)));

/** The end of the period that an instant falls into, as it was invoiced; the instant where none was. */
function periodEndAt(at: number, lines: readonly InvoicedLine[]): number {
  const within = chargedLines(lines).filter(({ line }) => line.start <= at && line.end > at);
  return Math.max(at, ...within.map(({ line }) => line.end));
}

/** Money was given back for the rest of the period. */
const isCredited = (at: number, lines: readonly InvoicedLine[]): boolean =>
  lines.some(({ line }) => line.isCredit && line.isProration && Math.abs(line.start - at) < SECONDS_PER_DAY);

function cancelledEnd(
  subscription: KeptSubscription,
  lines: readonly InvoicedLine[],
  { endsAt }: StripeOptions,
): SubscriptionEnd {
  const { endedAt, canceledAt, reason } = subscription;
  const cause = reason ?? 'cancelled';
  const last = endedAt ?? canceledAt ?? subscription.startedAt;
  if (endsAt === 'request') return { at: Math.min(canceledAt ?? last, last), cause };
  return { at: isCredited(last, lines) ? last : periodEndAt(last, lines), cause };
}

const isOpen = ({ status }: KeptInvoice): boolean => status === 'open';

/** The instant from which on it is past due: the oldest invoice that is open. */
export function pastDueSince(invoices: readonly KeptInvoice[]): number | null {
  const open = invoices.filter(isOpen).map(({ created }) => created);
  return open.length === 0 ? null : Math.min(...open);
}

/** Null: it goes on. An end that is still to come is a scheduled one. `now`: seconds since 1970 UTC. */
export function subscriptionEnd(
  subscription: KeptSubscription,
  lines: readonly InvoicedLine[],
  invoices: readonly KeptInvoice[],
  options: StripeOptions,
  now: number,
): SubscriptionEnd | null {
  const { status, cancelAt, cancelsAtPeriodEnd, canceledAt, reason, items } = subscription;
  if (status === 'canceled') return cancelledEnd(subscription, lines, options);
  if (status === 'unpaid') {
    const charged = chargedLines(lines);
    return { at: Math.max(subscription.startedAt, ...charged.map(({ line }) => line.end)), cause: 'unpaid' };
  }
  if (status === 'past_due' && options.pastDueDays !== null) {
    const since = pastDueSince(invoices);
    const at = since === null ? null : since + options.pastDueDays * SECONDS_PER_DAY;
    if (at !== null && at <= now) return { at, cause: 'past due' };
  }
  const planned = cancelAt ?? (cancelsAtPeriodEnd ? Math.max(...items.map(({ periodEnd }) => periodEnd)) : null);
  if (planned === null) return null;
  const at = options.endsAt === 'request' ? Math.min(canceledAt ?? planned, planned) : planned;
  return { at, cause: reason ?? 'cancelled' };
}
