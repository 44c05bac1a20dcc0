/** The words of the kinds of file that other systems export. */
import type { ForeignKind } from '../domain/foreign-kinds';
import type { KindWords } from './import-words';

export const foreignKindWords: Readonly<Record<ForeignKind, KindWords>> = {
  stripe_subscriptions: {
    label: 'Stripe subscriptions',
    noun: 'a Stripe subscriptions export',
    row: 'One row per subscription as it is on the day of the export. No history: that day is the opening balance.',
    needs: 'id, customer, status, amount, and the day of the export',
    statesRevenue: true,
  },
};
