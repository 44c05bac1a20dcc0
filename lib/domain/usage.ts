/**
 * Usage lines (metrics.md section 2). A row acts from its effective day and covers its interval's months, the month
 * it is dated in first. If the whole month after those has no row, the line is 0 from that month's last day until the
 * next row. Under the policy `mean3` the line stands at the mean of the last three months instead of the last amount.
 */
import { type DayNumber, lastDayOf, type MonthNumber, monthOf } from './day';
import { divideHalfAway } from './money';

const MEAN_MONTHS = 3;

/** The day from which a row that no other follows in time counts as 0. */
export function usageLapsesOn(effectiveDay: DayNumber, monthsCovered: number): DayNumber {
  return lastDayOf(monthOf(effectiveDay) + monthsCovered);
}

/**
 * Running mean of a usage line: over the month of the row and the two before it, of the ARR last reported by each
 * month's end. Months before the line started, or started again after it lapsed or ended, are left out, not 0.
 */
export class UsageMean {
  private months: MonthNumber[] = [];
  private arrMinor: number[] = [];

  /** The line ended, lapsed or changed its currency: what came before is no part of later means. */
  restart(): void {
    this.months = [];
    this.arrMinor = [];
  }

  /** Takes a row's ARR and gives the mean from that row on, rounded once, half away from zero. */
  report(effectiveDay: DayNumber, arrMinor: number): number {
    const month = monthOf(effectiveDay);
    if (this.months.at(-1) === month) this.arrMinor[this.arrMinor.length - 1] = arrMinor;
    else {
      this.months.push(month);
      this.arrMinor.push(arrMinor);
    }
    let sum = 0;
    let counted = 0;
    for (let back = 0; back < MEAN_MONTHS; back += 1) {
      const reported = this.asReportedBy(month - back);
      if (reported === null) break;
      sum += reported;
      counted += 1;
    }
    return divideHalfAway(sum, counted);
  }

  private asReportedBy(month: MonthNumber): number | null {
    const index = this.months.findLastIndex((reported) => reported <= month);
    return index < 0 ? null : (this.arrMinor[index] ?? null);
  }
}
