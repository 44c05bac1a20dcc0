/**
 * Stretches of months over which the same accounts are asked for: how a filter by the value at each month's start
 * (metrics.md section 9) reaches figures that look beyond one month, as what becomes of accounts that expanded.
 */
import { type DayNumber, firstDayOf, lastDayOf, monthOf } from './day';
import type { Facts } from './facts';

export interface Stretch {
  /** Days; null: from the first, to the last. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

const OUT = -1;

/**
 * The accounts of every month that `from` … `to` touches, as far as the ledger reaches: `listOn` gives those of a month by
 * the day before it. Each account is in as many stretches as it has runs of months.
 */
export function stretchesOf(
  { accounts, firstMonth, months }: Facts,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  listOn: (day: DayNumber) => Int32Array,
): Stretch[] {
  const first = Math.max(from === null ? 0 : monthOf(from) - firstMonth, 0);
  const end = Math.min(to === null ? months : monthOf(to) - firstMonth + 1, months);
  const since = new Int32Array(accounts).fill(OUT);
  const byRun = new Map<number, number[]>();
  for (let month = first; month <= end; month += 1) {
    const isIn = new Uint8Array(accounts);
    if (month < end) for (const account of listOn(firstDayOf(firstMonth + month) - 1)) isIn[account] = 1;
    for (let account = 0; account < accounts; account += 1) {
      if (since[account] === OUT && isIn[account] === 1) since[account] = month;
      if (since[account] === OUT || isIn[account] === 1) continue;
      const run = since[account]! * (months + 1) + month;
      const members = byRun.get(run);
      if (members === undefined) byRun.set(run, [account]);
      else members.push(account);
      since[account] = OUT;
    }
  }
  return Array.from(byRun, ([run, members]) => ({
    from: Math.max(firstDayOf(firstMonth + Math.floor(run / (months + 1))), from ?? Number.NEGATIVE_INFINITY),
    to: Math.min(lastDayOf(firstMonth + (run % (months + 1)) - 1), to ?? Number.POSITIVE_INFINITY),
    accounts: Int32Array.from(members),
  }));
}
