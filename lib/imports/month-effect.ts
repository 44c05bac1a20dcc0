/** What an import does to ARR and NRR, month by month. */
import type { Month } from '@/lib/domain/day';

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

/** The latest months are told of whether anything changed in them or not. */
const ALWAYS_MONTHS = 13;

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
