/**
 * One replay of the past twelve months (metrics.md section 12). Month by month, what customers have moves by the rates
 * of its month of the past year: expansion, contraction, churn and returns over the ARR that the month began with. New
 * business comes in the amounts of that year. After twelve months the year begins again.
 *
 * What is tried out changes those rates: churn and expansion by points of a month's ARR, neither below 0; and a shorter
 * time to first expansion brings first expansions forward, so that after any month as many have come as would have by
 * so many months later.
 */
import { movementTypes } from '../movement-type';
import { PAST_KINDS, PAST_MONTHS, PAST_VALUES, type PastYear, pastKinds } from './past-year';

export interface WhatIf {
  /** Added to each month's churn rate: −0.01 is one point less. */
  churnRate: number;
  /** Added to each month's expansion rate. */
  expansionRate: number;
  /** Added to the time to first expansion: −2 is two months sooner. Whole months, from −12 to 12. */
  firstExpansionMonths: number;
}

export const AS_IT_WAS: WhatIf = { churnRate: 0, expansionRate: 0, firstExpansionMonths: 0 };

/** Of a replay: by months from now, 0 being now. */
export interface Course {
  /** What today's customers have, as a share of what they have today: NRR over that many months. */
  kept: Float64Array;
  /** ARR of all customers, smallest units, not rounded. */
  arrMinor: Float64Array;
}

const at = (month: number, kind: (typeof pastKinds)[number]): number =>
  (month % PAST_MONTHS) * PAST_KINDS + pastKinds.indexOf(kind);

const [NEW, RETURNS, MORE, LESS, GONE] = movementTypes.map((type) => pastKinds.indexOf(type)) as [
  number,
  number,
  number,
  number,
  number,
];

/** Sums of a year over its units, each taken as often as `times` says; null: once. */
export function yearSums(values: Float64Array, units: number, times: Uint16Array | null): Float64Array {
  const sums = new Float64Array(PAST_VALUES);
  for (let unit = 0; unit < units; unit += 1) {
    const often = times === null ? 1 : times[unit]!;
    if (often === 0) continue;
    const first = unit * PAST_VALUES;
    for (let value = 0; value < PAST_VALUES; value += 1) sums[value]! += often * values[first + value]!;
  }
  return sums;
}

/** `sums`: of a year, as `yearSums` gives them. `arrMinor`: what all customers have now. */
export function replay(sums: Float64Array, arrMinor: number, months: number, what: WhatIf): Course {
  const course = { kept: new Float64Array(months + 1), arrMinor: new Float64Array(months + 1) };
  course.kept[0] = 1;
  course.arrMinor[0] = arrMinor;
  for (let month = 0; month < months; month += 1) {
    const first = (month % PAST_MONTHS) * PAST_KINDS;
    const start = sums[first]!;
    const rate = (kind: number): number => (start === 0 ? 0 : sums[first + kind]! / start);
    const more = Math.max(rate(MORE) + firstShift(sums, month, what.firstExpansionMonths) + what.expansionRate, 0);
    const gone = Math.min(Math.max(rate(GONE) + what.churnRate, 0), 1);
    const growth = Math.max(1 + more + rate(RETURNS) - rate(LESS) - gone, 0);
    course.kept[month + 1] = course.kept[month]! * growth;
    course.arrMinor[month + 1] = course.arrMinor[month]! * growth + sums[first + NEW]!;
  }
  return course;
}

/** Rate of the first expansions that come in a month where they come sooner or later, less that of those that came. */
function firstShift(sums: Float64Array, month: number, shift: number): number {
  if (shift === 0) return 0;
  const rate = (other: number): number => {
    if (other < 0) return 0;
    const start = sums[at(other, 'start')]!;
    return start === 0 ? 0 : sums[at(other, 'first')]! / start;
  };
  let come = rate(month - shift);
  if (month === 0) for (let sooner = 0; sooner < -shift; sooner += 1) come += rate(sooner);
  return come - rate(month);
}

/** A month's churn and expansion over what it began with, on average over the past year's months. */
export function pastRates({ values, units }: Pick<PastYear, 'values' | 'units'>): { churn: number; expansion: number } {
  const sums = yearSums(values, units, null);
  const mean = (kind: number): number => {
    let rates = 0;
    for (let first = 0; first < PAST_VALUES; first += PAST_KINDS) rates += sums[first + kind]! / sums[first]!;
    return rates / PAST_MONTHS;
  };
  return { churn: mean(GONE), expansion: mean(MORE) };
}
