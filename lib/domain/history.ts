/**
 * Where history begins (metrics.md section 1): what stood at the end of `historyFrom` is the opening balance. It stands
 * from `openingDay`, the last day of the month before, on; of earlier days nothing is known.
 */
import { type DayNumber, firstDayOf, monthOf, parseDay } from './day';
import type { LedgerSettings } from './settings';

export interface History {
  openingDay: DayNumber;
  /** No later than data-through. */
  historyFrom: DayNumber;
}

/** Null where the ledger begins with its first record. */
export function historyOf({
  historyFrom,
  dataThrough,
}: Pick<LedgerSettings, 'historyFrom' | 'dataThrough'>): History | null {
  if (historyFrom === null) return null;
  const day = Math.min(parseDay(historyFrom)!, parseDay(dataThrough)!);
  return { historyFrom: day, openingDay: firstDayOf(monthOf(day)) - 1 };
}
