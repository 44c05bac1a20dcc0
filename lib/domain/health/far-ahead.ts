/**
 * Changes far ahead: a record that takes effect more than a year after the last day that is known. What is agreed that
 * early is rare; a year that was mistyped is not. An invoice far ahead begins then.
 */
import { NO_DAY } from '../records';
import { type LinesLookedAt, type LookAt, NO_ROW } from './line-cases';

/** From here on a change is far ahead. */
const FAR_DAYS = 366;

/** `size`: days after data-through. In doubt is what changes then. */
export function farAhead({ book }: LinesLookedAt): LookAt {
  const { line, day, row, arrMinor, product, isInvoice, dataThrough } = book;
  return (account, from, to, found) => {
    for (let at = from; at < to; at += 1) {
      if (day[at]! <= dataThrough + FAR_DAYS || row[at]! < 0) continue;
      const before = at > from && line[at - 1] === line[at] ? at - 1 : NO_ROW;
      const startMinor = before < 0 ? 0 : arrMinor[before]!;
      // The end of one invoice where another goes on is nobody's statement.
      if (startMinor === arrMinor[at] || (isInvoice[at] === 1 && before >= 0 && row[before] === row[at])) continue;
      found.add({
        account,
        product: product[at]!,
        day: day[at]!,
        untilDay: NO_DAY,
        size: day[at]! - dataThrough,
        startMinor,
        endMinor: arrMinor[at]!,
        arrMinor: Math.abs(arrMinor[at]! - startMinor),
        rowBefore: NO_ROW,
        row: row[at]!,
        isInvoice: isInvoice[at] === 1,
      });
    }
  };
}
