/**
 * ARPA (metrics.md section 6): MRR ÷ active accounts; and its growth over the accounts active at both ends of a period,
 * so that neither who joined nor who left moves it.
 */
import { divideHalfAway } from './money';
import { BLOCK_ACCOUNTS, columnAt, type MonthEnds } from './month-ends';

const MONTHS_A_YEAR = 12;

/** MRR of an average account in smallest units, rounded once from the exact ARR; null where nobody is active. */
export const arpaMrr = (arrMinor: number, accounts: number): number | null =>
  accounts === 0 ? null : divideHalfAway(arrMinor, MONTHS_A_YEAR * accounts);

/** From one month end to another, as columns of `MonthEnds`. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Growth of ARPA over each span: ΣE ÷ ΣS − 1 over the listed accounts active at both of its ends (there are as many at
 * one as at the other). Null where there are none.
 */
export function arpaGrowth(
  { columns, values }: MonthEnds,
  spans: readonly Span[],
  list: Int32Array,
): (number | null)[] {
  const startMinor = new Float64Array(spans.length);
  const changeMinor = new Float64Array(spans.length);
  for (let from = 0, to = 0; from < list.length; from = to) {
    const block = Math.floor(list[from]! / BLOCK_ACCOUNTS);
    const firstAccount = block * BLOCK_ACCOUNTS;
    while (to < list.length && list[to]! < firstAccount + BLOCK_ACCOUNTS) to += 1;
    spans.forEach((span, index) => {
      const startAt = columnAt(columns, block, span.start) - firstAccount;
      const endAt = columnAt(columns, block, span.end) - firstAccount;
      let start = 0;
      let change = 0;
      for (let place = from; place < to; place += 1) {
        const s = values[startAt + list[place]!]!;
        const e = values[endAt + list[place]!]!;
        if (s === 0 || e === 0) continue;
        start += s;
        change += e - s;
      }
      startMinor[index]! += start;
      changeMinor[index]! += change;
    });
  }
  return spans.map((_, index) => (startMinor[index] === 0 ? null : changeMinor[index]! / startMinor[index]!));
}
