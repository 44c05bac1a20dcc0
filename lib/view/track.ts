/** A figure, its interval and what it is held against on one short line: where they stand, as shares of its width. */
import type { Goal } from './goals';

export interface Track {
  low: number;
  value: number;
  high: number;
  /** Where 100 % stands, if it is on the line. */
  whole: number | null;
  /** The company's own target, and the ends of its stage's; null: none, or too far away to be shown. */
  own: number | null;
  band: { low: number; high: number } | null;
  /** The ends of the line in words: '90%', '120%'. */
  from: string;
  to: string;
}

const STEP = 0.1;
/** At least this much room beyond the interval, so that its ends never touch the line's. */
const ROOM = 0.02;

/** A target farther from the figure than this would press figure and interval together. */
const FAR = 0.25;

const NO_GOAL: Goal = { own: null, band: null };

/** In steps of ten points, so that the line rarely moves from week to week; `most` is the largest value there can be. */
export function prepareTrack(
  low: number,
  value: number,
  high: number,
  most = Number.POSITIVE_INFINITY,
  { own, band }: Goal = NO_GOAL,
): Track {
  const isNear = (ratio: number | null): ratio is number => ratio !== null && Math.abs(ratio - value) <= FAR;
  const marks = [low, value, high, ...[own, band?.low ?? null, band?.high ?? null].filter(isNear)];
  const from = Math.max(0, Math.floor((Math.min(...marks) - ROOM) / STEP));
  const to = Math.min(most / STEP, Math.ceil((Math.max(...marks) + ROOM) / STEP));
  const share = (ratio: number): number => Math.min(1, Math.max(0, (ratio / STEP - from) / (to - from)));
  const isBandNear = band !== null && (isNear(band.low) || isNear(band.high) || value >= band.low);
  return {
    low: share(low),
    value: share(value),
    high: share(high),
    whole: from < 10 && to > 10 ? share(1) : null,
    own: isNear(own) ? share(own) : null,
    band: isBandNear ? { low: share(band.low), high: share(band.high ?? Number.POSITIVE_INFINITY) } : null,
    from: `${from * 10}%`,
    to: `${to * 10}%`,
  };
}
