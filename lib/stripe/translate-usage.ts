/** Metered items: each period's charge, dated in the month in which it was used. */
import type { ChangeRecord } from '@/lib/domain/records';
import { changeOf } from './change-of';
import { endedState, type InvoicedLine, type ItemState, isPaused } from './item-states';
import type { KeptItem, KeptLine, KeptPrice, KeptSubscription } from './objects';
import type { SubscriptionEnd } from './subscription-ends';
import type { Context } from './translate';

interface Period {
  start: number;
  end: number;
  amount: number;
  quantity: number;
  price: KeptPrice;
}

/** Discounts that recur take from usage as from anything else; a coupon for one invoice does not. */
function recurringPart(line: KeptLine, context: Context): number {
  const isOnce = (id: string): boolean => {
    const coupon = context.discount(id)?.coupon;
    return coupon == null || context.coupon(coupon)?.duration === 'once';
  };
  return line.discounts.reduce((rest, { id, amount }) => (isOnce(id) ? rest : rest - amount), line.amount);
}

function periodsOf(lines: readonly InvoicedLine[], price: KeptPrice, context: Context): Period[] {
  const periods = new Map<number, Period>();
  for (const { line, invoice } of lines) {
    if (line.isProration || (invoice !== null && isPaused(invoice))) continue;
    const own = line.price === null ? null : context.price(line.price);
    const empty = { start: line.start, end: line.end, amount: 0, quantity: 0, price: own ?? price };
    const period = periods.get(line.start) ?? empty;
    period.amount += recurringPart(line, context);
    period.quantity += line.quantity ?? 0;
    periods.set(line.start, period);
  }
  return [...periods.values()].sort((a, b) => a.start - b.start);
}

const stateOf = ({ start, end, amount, quantity, price }: Period): ItemState => ({
  at: start,
  price,
  quantity,
  full: amount,
  running: [],
  until: end,
  cause: null,
});

export function usageChanges(
  item: { id: string; lines: readonly InvoicedLine[]; price: KeptPrice },
  owner: { subscription: KeptSubscription; item: KeptItem | null },
  end: SubscriptionEnd | null,
  context: Context,
): ChangeRecord[] {
  const periods = periodsOf(item.lines, item.price, context);
  const last = periods.at(-1);
  if (last === undefined) return [];
  const told = periods.map((period) => changeOf(item.id, stateOf(period), period.price, owner, context));
  const until = end === null ? (owner.item === null ? { at: last.end, cause: null } : null) : end;
  if (until === null || until.at <= last.start) return told;
  return [...told, changeOf(item.id, endedState(until.at, until.cause), last.price, owner, context)];
}
