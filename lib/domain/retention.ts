/**
 * Retention over a window of w months (metrics.md section 5). The cohort is the accounts active at the window's start;
 * S is an account's ARR there, E its ARR at the end. NRR = ΣE ÷ ΣS, GRR = Σ min(S, E) ÷ ΣS, logo retention = the
 * share of the cohort with E > 0. Nothing at the start has no rate.
 */
import { monthEndOn, narrowBalancesOn } from './balances';
import { type DayNumber, formatMonth, type MonthNumber, monthOf } from './day';
import type { Facts } from './facts';
import { BLOCK_ACCOUNTS, balancesFor, columnAt } from './month-ends';
import { pricesOver } from './price-ends';
import type { RetentionFigures, RetentionRow } from './report';
import { retentionFigures } from './retention-figures';
import { addToSums, noSums, type RetentionSums, type WindowColumns } from './retention-sums';
import { windowStart } from './window';

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
  const ends = months.map((month) => month - facts.firstMonth + 1);
  const windows = ends.map((end) => (end < window ? null : { start: end - window, end }));
  const sums = sumsOverMonths(facts, windows, accounts ?? facts.everyAccount);
  return months.map((month, index) => ({
    period: formatMonth(month),
    ...retentionFigures(sums[index]!, window),
  }));
}

/** The window of `windowMonths` months that ends on `day`. */
export const retentionOn = (
  facts: Facts,
  day: DayNumber,
  windowMonths: number,
  accounts: Int32Array | null,
): RetentionFigures => retentionsOn(facts, day, windowMonths, [accounts])[0]!;

/** The same window over each of some lists of accounts; null: all. */
export function retentionsOn(
  facts: Facts,
  day: DayNumber,
  windowMonths: number,
  lists: readonly (Int32Array | null)[],
): RetentionFigures[] {
  const sumsOf = sumsUntil(facts, windowStart(day, windowMonths), day);
  return lists.map((accounts) => retentionFigures(sumsOf(accounts ?? facts.everyAccount), windowMonths));
}

/** What sums lists over the window from the end of `start` to the end of `end`. */
function sumsUntil(facts: Facts, start: DayNumber, end: DayNumber): (list: Int32Array) => RetentionSums {
  const [startColumn, endColumn] = [monthEndOn(facts, start), monthEndOn(facts, end)];
  if (startColumn !== null && endColumn !== null)
    return (list) => sumsOverMonths(facts, [{ start: startColumn, end: endColumn }], list)[0]!;
  const columns = windowColumns(facts, start, end);
  return (list) => {
    const sums = noSums();
    addToSums(sums, columns, list, 0, list.length);
    return sums;
  };
}

/** Columns of all accounts, for a window from the end of `start` to the end of `end`. */
function windowColumns(facts: Facts, start: DayNumber, end: DayNumber): WindowColumns {
  const { accounts, priceEnds } = facts;
  const values = balancesFor(facts.largestMinor, accounts * 2);
  values.set(narrowBalancesOn(facts, start));
  values.set(narrowBalancesOn(facts, end), accounts);
  const columns: WindowColumns = {
    values,
    startAt: 0,
    endAt: accounts,
    prices: values,
    priceStartAt: 0,
    priceEndAt: 0,
  };
  if (priceEnds === null) return columns;
  const prices = priceEnds.values instanceof Int32Array ? new Int32Array(accounts * 2) : new Float64Array(accounts * 2);
  prices.set(pricesOver(facts.components, start, Math.min(end, facts.dataThrough)), accounts);
  return { ...columns, prices, priceEndAt: accounts };
}

function closedMonths(facts: Facts, from: DayNumber | null, to: DayNumber | null): MonthNumber[] {
  const through = monthOf(facts.dataThrough + 1) - 1;
  const first = Math.max(facts.firstMonth, from === null ? facts.firstMonth : monthOf(from));
  const last = Math.min(through, to === null ? through : monthOf(to));
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
}

/** A window as two columns of the month ends. */
interface MonthWindow {
  start: number;
  end: number;
}

/** Sums of windows, of nobody where there is none: one pass over the blocks of month-end balances. */
function sumsOverMonths(facts: Facts, windows: readonly (MonthWindow | null)[], list: Int32Array): RetentionSums[] {
  const { columns, values } = facts.monthEnds;
  const prices = facts.priceEnds?.values;
  const sums = windows.map(noSums);
  for (let from = 0, to = 0; from < list.length; from = to) {
    const block = Math.floor(list[from]! / BLOCK_ACCOUNTS);
    const firstAccount = block * BLOCK_ACCOUNTS;
    while (to < list.length && list[to]! < firstAccount + BLOCK_ACCOUNTS) to += 1;
    windows.forEach((window, index) => {
      if (window === null) return;
      const startAt = columnAt(columns, block, window.start) - firstAccount;
      const endAt = columnAt(columns, block, window.end) - firstAccount;
      const ofPrice = prices
        ? { prices, priceStartAt: startAt, priceEndAt: endAt }
        : { prices: values, priceStartAt: startAt, priceEndAt: startAt };
      addToSums(sums[index]!, { values, startAt, endAt, ...ofPrice }, list, from, to);
    });
  }
  return sums;
}
