/**
 * Retention over a window of w months (metrics.md section 5). The cohort is the accounts active at the window's start;
 * S is an account's ARR there, E its ARR at the end. NRR = ΣE ÷ ΣS, GRR = Σ min(S, E) ÷ ΣS, logo retention = the
 * share of the cohort with E > 0. Nothing at the start has no rate.
 */
import { balancesOn } from './balances';
import { ratioInterval, wilsonInterval } from './confidence';
import { addMonths, type DayNumber, formatMonth, lastDayOf, type MonthNumber, monthOf } from './day';
import type { Facts } from './facts';
import { type Balances, BLOCK_ACCOUNTS, balancesFor, columnAt } from './month-ends';
import type { RetentionFigures, RetentionRow } from './report';
import { addToSums, noSums, type RetentionSums } from './retention-sums';

export interface RetentionQuery {
  /** Months. */
  window: number;
  /** Every closed month touched by `from` … `to` is given, as far as the ledger reaches. Null: its first, its last. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

/** One row for each closed month, the month whose end ends the window; months without a cohort have null rates. */
export function retentionRows(facts: Facts, { window, from, to, accounts }: RetentionQuery): RetentionRow[] {
  const months = closedMonths(facts, from, to);
  const sums = windowSums(facts, window, months, accounts);
  return months.map((month, index) => ({ period: formatMonth(month), ...figures(sums[index]!) }));
}

/** The window of `windowMonths` months that ends on `day`. */
export function retentionOn(
  facts: Facts,
  day: DayNumber,
  windowMonths: number,
  accounts: Int32Array | null,
): RetentionFigures {
  const list = accounts ?? facts.everyAccount;
  const start = balancesOn(facts, windowStart(day, windowMonths));
  const end = balancesOn(facts, day);
  const values = balancesFor(facts.largestMinor, list.length * 2);
  list.forEach((account, index) => {
    values[index] = start[account]!;
    values[list.length + index] = end[account]!;
  });
  const sums = noSums();
  addToSums(sums, values, 0, list.length, list.length);
  return figures(sums);
}

/** The day a window starts from: a month end for a month end, else the same day, clamped to its month's length. */
export function windowStart(day: DayNumber, windowMonths: number): DayNumber {
  const month = monthOf(day);
  return day === lastDayOf(month) ? lastDayOf(month - windowMonths) : addMonths(day, -windowMonths);
}

function closedMonths(facts: Facts, from: DayNumber | null, to: DayNumber | null): MonthNumber[] {
  const through = monthOf(facts.dataThrough + 1) - 1;
  const first = Math.max(facts.firstMonth, from === null ? facts.firstMonth : monthOf(from));
  const last = Math.min(through, to === null ? through : monthOf(to));
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
}

/** Sums of the windows that end with each of the months: one pass over the blocks of month-end balances. */
function windowSums(facts: Facts, window: number, months: MonthNumber[], list: Int32Array | null): RetentionSums[] {
  const { columns } = facts.monthEnds;
  const sums = months.map(noSums);
  eachBlock(facts, list, (values, block, count) => {
    months.forEach((month, index) => {
      const end = month - facts.firstMonth + 1;
      if (end < window) return;
      const startAt = columnAt(columns, block, end - window);
      addToSums(sums[index]!, values, startAt, columnAt(columns, block, end), count);
    });
  });
  return sums;
}

/**
 * Calls back with the balances of each block: as they are for all accounts; for a list, its accounts of a block copied
 * side by side, so that the loop over them is the same.
 */
function eachBlock(
  { accounts, monthEnds: { columns, values }, largestMinor }: Facts,
  list: Int32Array | null,
  found: (values: Balances, block: number, count: number) => void,
): void {
  if (list === null || list.length === accounts) {
    for (let first = 0; first < accounts; first += BLOCK_ACCOUNTS)
      found(values, first / BLOCK_ACCOUNTS, Math.min(BLOCK_ACCOUNTS, accounts - first));
    return;
  }
  const gathered = balancesFor(largestMinor, columns * BLOCK_ACCOUNTS);
  for (let from = 0, to = 0; from < list.length; from = to) {
    const block = Math.floor(list[from]! / BLOCK_ACCOUNTS);
    const end = (block + 1) * BLOCK_ACCOUNTS;
    while (to < list.length && list[to]! < end) to += 1;
    for (let column = 0; column < columns; column += 1) {
      const source = columnAt(columns, block, column) - block * BLOCK_ACCOUNTS;
      const target = columnAt(columns, 0, column) - from;
      for (let index = from; index < to; index += 1) gathered[target + index] = values[source + list[index]!]!;
    }
    found(gathered, 0, to - from);
  }
}

function figures(sums: RetentionSums): RetentionFigures {
  const { accounts, retained, start, change, loss, top } = sums;
  const end = start + change;
  if (accounts === 0) return { ...noRates, accounts, start_arr: start, end_arr: end };
  const ofStart = { accounts, start, startSquared: sums.startSquared };
  const nrr = ratioInterval({
    ...ofStart,
    difference: change,
    differenceSquared: sums.changeSquared,
    differenceStart: sums.changeStart,
  });
  const grr = ratioInterval({
    ...ofStart,
    difference: loss,
    differenceSquared: sums.lossSquared,
    differenceStart: sums.lossStart,
  });
  const logo = wilsonInterval(retained, accounts);
  return {
    accounts,
    start_arr: start,
    end_arr: end,
    nrr: end / start,
    grr: (start + loss) / start,
    logo: retained / accounts,
    nrr_low: nrr?.low ?? null,
    nrr_high: nrr?.high ?? null,
    grr_low: grr?.low ?? null,
    grr_high: grr?.high ?? null,
    logo_low: logo?.low ?? null,
    logo_high: logo?.high ?? null,
    nrr_without_top: (end - top) / start,
  };
}

const noRates = {
  nrr: null,
  grr: null,
  logo: null,
  nrr_low: null,
  nrr_high: null,
  grr_low: null,
  grr_high: null,
  logo_low: null,
  logo_high: null,
  nrr_without_top: null,
};
