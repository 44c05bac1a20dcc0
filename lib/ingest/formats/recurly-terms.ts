/** What Recurly's exports share: how a subscription is billed, and how its state counts. */
import type { DayNumber } from '../../domain/day';
import { wholeMonths } from '../../domain/interval';
import { type Choice, type Interval, intervalOf } from '../choices';
import type { ReadPlan } from '../plan';

/** live, canceled: charged until the term is over; expired, failed: over; paused: not charged for the time being. */
export type RecurlyState = 'live' | 'canceled' | 'expired' | 'paused';

export const recurlyStates: Choice<RecurlyState> = {
  offered: 'active, canceled, expired, paused, future, past_due, in_trial',
  words: {
    active: 'live',
    live: 'live',
    open: 'live',
    renewing: 'live',
    pastdue: 'live',
    future: 'live',
    trial: 'live',
    intrial: 'live',
    canceled: 'canceled',
    cancelled: 'canceled',
    nonrenewing: 'canceled',
    expired: 'expired',
    failed: 'expired',
    paused: 'paused',
  },
};

/** The day of which a file is the state. */
export function exportDayOf({ exportedOn }: Pick<ReadPlan, 'exportedOn'>): DayNumber {
  if (exportedOn === undefined) throw new Error('a file that is the state of one day needs that day');
  return exportedOn;
}

/** `1` and `months`, as plans state it; null where it is no interval. */
export const statedInterval = (length: number | null, unit: string | null): Interval | null =>
  unit === null ? null : intervalOf(`${length ?? 1}${unit}`);

/** What the current period covers: whole months, else whole weeks or days. */
export function intervalOfPeriod(start: DayNumber | null, end: DayNumber | null): Interval | null {
  if (start === null || end === null || end <= start) return null;
  const months = wholeMonths(start, end);
  if (months !== null) return intervalOf(`${months}month`);
  const days = end - start;
  return days % 7 === 0 ? { unit: 'week', count: days / 7 } : { unit: 'day', count: days };
}
