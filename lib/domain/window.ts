/** Windows of w months (metrics.md section 5): where the one that ends on a day starts from. */
import { addMonths, type DayNumber, lastDayOf, monthOf } from './day';

/** The day a window starts from: a month end for a month end, else the same day, clamped to its month's length. */
export function windowStart(day: DayNumber, windowMonths: number): DayNumber {
  const month = monthOf(day);
  return day === lastDayOf(month) ? lastDayOf(month - windowMonths) : addMonths(day, -windowMonths);
}
