/** The forecast (metrics.md section 12) from the last month that is over, and its back-test at each past quarter's end. */
import { type MonthNumber, monthOf } from '../day';
import type { Facts } from '../facts';
import { BLOCK_ACCOUNTS, COLUMN_STEP, columnAt } from '../month-ends';
import { type Band, DRAWS, drawnYears, type ForecastMonth, forecastMonths, type Quantile } from './draws';
import { PAST_MONTHS, type PastYear, pastYear } from './past-year';
import { AS_IT_WAS, type WhatIf } from './replay';

export const horizons = [12, 24] as const;
export type Horizon = (typeof horizons)[number];

/** What draws begin from, where nobody says another. */
export const STANDARD_SEED = 20_260_101;

/** Groups that past quarters are drawn of: the test repeats the forecast many times over. */
const TEST_GROUPS = 400;

/** A past year with its draws, which every question of the same accounts and seed is answered from. */
export interface DrawnYear {
  /** The last month that is over: the forecast begins at its end. */
  month: MonthNumber;
  year: PastYear;
  drawn: readonly Float64Array[];
}

export interface Drawing {
  /** The accounts looked at. */
  list: Int32Array;
  seed: number;
  draws?: number;
  /** The last month that is looked at; null or left out: the last one that is over. */
  to?: MonthNumber | null;
}

/** Months of the ledger that are over. */
export const closedMonths = ({ dataThrough, firstMonth }: Facts): number =>
  Math.max(monthOf(dataThrough + 1) - firstMonth, 0);

/** How many of them are looked at: none later than `to`. */
const monthsTo = (facts: Facts, to: MonthNumber | null): number =>
  Math.min(closedMonths(facts), to === null ? Number.POSITIVE_INFINITY : to - facts.firstMonth + 1);

/** Null: fewer than twelve months are over, or in one of them nobody was there to begin with. */
export function* drawnYear(
  facts: Facts,
  { list, seed, draws = DRAWS, to = null }: Drawing,
): Generator<undefined, DrawnYear | null> {
  const until = monthsTo(facts, to);
  const year = pastYear(facts, list, until, seed);
  if (year === null || year.endArrMinor === 0) return null;
  return { month: facts.firstMonth + until - 1, year, drawn: yield* drawnYears(year, draws, seed) };
}

/** Month by month from now, with what is tried out. */
export const forecast = ({ year, drawn }: DrawnYear, months: number, what: WhatIf): ForecastMonth[] =>
  forecastMonths(year, drawn, months, what);

export interface BackTestRow {
  /** The month whose end is the past quarter's. */
  month: MonthNumber;
  nrr: Band;
  arr: Band;
  /** What twelve months later came: NRR of the accounts active then, and ARR of all. */
  actualNrr: number;
  actualArrMinor: number;
}

/** The same forecast at the end of each past quarter whose twelve months after are over, oldest first. */
export function* backTest(
  facts: Facts,
  { list, seed, draws = DRAWS, to = null }: Drawing,
): Generator<undefined, BackTestRow[]> {
  const last = monthsTo(facts, to) - PAST_MONTHS;
  const rows: BackTestRow[] = [];
  for (let until = PAST_MONTHS; until <= last; until += 1) {
    const month = facts.firstMonth + until - 1;
    if (!endsQuarter(month)) continue;
    const year = pastYear(facts, list, until, seed, TEST_GROUPS);
    if (year === null || year.endArrMinor === 0) continue;
    const drawn = yield* drawnYears(year, draws, seed);
    const { nrr, arr } = forecastMonths(year, drawn, PAST_MONTHS, AS_IT_WAS).at(-1)!;
    rows.push({ month, nrr, arr, ...outcome(facts, list, until) });
  }
  return rows;
}

const MONTHS_A_QUARTER = 3;

/** Calendar quarters. */
const endsQuarter = (month: MonthNumber): boolean => (month + 1) % MONTHS_A_QUARTER === 0;

function outcome({ monthEnds }: Facts, list: Int32Array, until: number) {
  const { columns, values } = monthEnds;
  let start = 0;
  let kept = 0;
  let all = 0;
  for (const account of list) {
    const block = Math.floor(account / BLOCK_ACCOUNTS);
    const place = columnAt(columns, block, until) + (account % BLOCK_ACCOUNTS);
    const before = values[place]!;
    const after = values[place + PAST_MONTHS * COLUMN_STEP]!;
    all += after;
    if (before === 0) continue;
    start += before;
    kept += after;
  }
  return { actualNrr: kept / start, actualArrMinor: all };
}

export interface BackTestShare {
  quarters: number;
  /** Outcomes inside the middle 80 % and 95 %; null without any quarter. */
  inside80: number | null;
  inside95: number | null;
}

/** The share of past quarters whose outcome lay inside its band. */
export function backTestShare(rows: readonly BackTestRow[], of: 'nrr' | 'arr'): BackTestShare {
  const value = (row: BackTestRow): number => (of === 'nrr' ? row.actualNrr : row.actualArrMinor);
  const share = (low: Quantile, high: Quantile): number | null =>
    rows.length === 0
      ? null
      : rows.filter((row) => row[of][low] <= value(row) && value(row) <= row[of][high]).length / rows.length;
  return { quarters: rows.length, inside80: share('low80', 'high80'), inside95: share('low95', 'high95') };
}
