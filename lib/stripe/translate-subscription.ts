/** One subscription's lines and present state as changes of its items. */
import type { ChangeRecord } from '@/lib/domain/records';
import { changeOf } from './change-of';
import {
  currentState,
  endedAt,
  endedState,
  type InvoicedLine,
  type ItemState,
  isLive,
  isPaused,
  statedStates,
} from './item-states';
import type { KeptInvoice, KeptItem, KeptSubscription } from './objects';
import { type SubscriptionEnd, subscriptionEnd } from './subscription-ends';
import type { Context, CustomerObjects } from './translate';
import { isOneTime } from './translate-one-time';
import { usageChanges } from './translate-usage';

const NEVER_ACTIVE = new Set(['incomplete', 'incomplete_expired']);

/** An invoice tells of its periods: what stands, what a pause took back, and drafts of a subscription that goes on. */
function tells(invoice: KeptInvoice, subscription: KeptSubscription): boolean {
  if (invoice.status === 'draft') return isLive(subscription) && (invoice.reason ?? '').startsWith('subscription');
  return invoice.status !== 'void' || isPaused(invoice);
}

interface ItemLines {
  id: string;
  current: KeptItem | null;
  lines: InvoicedLine[];
}

/** Lines by their item. A line that names none is of the item that has, or was last invoiced at, its price. */
function linesByItem(subscription: KeptSubscription, lines: readonly InvoicedLine[]): ItemLines[] {
  const items = new Map<string, ItemLines>();
  const itemOf = (id: string): ItemLines => {
    const known = items.get(id) ?? { id, current: null, lines: [] };
    items.set(id, known);
    return known;
  };
  for (const item of subscription.items) itemOf(item.id).current = item;
  for (const each of lines) if (each.line.item !== null) itemOf(each.line.item).lines.push(each);
  for (const each of lines) {
    if (each.line.item !== null) continue;
    const { price } = each.line;
    const byLines = [...items.values()].find((item) => item.lines.some(({ line }) => line.price === price));
    const byItem = subscription.items.find((item) => item.price.id === price);
    const id = byLines?.id ?? byItem?.id;
    if (id !== undefined) itemOf(id).lines.push(each);
  }
  return [...items.values()];
}

/** What the item is now, where no line says so yet: from the next period on, or from its start where it has no line. */
function withPresent(states: ItemState[], item: KeptItem, subscription: KeptSubscription): ItemState[] {
  const last = states.at(-1) ?? null;
  if (last === null) {
    const start = Math.max(item.created, subscription.startedAt, subscription.trialEnd ?? 0);
    return [currentState(item, start, null)];
  }
  const isSame = last.price?.id === item.price.id && (last.quantity ?? 1) === (item.quantity ?? 1);
  if (isSame || last.price === null || item.periodEnd <= last.at) return states;
  return [...states, currentState(item, item.periodEnd, last)];
}

/** An item that its subscription no longer has ended with what was invoiced of it. */
function withoutRemoved(states: ItemState[]): ItemState[] {
  const last = states.at(-1);
  return last === undefined || last.price === null ? states : [...states, endedState(last.until, null)];
}

/** Collection that is paused without service ends the item with the period that was invoiced. */
function withPause(states: ItemState[], item: KeptItem | null, { pause }: KeptSubscription): ItemState[] {
  if (pause === null || pause === 'keep_as_draft' || item === null) return states;
  const last = states.at(-1);
  if (last === undefined || last.price === null || item.periodEnd <= last.at) return states;
  return [...states, endedState(item.periodEnd, 'pause')];
}

function statesOf(
  item: ItemLines,
  subscription: KeptSubscription,
  end: SubscriptionEnd | null,
  context: Context,
): ItemState[] {
  const isOn = isLive(subscription);
  let states = statedStates(item.lines, isOn ? item.current : null, context);
  if (item.current === null) states = withoutRemoved(states);
  else if (isOn) states = withPause(withPresent(states, item.current, subscription), item.current, subscription);
  return end === null ? states : endedAt(states, end.at, end.cause);
}

const STATED = [
  ...['product', 'plan', 'kind', 'quantityMicro', 'amountMinor', 'unitAmount', 'intervalUnit', 'intervalCount'],
  ...['currency', 'status', 'cause', 'renewsDay'],
] as const;

const statesTheSame = (a: ChangeRecord, b: ChangeRecord): boolean =>
  STATED.every((key) => Reflect.get(a, key) === Reflect.get(b, key));

/** Of each day the last state, and of states that say the same the first. */
function told(changes: readonly ChangeRecord[]): ChangeRecord[] {
  const lastOfDay = changes.filter((change, index) => changes[index + 1]?.effectiveDay !== change.effectiveDay);
  return lastOfDay.filter((change, index) => {
    const before = lastOfDay[index - 1];
    return before === undefined ? change.status === 'active' : !statesTheSame(before, change);
  });
}

function itemChanges(
  item: ItemLines,
  subscription: KeptSubscription,
  end: SubscriptionEnd | null,
  context: Context,
): ChangeRecord[] {
  const priced = item.lines.map(({ line }) => (line.price === null ? null : context.price(line.price)));
  const price = item.current?.price ?? priced.find((each) => each !== null) ?? null;
  if (price === null) return [];
  const owner = { subscription, item: item.current };
  if (price.recurring?.isMetered) return usageChanges({ ...item, price }, owner, end, context);
  let last = price;
  return told(
    statesOf(item, subscription, end, context).map((state) => {
      last = state.price ?? last;
      return changeOf(item.id, state, last, owner, context);
    }),
  );
}

export function subscriptionChanges(
  subscription: KeptSubscription,
  objects: CustomerObjects,
  context: Context,
): ChangeRecord[] {
  if (NEVER_ACTIVE.has(subscription.status)) return [];
  const invoices = objects.invoices.filter((invoice) => tells(invoice, subscription));
  const waiting = objects.invoiceItems
    .filter(({ invoice, line }) => invoice === null && line.isProration)
    .map(({ line }) => ({ line, invoice: null }));
  const lines = [...invoices.flatMap((invoice) => invoice.lines.map((line) => ({ line, invoice }))), ...waiting].filter(
    ({ line }) => line.subscription === subscription.id && !isOneTime(line, context),
  );
  const own = invoices.filter((invoice) => invoice.subscription === subscription.id);
  const end = subscriptionEnd(subscription, lines, own, context.options, context.now);
  return linesByItem(subscription, lines).flatMap((item) => itemChanges(item, subscription, end, context));
}
