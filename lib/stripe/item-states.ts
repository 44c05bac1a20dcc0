/**
 * What one subscription item was, from instant to instant, read from the lines that invoiced it. A regular line states
 * its period's price, quantity and discounts; a proration states the instant and the new price and quantity, and its own
 * amount is never revenue.
 */
import { percentOf, priceAmount } from './amounts';
import type { KeptCoupon, KeptDiscount, KeptInvoice, KeptItem, KeptLine, KeptPrice, KeptSubscription } from './objects';

/** A discount that recurs with the price: of a `repeating` coupon until `end`, of a `forever` one always. */
interface Running {
  id: string;
  percent: number | null;
  amount: number;
  end: number | null;
}

export interface ItemState {
  /** Seconds since 1970 UTC. */
  at: number;
  /** Null: the item is not active from here on. */
  price: KeptPrice | null;
  quantity: number | null;
  /** Before discounts, in Stripe's smallest unit. */
  full: number;
  running: Running[];
  /** The end of the period it was invoiced for. */
  until: number;
  cause: string | null;
}

/** Lines of one item with the invoices they are of; null: no invoice has them yet. */
export interface InvoicedLine {
  line: KeptLine;
  invoice: KeptInvoice | null;
}

export interface PriceBook {
  price(id: string): KeptPrice | null;
  coupon(id: string): KeptCoupon | null;
  discount(id: string): KeptDiscount | null;
}

/** Amount that recurs each interval, after the discounts that recur with it. */
export const recurringAmount = ({ full, running }: ItemState): number =>
  Math.max(0, full - running.reduce((sum, each) => sum + each.amount, 0));

/** Discounts of a line that last longer than its invoice. */
function runningOn(lines: readonly KeptLine[], book: PriceBook): Running[] {
  const found = new Map<string, Running>();
  for (const { id, amount } of lines.flatMap((line) => line.discounts)) {
    const discount = book.discount(id);
    const coupon = discount?.coupon ? book.coupon(discount.coupon) : null;
    if (coupon?.duration === 'once' || (coupon === null && discount === null)) continue;
    const before = found.get(id)?.amount ?? 0;
    found.set(id, { id, percent: coupon?.percentOff ?? null, amount: before + amount, end: discount?.end ?? null });
  }
  return [...found.values()];
}

/** The discounts in force at an instant, taken of another full amount. */
const carried = (running: readonly Running[], at: number, full: number): Running[] =>
  running
    .filter(({ end }) => end === null || end > at)
    .map((each) => (each.percent === null ? each : { ...each, amount: percentOf(full, each.percent) }));

/** Regular lines of one period and invoice; several where tiers are invoiced apart. */
function regularState(lines: readonly InvoicedLine[], book: PriceBook): ItemState | null {
  const own = lines.map(({ line }) => line);
  const [first] = own;
  const price = first?.price ? book.price(first.price) : null;
  if (first === undefined || price === null) return null;
  const stated = own.filter(({ quantity }) => quantity !== null);
  return {
    at: first.start,
    price,
    quantity: stated.length === 0 ? null : stated.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
    full: own.reduce((sum, { amount }) => sum + amount, 0),
    running: runningOn(own, book),
    until: first.end,
    cause: null,
  };
}

/** What the item is after a change in the middle of a period. */
function changedState({ line }: InvoicedLine, before: ItemState | null, book: PriceBook): ItemState | null {
  const price = line.price ? book.price(line.price) : null;
  const full = price === null ? null : priceAmount(price, line.quantity ?? 1);
  if (price === null || full === null) return null;
  const running = before === null ? runningOn([line], book) : before.running;
  return {
    at: line.start,
    price,
    quantity: line.quantity,
    full,
    running: carried(running, line.start, full),
    until: line.end,
    cause: null,
  };
}

export const endedState = (at: number, cause: string | null): ItemState => ({
  at,
  price: null,
  quantity: null,
  full: 0,
  running: [],
  until: at,
  cause,
});

/** What Stripe itself voids or gives up as soon as it is made is so because collection is paused. */
const AT_ONCE_SECONDS = 2 * 86_400;

export const isPaused = ({ status, reason, givenUpAt, created, attempts }: KeptInvoice): boolean =>
  (status === 'void' || status === 'uncollectible') &&
  reason === 'subscription_cycle' &&
  attempts === 0 &&
  givenUpAt !== null &&
  givenUpAt - created <= AT_ONCE_SECONDS;

function groupsByStart(lines: readonly InvoicedLine[]): [at: number, lines: InvoicedLine[]][] {
  const groups = new Map<number, InvoicedLine[]>();
  for (const each of lines) {
    const group = groups.get(each.line.start);
    if (group) group.push(each);
    else groups.set(each.line.start, [each]);
  }
  return [...groups].sort(([a], [b]) => a - b);
}

/** The lines of one instant: what the last invoice states of it. */
function stateAt(
  group: readonly InvoicedLine[],
  before: ItemState | null,
  book: PriceBook,
): ItemState | 'credit' | null {
  const regular = group.filter(({ line }) => !line.isProration);
  const latest = regular.reduce<KeptInvoice | null>(
    (last, { invoice }) => (invoice !== null && (last === null || invoice.created >= last.created) ? invoice : last),
    null,
  );
  if (latest !== null) {
    const [first] = regular;
    if (first && isPaused(latest)) return endedState(first.line.start, 'pause');
    return regularState(
      regular.filter(({ invoice }) => invoice === latest),
      book,
    );
  }
  const charged = group.filter(({ line }) => !line.isCredit).at(-1);
  return charged === undefined ? 'credit' : changedState(charged, before, book);
}

/** What the lines state, in order. `current`: the item as it is now, null where it is no more. */
export function statedStates(lines: readonly InvoicedLine[], current: KeptItem | null, book: PriceBook): ItemState[] {
  const states: ItemState[] = [];
  const groups = groupsByStart(lines);
  for (const [index, [at, group]] of groups.entries()) {
    const before = states.at(-1) ?? null;
    const state = stateAt(group, before, book);
    if (state === null) continue;
    if (state !== 'credit') {
      states.push(state);
      continue;
    }
    // What was given back and not charged anew: the item as it is now, or it ended there.
    const isLast = index === groups.length - 1;
    states.push(isLast && current !== null ? currentState(current, at, before) : endedState(at, null));
  }
  return withDiscountEnds(states);
}

/** The item as its subscription has it, from an instant on. */
export function currentState(item: KeptItem, at: number, before: ItemState | null): ItemState {
  const full = priceAmount(item.price, item.quantity ?? 1) ?? before?.full ?? 0;
  const running = carried(before?.running ?? [], at, full);
  return { at, price: item.price, quantity: item.quantity, full, running, until: item.periodEnd, cause: null };
}

/** A discount that runs out in the middle of a period raises the price there. */
function withDiscountEnds(states: readonly ItemState[]): ItemState[] {
  return states.flatMap((state, index) => {
    const next = states[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const ends = [...new Set(state.running.flatMap(({ end }) => (end === null ? [] : [end])))].sort((a, b) => a - b);
    const after = ends
      .filter((end) => end >= state.at && end < next)
      .map((end) => ({ ...state, at: end, running: carried(state.running, end, state.full) }));
    return [state, ...after];
  });
}

/** The states of an item up to where its subscription ends. */
export function endedAt(states: readonly ItemState[], at: number, cause: string | null): ItemState[] {
  const kept = states.filter((state) => state.at < at);
  const isActive = (kept.at(-1)?.price ?? null) !== null;
  return isActive ? [...kept, endedState(at, cause)] : kept;
}

/** The subscription is active: its items go on from period to period. */
export const isLive = ({ status }: KeptSubscription): boolean => status === 'active' || status === 'past_due';
