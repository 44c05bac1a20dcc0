/**
 * ARPA (metrics.md section 6): MRR ÷ active accounts; and its growth over the accounts active at both ends of a period,
 * so that neither who joined nor who left moves it.
 */
import { type AccountGroups, addTotal, NO_GROUP } from './account-groups';
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
 * Growth of ARPA of each group over each span, one a period: ΣE ÷ ΣS − 1 over its accounts active at both ends (there are
 * as many at one as at the other). Null where there are none.
 */
export function arpaGrowth(
  { columns, values }: MonthEnds,
  { accounts, count, places, perAccount, perPeriod }: AccountGroups,
  spans: readonly Span[],
): (group: number) => (number | null)[] {
  const ofSpans = spans.map((span, period) => {
    const startMinor = new Float64Array(count + 1);
    const changeMinor = new Float64Array(count + 1);
    for (const account of accounts) {
      const place = places[account * perAccount + period * perPeriod]!;
      if (place === NO_GROUP) continue;
      const block = Math.floor(account / BLOCK_ACCOUNTS);
      const s = values[columnAt(columns, block, span.start) + (account % BLOCK_ACCOUNTS)]!;
      const e = values[columnAt(columns, block, span.end) + (account % BLOCK_ACCOUNTS)]!;
      if (s === 0 || e === 0) continue;
      startMinor[place]! += s;
      changeMinor[place]! += e - s;
    }
    for (const sums of [startMinor, changeMinor]) addTotal(sums, count);
    return { startMinor, changeMinor };
  });
  return (group) =>
    ofSpans.map(({ startMinor, changeMinor }) =>
      startMinor[group] === 0 ? null : changeMinor[group]! / startMinor[group]!,
    );
}
