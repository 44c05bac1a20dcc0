/** How a row of every foreign kind becomes records: one line each. */
import type { ForeignKind } from '../../domain/foreign-kinds';
import type { Format, FormatContext } from '../format';
import { StripeSubscriptionsFormat } from './stripe-subscriptions';

export const foreignFormats: Readonly<Record<ForeignKind, new (context: FormatContext) => Format>> = {
  stripe_subscriptions: StripeSubscriptionsFormat,
};
