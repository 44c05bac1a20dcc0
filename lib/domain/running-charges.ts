/**
 * What of an invoiced product runs on a day (metrics.md sections 2 and 4): its charges' signed annual rates added up,
 * their quantities with them, a credit's counted back. The charge that began last says what the product is.
 */
import type { DayNumber } from './day';
import { QUANTITY_SCALE } from './records';

export interface Charge {
  startDay: DayNumber;
  /** First day on which it no longer runs. */
  untilDay: DayNumber;
  /** Signed annual rate. */
  arrMinor: number;
  /** Signed millionths; NaN where no row of it states any. */
  quantityMicro: number;
  /** The row that speaks for it. */
  row: number;
}

/**
 * Calls back with each day on which a charge begins or ends, in order: the sum of the rates, the sum of the quantities
 * (NaN where no running charge states one, else 1 for each that does not, signed), and the running charge that began
 * last, null where nothing runs. Charges come ascending by first day.
 */
export function eachRunningDay<Kind extends Charge>(
  charges: readonly Kind[],
  found: (day: DayNumber, arrMinor: number, quantityMicro: number, latest: Kind | null) => void,
): void {
  const ending = charges.map((_, index) => index).sort((a, b) => charges[a]!.untilDay - charges[b]!.untilDay);
  const runs = new Uint8Array(charges.length);
  let rate = 0;
  let quantity = 0;
  let stating = 0;
  let latest = -1;
  const turn = (index: number, sign: 1 | -1): void => {
    const { arrMinor, quantityMicro } = charges[index]!;
    const isStated = !Number.isNaN(quantityMicro);
    rate += sign * arrMinor;
    quantity += sign * (isStated ? quantityMicro : Math.sign(arrMinor) * QUANTITY_SCALE);
    if (isStated) stating += sign;
    runs[index] = sign === 1 ? 1 : 0;
  };
  for (let begun = 0, ended = 0; ended < charges.length; ) {
    const nextBegin = charges[begun]?.startDay ?? Number.POSITIVE_INFINITY;
    const day = Math.min(nextBegin, charges[ending[ended]!]!.untilDay);
    for (; charges[begun]?.startDay === day; begun += 1) {
      turn(begun, 1);
      latest = begun;
    }
    for (; ended < charges.length && charges[ending[ended]!]!.untilDay === day; ended += 1) turn(ending[ended]!, -1);
    while (latest >= 0 && runs[latest] === 0) latest -= 1;
    found(day, rate, stating > 0 ? quantity : Number.NaN, charges[latest] ?? null);
  }
}
