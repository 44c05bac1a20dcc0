/** The periods that a deck can be of: the latest quarters and months that the data reach. */
import { parseDay } from '@/lib/domain/day';
import { periodOf } from '@/lib/domain/grid';
import { deckPeriod, deckPeriodWords } from './deck/period';

const QUARTERS = 8;
const MONTHS = 24;

export interface PeriodChoice {
  /** '2026-Q3'; '' for the last month that is over. */
  value: string;
  label: string;
}

/** So many periods back from a day, the latest first; the running one bears its mark. */
function back(day: number, grid: 'month' | 'quarter', count: number, yearStart: number): PeriodChoice[] {
  const choices: PeriodChoice[] = [];
  let at = day;
  while (choices.length < count) {
    const period = periodOf(at, grid, yearStart);
    const running = period.end > day ? ', so far' : '';
    choices.push({ value: period.label, label: `${deckPeriodWords(period.label)}${running}` });
    at = period.start - 1;
  }
  return choices;
}

/** `chosen`: stays among them however long ago it is. */
export function periodChoices(dataThrough: string | null, yearStart: number, chosen: string | null) {
  const through = parseDay(dataThrough ?? '');
  if (through === null) return { latest: [], quarters: [], months: [] };
  const latest = deckPeriod(null, dataThrough, yearStart);
  const quarters = back(through, 'quarter', QUARTERS, yearStart);
  const months = back(through, 'month', MONTHS, yearStart);
  const isKnown = chosen === null || [...quarters, ...months].some(({ value }) => value === chosen);
  const older = isKnown ? [] : [{ value: chosen, label: deckPeriodWords(chosen) }];
  return {
    latest: [{ value: '', label: `Latest month (${latest?.words ?? ''})` }, ...older],
    quarters,
    months,
  };
}
