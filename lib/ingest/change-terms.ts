/** What the terms of a change come to. */
import type { IntervalUnit } from '../domain/records';
import type { Interval } from './choices';

/** Where no interval is stated. */
export const MONTHLY: Interval = { unit: 'month', count: 1 };

const perYear: Record<IntervalUnit, number> = { day: 365, week: 52, month: 12, quarter: 4, half_year: 2, year: 1 };

/** Whether the annual amount is counted exactly. */
export const isCountable = (amountMinor: number, { unit, count }: Interval): boolean =>
  (amountMinor * perYear[unit]) / count <= Number.MAX_SAFE_INTEGER;
