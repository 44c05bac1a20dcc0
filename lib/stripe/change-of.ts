/** A state of a subscription item as a change of the ledger. */
import type { ChangeRecord, IntervalUnit } from '@/lib/domain/records';
import { ledgerAmount, majorText } from './amounts';
import { type ItemState, recurringAmount } from './item-states';
import { namesOf } from './naming';
import type { KeptItem, KeptPrice, KeptSubscription } from './objects';
import type { Context } from './translate';

const UNITS: Readonly<Record<string, IntervalUnit>> = { day: 'day', week: 'week', month: 'month', year: 'year' };
const MONTHS: Readonly<Record<string, number>> = { month: 1, year: 12 };

/** A term ends where a price is for longer than a month. */
const isTerm = ({ recurring }: KeptPrice): boolean =>
  recurring !== null && (MONTHS[recurring.interval] ?? 0) * recurring.count > 1;

const MILLIONTHS = 1_000_000;

const quantityMicro = (quantity: number | null): number | null => {
  const micro = quantity === null ? null : quantity * MILLIONTHS;
  return micro !== null && Number.isSafeInteger(micro) ? micro : null;
};

/** The change that a state is; `priced`: the last price it had, which is told of where it ended. */
export function changeOf(
  itemId: string,
  state: ItemState,
  priced: KeptPrice,
  { subscription, item }: { subscription: KeptSubscription; item: KeptItem | null },
  context: Context,
): ChangeRecord {
  const product = context.product(priced.product);
  const near = { item: item?.metadata ?? null, subscription: subscription.metadata };
  const isActive = state.price !== null;
  const { currency, recurring } = priced;
  return {
    accountId: context.customer.id,
    changeId: `${itemId}@${state.at}`,
    effectiveDay: context.dayOf(state.at),
    itemId,
    ...namesOf(priced, product, near, context.options),
    quantityMicro: isActive ? quantityMicro(state.quantity) : null,
    amountMinor: isActive ? ledgerAmount(recurringAmount(state), currency) : 0,
    unitAmount: isActive && priced.unit !== null ? majorText(priced.unit, currency) : null,
    intervalUnit: UNITS[recurring?.interval ?? 'month'] ?? 'month',
    intervalCount: recurring?.count ?? 1,
    currency,
    status: isActive ? 'active' : 'ended',
    source: null,
    cause: state.cause,
    motion: null,
    renewsDay: isActive && isTerm(priced) ? context.dayOf(state.until) : null,
    autoRenew: null,
    recordedAt: null,
    row: 0,
  };
}
