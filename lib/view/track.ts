/** A figure and its interval on one short line: where they stand, as shares of its width. */
export interface Track {
  low: number;
  value: number;
  high: number;
  /** Where 100 % stands, if it is on the line. */
  whole: number | null;
  /** The ends of the line in words: '90%', '120%'. */
  from: string;
  to: string;
}

const STEP = 0.1;
/** At least this much room beyond the interval, so that its ends never touch the line's. */
const ROOM = 0.02;

/** In steps of ten points, so that the line rarely moves from week to week; `most` is the largest value there can be. */
export function prepareTrack(low: number, value: number, high: number, most = Number.POSITIVE_INFINITY): Track {
  const from = Math.max(0, Math.floor((Math.min(low, value) - ROOM) / STEP));
  const to = Math.min(most / STEP, Math.ceil((Math.max(high, value) + ROOM) / STEP));
  const share = (ratio: number): number => Math.min(1, Math.max(0, (ratio / STEP - from) / (to - from)));
  return {
    low: share(low),
    value: share(value),
    high: share(high),
    whole: from < 10 && to > 10 ? share(1) : null,
    from: `${from * 10}%`,
    to: `${to * 10}%`,
  };
}
