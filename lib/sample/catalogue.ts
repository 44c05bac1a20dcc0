/**
 * What the sample company sells: planning software for field teams, by the seat; a dispatch product by the seat;
 * add-ons at a share of the planner's price; messages by use; onboarding once. Prices are in cents a month.
 */
import type { ChangeKind } from '@/lib/domain/records';

export const plans = ['Team', 'Business', 'Enterprise'] as const;
export type Plan = (typeof plans)[number];

export const products = ['Planner', 'Dispatch', 'Insights', 'Single sign-on', 'Messages', 'Onboarding'] as const;
export type Product = (typeof products)[number];

export const kindOf: Record<Product, ChangeKind> = {
  Planner: 'core',
  Dispatch: 'core',
  Insights: 'add_on',
  'Single sign-on': 'add_on',
  Messages: 'usage',
  Onboarding: 'one_time',
};

/** Price lists: the first, and the one after the rise. */
export type PriceList = 'old' | 'new';

const seatCents: Record<Plan, Record<PriceList, number>> = {
  Team: { old: 2_400, new: 2_600 },
  Business: { old: 4_200, new: 4_500 },
  Enterprise: { old: 6_400, new: 6_800 },
};
const DISPATCH_SEAT_CENTS = 1_800;
const INSIGHTS_SEAT_CENTS = 600;
const SINGLE_SIGN_ON_CENTS = 19_900;

/** Months paid for where a year is paid at once. */
export const ANNUAL_MONTHS_PAID = 10;

/** Cents a month for one unit of a product sold by list; seats for all but single sign-on. */
export function listCents(product: Product, plan: Plan, prices: PriceList): number {
  if (product === 'Planner') return seatCents[plan][prices];
  if (product === 'Dispatch') return DISPATCH_SEAT_CENTS;
  if (product === 'Insights') return INSIGHTS_SEAT_CENTS;
  if (product === 'Single sign-on') return SINGLE_SIGN_ON_CENTS;
  throw new RangeError(`${product} has no list price`);
}

/** The plan above; null at the top. */
export const planAbove = (plan: Plan): Plan | null => plans[plans.indexOf(plan) + 1] ?? null;

/** The plan below; null at the bottom. */
export const planBelow = (plan: Plan): Plan | null => plans[plans.indexOf(plan) - 1] ?? null;
