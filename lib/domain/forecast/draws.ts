/**
 * The draws of a forecast (metrics.md section 12): each takes as many accounts as there are, with replacement, with
 * their past twelve months, and replays those. Bands are quantiles over the draws, month by month. The same seed draws
 * the same accounts, whatever is tried out: what differs then is what was tried, not luck.
 */
import { shareOfMinor } from '../money';
import { chanceOf } from './chance';
import { PAST_VALUES, type PastYear } from './past-year';
import { type Course, replay, type WhatIf, yearSums } from './replay';

export const DRAWS = 1000;

/** Draws that are made in one go. */
const PIECE = 50;

/** Sums of the year over what each draw took. It says where it may be left for a moment: many draws take long. */
export function* drawnYears(
  { units, values }: PastYear,
  draws: number,
  seed: number,
): Generator<undefined, Float64Array[]> {
  const chance = chanceOf(seed);
  const times = new Uint16Array(units);
  const moved = withoutZeros(values, units);
  const drawn: Float64Array[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    if (draw % PIECE === 0) yield undefined;
    times.fill(0);
    for (let taken = 0; taken < units; taken += 1) times[chance(units)]! += 1;
    drawn.push(sumsOf(moved, times));
  }
  return drawn;
}

interface Moved {
  /** Values of unit `u` are those from `offset[u]` up to, not including, `offset[u + 1]`. */
  offset: Int32Array;
  place: Uint8Array;
  value: Float64Array;
}

/** Most months move nothing: sums over what did take a fifth of the time. */
function withoutZeros(values: Float64Array, units: number): Moved {
  const offset = new Int32Array(units + 1);
  const places: number[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    for (let value = 0; value < PAST_VALUES; value += 1)
      if (values[unit * PAST_VALUES + value] !== 0) places.push(unit * PAST_VALUES + value);
    offset[unit + 1] = places.length;
  }
  return {
    offset,
    place: Uint8Array.from(places, (at) => at % PAST_VALUES),
    value: Float64Array.from(places, (at) => values[at]!),
  };
}

function sumsOf({ offset, place, value }: Moved, times: Uint16Array): Float64Array {
  const sums = new Float64Array(PAST_VALUES);
  for (let unit = 0; unit < times.length; unit += 1) {
    const often = times[unit]!;
    if (often === 0) continue;
    const end = offset[unit + 1]!;
    for (let at = offset[unit]!; at < end; at += 1) sums[place[at]!]! += often * value[at]!;
  }
  return sums;
}

/** Edges of the middle 80 % and 95 % of the draws, and their middle. */
export const QUANTILES = { low95: 0.025, low80: 0.1, median: 0.5, high80: 0.9, high95: 0.975 } as const;
export type Quantile = keyof typeof QUANTILES;
const quantileNames = Object.keys(QUANTILES) as Quantile[];

export type Band = Record<Quantile, number>;

export interface ForecastMonth {
  /** Months from now; 0 is now. */
  ahead: number;
  /** Without chance: every account once. */
  expected: { nrr: number; arrMinor: number };
  /** NRR over so many months, a ratio. */
  nrr: Band;
  /** Smallest units, rounded. */
  arr: Band;
}

export function forecastMonths(
  year: PastYear,
  drawn: readonly Float64Array[],
  months: number,
  what: WhatIf,
): ForecastMonth[] {
  const courses = drawn.map((sums) => replay(sums, year.endArrMinor, months, what));
  const expected = replay(yearSums(year.values, year.units, null), year.endArrMinor, months, what);
  return Array.from({ length: months + 1 }, (_, ahead) => ({
    ahead,
    expected: { nrr: expected.kept[ahead]!, arrMinor: shareOfMinor(expected.arrMinor[ahead]!, 1) },
    nrr: bandOf(courses, ({ kept }) => kept[ahead]!),
    arr: rounded(bandOf(courses, ({ arrMinor }) => arrMinor[ahead]!)),
  }));
}

function bandOf(courses: readonly Course[], value: (course: Course) => number): Band {
  const sorted = Float64Array.from(courses, value).sort();
  return Object.fromEntries(quantileNames.map((name) => [name, quantile(sorted, QUANTILES[name])])) as Band;
}

const rounded = (band: Band): Band =>
  Object.fromEntries(quantileNames.map((name) => [name, shareOfMinor(band[name], 1)])) as Band;

/** Between the two values nearest to the share, linearly; values ascend and are not none. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (high - low) * (place - below);
}
