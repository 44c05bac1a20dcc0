/**
 * Quantities that are stated once and blank later: a blank one counts as 1, so that the line seems to lose its seats and
 * to grow dearer. Meters state none, and need none.
 */
import { changeKinds, NO_DAY, QUANTITY_SCALE } from '../records';
import { beginsAfter, type LinesLookedAt, type LookAt } from './line-cases';

const USAGE = changeKinds.indexOf('usage');

/** `size`: the quantity that was stated last, in millionths. In doubt is what the line is without it. */
export function blankQuantities({ records: { changes, invoices }, book }: LinesLookedAt): LookAt {
  const { line, day, row, arrMinor, product, kind, isInvoice } = book;
  const begun = beginsAfter(book);
  const quantity = (at: number): number => (isInvoice[at] === 1 ? invoices : changes).quantityMicro[row[at]!]!;
  return (account, from, to, found) => {
    for (let at = from + 1; at < to; at += 1) {
      const before = at - 1;
      if (line[before] !== line[at] || row[at]! < 0 || row[before]! < 0) continue;
      if (arrMinor[at] === 0 || arrMinor[before] === 0 || !Number.isNaN(quantity(at))) continue;
      const stated = Math.abs(quantity(before));
      if (Number.isNaN(stated) || stated === QUANTITY_SCALE || kind[at] === USAGE || product[at] !== product[before])
        continue;
      if (day[at]! <= begun) continue;
      found.add({
        account,
        product: product[at]!,
        day: day[at]!,
        untilDay: NO_DAY,
        size: stated,
        startMinor: arrMinor[before]!,
        endMinor: arrMinor[at]!,
        arrMinor: arrMinor[at]!,
        rowBefore: row[before]!,
        row: row[at]!,
        isInvoice: isInvoice[at] === 1,
      });
    }
  };
}
