/**
 * Seats that come back (metrics.md section 4, formats.md "invoice lines"). A credit beside charges of its own period is
 * either a discount, which takes no seat away, or what is left of an earlier charge, charged anew beside it. It is the
 * latter where it states the plan and a quantity, and at least that many seats of that plan of the product are running
 * that began before. The larger credits are asked first, so that a discount on the same plan finds none left.
 */
import type { DayNumber } from './day';
import { changeKinds, type InvoiceColumns } from './records';

const ONE_TIME = changeKinds.indexOf('one_time');

/** The lines `rows[from … to)`, which have one period and currency. */
export interface SummedLines {
  startDay: DayNumber;
  endDay: DayNumber;
  currency: number;
  amountMinor: number;
  /** Quantities of its charges, and of its credits, in millionths, above 0; NaN where none states any. */
  chargedMicro: number;
  creditedMicro: number;
  from: number;
  to: number;
  /** Its credits that count their seats back beside its charges. */
  returned: readonly number[];
}

export const NONE_RETURNED: readonly number[] = [];

/** The credits of `sum` that count their seats back; `earlier`: sums of its product, settled, some of them before it. */
export function returnedBy(
  lines: InvoiceColumns,
  rows: Int32Array,
  sum: SummedLines,
  earlier: readonly SummedLines[],
): readonly number[] {
  const { amountMinor, plan } = lines;
  if (!(sum.chargedMicro > 0 && sum.creditedMicro > 0)) return NONE_RETURNED;
  const credits = Array.from(rows.subarray(sum.from, sum.to)).filter(
    (row) => amountMinor[row]! < 0 && plan[row]! >= 0 && quantityOf(lines, row) > 0 && lines.kind[row] !== ONE_TIME,
  );
  credits.sort((a, b) => amountMinor[a]! - amountMinor[b]! || quantityOf(lines, b) - quantityOf(lines, a));
  const left = new Map<number, number>();
  const takes = (row: number): boolean => {
    const after = (left.get(plan[row]!) ?? runningMicro(lines, rows, sum, earlier, row)) - quantityOf(lines, row);
    if (after >= 0) left.set(plan[row]!, after);
    return after >= 0;
  };
  return credits.filter(takes);
}

/** Seats of the plan of `credit` that began before the sum does, and still run on its first day. */
function runningMicro(
  lines: InvoiceColumns,
  rows: Int32Array,
  { startDay, currency }: SummedLines,
  earlier: readonly SummedLines[],
  credit: number,
): number {
  let micro = 0;
  for (const before of earlier) {
    if (before.startDay >= startDay || before.endDay <= startDay || before.currency !== currency) continue;
    for (let index = before.from; index < before.to; index += 1) {
      const row = rows[index]!;
      if (lines.plan[row] === lines.plan[credit]) micro += seatsOf(lines, before, row);
    }
  }
  return micro;
}

/** Seats that a row brings (above 0) or takes in its sum: those of the sum's sign do, and where any come back both. */
function seatsOf({ amountMinor, quantityMicro, kind }: InvoiceColumns, sum: SummedLines, row: number): number {
  const minor = amountMinor[row]!;
  const counts = minor * sum.amountMinor > 0 || (minor > 0 ? sum.returned.length > 0 : sum.returned.includes(row));
  if (!counts || kind[row] === ONE_TIME || Number.isNaN(quantityMicro[row]!)) return 0;
  return Math.sign(minor) * Math.abs(quantityMicro[row]!);
}

/** NaN where none is stated. */
const quantityOf = ({ quantityMicro }: InvoiceColumns, row: number): number => Math.abs(quantityMicro[row]!);

/** Seats of those credits of the sum. */
export const returnedMicro = (lines: InvoiceColumns, { returned }: SummedLines): number =>
  returned.reduce((micro, row) => micro + quantityOf(lines, row), 0);
