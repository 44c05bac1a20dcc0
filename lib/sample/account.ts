/** A customer of the sample company as it stands on a day, and the subscription lines that follow from it. */
import type { DayNumber } from '@/lib/domain/day';
import { ANNUAL_MONTHS_PAID, listCents, type Plan, type PriceList, type Product } from './catalogue';
import type { Profile } from './people';

export interface Account {
  id: string;
  name: string;
  profile: Profile;
  startedDay: DayNumber;
  active: boolean;
  endedDay: DayNumber | null;
  /** The last day on which something was changed by hand; the next change comes later. */
  touchedDay: DayNumber;
  /** End of the paid year; null where it pays by the month. */
  renewsDay: DayNumber | null;
  plan: Plan;
  seats: number;
  dispatchSeats: number;
  insights: boolean;
  singleSignOn: boolean;
  /** Last metered month in cents; 0 where messages are not used. */
  messagesCents: number;
  /** The day messages were taken up; before it no meter is read. */
  meteredSince: DayNumber;
  prices: PriceList;
  discountPercent: number;
  /** Steered by its own script rather than by chance. */
  scripted: boolean;
}

/** A line as it is billed: everything changes.csv states of it. */
export interface Line {
  product: Product;
  plan: Plan | null;
  quantity: number;
  unitCents: number | null;
  /** Cents each interval, after the discount. */
  amountCents: number;
  interval: 'month' | 'year';
  renewsDay: DayNumber | null;
}

/** The recurring lines of an account, messages included; none where it is not active. */
export function linesOf(account: Account): Line[] {
  if (!account.active) return [];
  const { plan, prices, renewsDay, seats } = account;
  const interval = renewsDay === null ? 'month' : 'year';
  const monthsPaid = renewsDay === null ? 1 : ANNUAL_MONTHS_PAID;
  const line = (product: Product, quantity: number): Line => {
    const unitCents = listCents(product, plan, prices) * monthsPaid;
    // List prices are whole dollars or end in 900 cents, so a whole percentage of them is whole cents.
    const amountCents = (unitCents / 100) * (100 - account.discountPercent) * quantity;
    return {
      product,
      plan: product === 'Planner' ? plan : null,
      quantity,
      unitCents,
      amountCents,
      interval,
      renewsDay,
    };
  };
  const lines = [line('Planner', seats)];
  if (account.dispatchSeats > 0) lines.push(line('Dispatch', account.dispatchSeats));
  if (account.insights) lines.push(line('Insights', seats));
  if (account.singleSignOn) lines.push(line('Single sign-on', 1));
  if (account.messagesCents > 0) lines.push(messagesLine(account));
  return lines;
}

/** Metered by the month whatever the rest is billed by. */
export function messagesLine(account: Account): Line {
  return {
    product: 'Messages',
    plan: null,
    quantity: 1,
    unitCents: null,
    amountCents: account.messagesCents,
    interval: 'month',
    renewsDay: null,
  };
}

/** ARR in cents of all lines. */
export function arrCents(account: Account): number {
  return linesOf(account).reduce((sum, line) => sum + line.amountCents * (line.interval === 'month' ? 12 : 1), 0);
}
