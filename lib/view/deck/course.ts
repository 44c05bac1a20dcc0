/** The periods of a course up to the deck's: which, and what they are called on an axis. */
import { formatMonth, parseMonth } from '@/lib/domain/day';
import { GRID_MONTHS } from '@/lib/domain/grid';
import type { SlideAsked } from './exhibit';

/** Periods shown where the address names none: a year and one, two years of quarters, five years. */
const SHOWN = { month: 13, quarter: 9, year: 5 } as const;

export function courseMonths({ months, grid, period }: SlideAsked): { from: string; to: string } {
  const to = months.to ?? period.to;
  const span = SHOWN[grid] * GRID_MONTHS[grid];
  return { from: months.from ?? formatMonth((parseMonth(to) ?? 0) - span + 1), to };
}

/** The words of a question about a course. */
export const courseWords = (slide: SlideAsked) => ({ grid: slide.grid, ...courseMonths(slide), ...slide.asked });

/** Of the deck's period alone. */
export const periodWords = ({ period, asked }: SlideAsked) =>
  ({ grid: period.grid, from: period.from, to: period.to, ...asked }) as const;

/** From which period on they are not over; null: all are. */
export function openFrom(rows: readonly { partial?: boolean }[]): number | null {
  const first = rows.findIndex(({ partial }) => partial === true);
  return first < 0 ? null : first;
}
