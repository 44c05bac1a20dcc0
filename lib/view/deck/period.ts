/** The month or the quarter that a deck reports on, as far as the data go, and the one before it. */
import { type Day, formatDay, formatMonth, monthOf, parseDay } from '@/lib/domain/day';
import { GRID_MONTHS, JANUARY, type Period, parsePeriod, periodOf } from '@/lib/domain/grid';
import { periodText } from '../expansion-periods';
import { dayText } from '../format';

export interface DeckPeriod {
  /** '2026-10', '2026-Q3', 'FY2026-Q1-04' */
  label: string;
  grid: 'month' | 'quarter';
  months: 1 | 3;
  /** First and last month: '2026-07', '2026-09'. */
  from: string;
  to: string;
  /** Its last day, or that of the data where they end before it. */
  end: Day;
  /** The day before its first one: what it is compared with. */
  before: Day;
  /** It is not over by the end of the data. */
  partial: boolean;
  /** 'October 2026' is 'Oct 2026', 'Q3 2026' */
  words: string;
}

/** 'Oct 2026', 'Q3 2026', 'Q1 FY2026' */
export const deckPeriodWords = periodText;

function periodAsked(label: string | null, through: number, yearStart: number): Period | null {
  if (label === null) return periodOf(firstOpen(through) - 1, 'month', yearStart);
  return parsePeriod(label);
}

/** The first day of the month that is not over by the end of the data. */
const firstOpen = (through: number): number => periodOf(through + 1, 'month').start;

/**
 * The period of a label; of null the last month that is over. Null where the label is neither a month nor a quarter, or
 * there are no data. `dataThrough`: the last day of the data.
 */
export function deckPeriod(
  label: string | null,
  dataThrough: Day | null,
  yearStart: number = JANUARY,
): DeckPeriod | null {
  const through = parseDay(dataThrough ?? '');
  if (through === null) return null;
  const period = periodAsked(label, through, yearStart);
  if (period === null) return null;
  const [first, last] = [monthOf(period.start), monthOf(period.end)];
  const grid = last - first + 1 === GRID_MONTHS.quarter ? 'quarter' : 'month';
  if (periodOf(period.start, 'month').start !== period.start || periodOf(period.end, 'month').end !== period.end)
    return null;
  if (last - first + 1 !== GRID_MONTHS[grid]) return null;
  const partial = period.end > through;
  const words = periodText(period.label);
  return {
    label: period.label,
    grid,
    months: GRID_MONTHS[grid],
    from: formatMonth(first),
    to: formatMonth(last),
    end: formatDay(Math.min(period.end, through)),
    before: formatDay(period.start - 1),
    partial,
    words: partial && period.start <= through ? `${words} to ${dayText(formatDay(through))}` : words,
  };
}
