/**
 * Gaps: the invoices of a product stop, and go on after more than the grace allows. What stays away longer than a period
 * of its own (a quarter, where that is longer) has left and come back; a shorter gap looks like an invoice that is
 * missing, and is told as churn and reactivation until it is there. Where another line has taken the place meanwhile,
 * nothing is missing.
 */
import type { DayNumber } from '../day';
import { LAPSE } from '../line-states';
import { beginsAfter, type LinesLookedAt, type LookAt } from './line-cases';

const QUARTER_DAYS = 92;
/** A month may be longer than the one before it. */
const LEEWAY_DAYS = 7;

/** `size`: days without an invoice. In doubt is what the line was before. */
export function gaps({ records: { invoices }, book }: LinesLookedAt): LookAt {
  const { day, row, isInvoice, arrMinor, line, dataThrough } = book;
  const begun = beginsAfter(book);
  return (account, from, to, found) => {
    for (let at = from + 1; at + 1 < to; at += 1) {
      if (row[at] !== LAPSE || isInvoice[at] !== 1) continue;
      const [before, after] = [at - 1, at + 1];
      if (line[before] !== line[at] || line[after] !== line[at]) continue;
      if (arrMinor[before] === 0 || arrMinor[after] === 0 || row[before]! < 0) continue;
      const [day0, day1] = [day[at]!, day[after]!];
      if (day1 > dataThrough || day1 <= begun) continue;
      const spoken = row[before]!;
      const period = invoices.endDay[spoken]! - invoices.startDay[spoken]!;
      const longest = Math.max(period + LEEWAY_DAYS, QUARTER_DAYS);
      if (day1 - day0 > longest || isStoodIn(book, { from, to, at }, day0, day1)) continue;
      found.add({
        account,
        product: book.product[at]!,
        day: day0,
        untilDay: day1,
        size: day1 - day0,
        startMinor: arrMinor[before]!,
        endMinor: arrMinor[after]!,
        arrMinor: arrMinor[before]!,
        rowBefore: spoken,
        row: row[after]!,
        isInvoice: true,
      });
    }
  };
}

type Looked = Pick<LinesLookedAt['book'], 'line' | 'day' | 'arrMinor'>;

/** Another line began with the gap, and runs through all of it. */
function isStoodIn(
  { line, day, arrMinor }: Looked,
  { from, to, at }: { from: number; to: number; at: number },
  begin: DayNumber,
  end: DayNumber,
): boolean {
  for (let state = from; state < to; ) {
    const own = line[state];
    let [wasActive, isWhole] = [false, false];
    for (; state < to && line[state] === own; state += 1) {
      const isActive = arrMinor[state]! > 0;
      if (day[state]! < begin) wasActive = isActive;
      if (day[state]! <= begin) isWhole = isActive;
      else if (day[state]! < end && !isActive) isWhole = false;
    }
    if (own !== line[at] && isWhole && !wasActive) return true;
  }
  return false;
}
