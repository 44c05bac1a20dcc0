/** The fields of every foreign kind: one line each. */
import type { ForeignKind } from '../../domain/foreign-kinds';
import type { ForeignFields } from './foreign';
import { stripeSubscriptions } from './stripe-subscriptions-fields';

export const foreignFields: Readonly<Record<ForeignKind, ForeignFields>> = {
  stripe_subscriptions: stripeSubscriptions,
};
