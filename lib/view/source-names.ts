/** Sources and motions as people read them, in the order of the table of sources. */
import type { Motion, Source } from '@/lib/domain/source';

export const sourceNames: Readonly<Record<Source, string>> = {
  seats: 'Seats',
  plan: 'Plan changes',
  price: 'Price changes',
  add_on: 'Add-ons',
  cross_sell: 'Cross-sell',
  usage: 'Usage',
  unclassified: 'Not classified',
};

export const motionNames: Readonly<Record<Motion, string>> = {
  organic: 'Organic',
  sales: 'Sales',
  unknown: 'Not stated',
};
