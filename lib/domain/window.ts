/** Where periods start from, and windows of w months that end on a day (metrics.md sections 3 and 5). */
import { addMonths, type DayNumber, lastDayOf, monthOf } from './day';
import type { Facts } from './facts';

/** The day whose end a period starts with; nothing is known of days before the opening balance. */
export const dayBefore = ({ ledger }: Facts, start: DayNumber): DayNumber =>
  Math.max(start - 1, ledger.openingDay ?? Number.NEGATIVE_INFINITY);

/** The day a window starts from: a month end for a month end, else the same day, clamped to its month's length. */
export function windowStart(day: DayNumber, windowMonths: number): DayNumber {
  const month = monthOf(day);
  return day === lastDayOf(month) ? lastDayOf(month - windowMonths) : addMonths(day, -windowMonths);
}
