/** What an import does to ARR and NRR, month by month. */
import { formatMonth, type Month, monthOf } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { BLOCK_ACCOUNTS, columnAt } from '@/lib/domain/month-ends';
import { retentionOn, retentionRows } from '@/lib/domain/retention';

/** Of a month whose end the ledger reaches, or the one that contains data-through: there both stand at data-through. */
export interface MonthFigures {
  month: Month;
  /** ARR at its end, in smallest units. */
  arr: number;
  /** NRR over the 12 months to its end. */
  nrr: number | null;
}

export interface MonthEffect {
  month: Month;
  /** Null: the ledger did not reach that month. */
  arr_before: number | null;
  arr_after: number | null;
  nrr_before: number | null;
  nrr_after: number | null;
}

const WINDOW_MONTHS = 12;
/** The latest months are told of whether anything changed in them or not. */
const ALWAYS_MONTHS = 13;

/** Ascending. */
export function monthFigures(facts: Facts | null): MonthFigures[] {
  if (facts === null || facts.months === 0) return [];
  const closed = retentionRows(facts, { window: WINDOW_MONTHS, from: null, to: null, accounts: null });
  const nrrOf = new Map(closed.map(({ period, nrr }) => [period, nrr]));
  const current = formatMonth(monthOf(facts.dataThrough));
  if (!nrrOf.has(current)) nrrOf.set(current, retentionOn(facts, facts.dataThrough, WINDOW_MONTHS, null).nrr);
  return Array.from({ length: facts.months }, (_, index) => {
    const month = formatMonth(facts.firstMonth + index);
    return { month, arr: arrAtEnd(facts, index + 1), nrr: nrrOf.get(month) ?? null };
  });
}

function arrAtEnd({ accounts, monthEnds: { columns, values } }: Facts, column: number): number {
  let arr = 0;
  for (let first = 0; first < accounts; first += BLOCK_ACCOUNTS) {
    const at = columnAt(columns, first / BLOCK_ACCOUNTS, column);
    const end = at + Math.min(BLOCK_ACCOUNTS, accounts - first);
    for (let i = at; i < end; i += 1) arr += values[i] ?? 0;
  }
  return arr;
}

/** Every month that differs, and the last 13 of the longer of both in any case; ascending. */
export function monthEffects(before: readonly MonthFigures[], after: readonly MonthFigures[]): MonthEffect[] {
  const was = new Map(before.map((figures) => [figures.month, figures]));
  const is = new Map(after.map((figures) => [figures.month, figures]));
  const months = [...new Set([...was.keys(), ...is.keys()])].sort();
  return months
    .map((month) => ({
      month,
      arr_before: was.get(month)?.arr ?? null,
      arr_after: is.get(month)?.arr ?? null,
      nrr_before: was.get(month)?.nrr ?? null,
      nrr_after: is.get(month)?.nrr ?? null,
    }))
    .filter(
      ({ arr_before, arr_after, nrr_before, nrr_after }, index) =>
        index >= months.length - ALWAYS_MONTHS || arr_before !== arr_after || nrr_before !== nrr_after,
    );
}
