/**
 * Jumps: a line becomes ten, a hundred or a thousand times what it was, or as many times less (a decimal point that
 * slipped), or twelve times (a year's amount read as a month's). What a change of plan or of the quantity makes is none,
 * unless the line is back where it was with the next record.
 */
import { NO_DAY } from '../records';
import { beginsAfter, type LinesLookedAt, type LookAt, NO_ROW } from './line-cases';

const FACTORS = [10, 12, 100, 1000] as const;
/** Amounts are rounded on their way to a year. */
const TOLERANCE = 0.001;
/** Back where it was: within a fifth of it. */
const NEAR = 0.2;

/** `size`: the factor; below 1 where the line shrank. In doubt is the difference. */
export function jumps(looked: LinesLookedAt): LookAt {
  const { book } = looked;
  const { line, day, row, nativeMinor, arrMinor, currency, product, isInvoice } = book;
  const begun = beginsAfter(book);
  const isMeant = changedOtherwise(looked);
  return (account, from, to, found) => {
    for (let at = from + 1; at < to; at += 1) {
      const before = at - 1;
      if (line[before] !== line[at] || currency[before] !== currency[at] || row[at]! < 0 || row[before]! < 0) continue;
      const factor = factorOf(nativeMinor[before]!, nativeMinor[at]!);
      if (factor === null) continue;
      const next = at + 1 < to && line[at + 1] === line[at] ? at + 1 : NO_ROW;
      const isBack = next >= 0 && isNear(nativeMinor[before]!, nativeMinor[next]!);
      if (!isBack && isMeant(before, at)) continue;
      const untilDay = isBack ? day[next]! : NO_DAY;
      const isOver = isBack && untilDay <= begun;
      if (!isOver && (isBack || day[at]! > begun))
        found.add({
          account,
          product: product[at]!,
          day: day[at]!,
          untilDay,
          size: factor,
          startMinor: arrMinor[before]!,
          endMinor: arrMinor[at]!,
          arrMinor: Math.abs(arrMinor[at]! - arrMinor[before]!),
          rowBefore: row[before]!,
          row: row[at]!,
          isInvoice: isInvoice[at] === 1,
        });
      // The way back is no jump of its own.
      if (isBack) at = next;
    }
  };
}

function factorOf(beforeMinor: number, afterMinor: number): number | null {
  const [small, large] = beforeMinor < afterMinor ? [beforeMinor, afterMinor] : [afterMinor, beforeMinor];
  if (small === 0) return null;
  const factor = FACTORS.find((each) => Math.abs(large - small * each) <= large * TOLERANCE);
  if (factor === undefined) return null;
  return beforeMinor < afterMinor ? factor : 1 / factor;
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= one * NEAR;

/** Another plan, or another quantity where both are stated, says that more was bought. */
function changedOtherwise({ records: { changes, invoices }, book }: LinesLookedAt) {
  const { plan, product, row, isInvoice } = book;
  const quantity = (at: number): number => (isInvoice[at] === 1 ? invoices : changes).quantityMicro[row[at]!]!;
  return (before: number, at: number): boolean => {
    const isOtherPlan = plan[before]! >= 0 && plan[at]! >= 0 && plan[before] !== plan[at];
    // A quantity that is not stated is not a number, and differs from none.
    const more = Math.abs(quantity(at) - quantity(before));
    return isOtherPlan || product[before] !== product[at] || more > 0;
  };
}
