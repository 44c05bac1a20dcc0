/**
 * A figure against a band (metrics.md section 10): below, within or above; how far it is from the nearest edge, also in
 * money; whether the figure's interval reaches the band; whether it has moved toward it.
 */

import { shareOfMinor } from '../money';

export type Verdict = 'below' | 'within' | 'above';

export interface Band {
  /** In the figure's unit; null: no lower, or no upper end. */
  low: number | null;
  high: number | null;
}

export interface Against {
  /** Null where there is no figure. */
  verdict: Verdict | null;
  /** From the nearest edge to the figure, in its unit: negative below the band, positive above, 0 within. */
  gap: number | null;
  /** ARR that the gap stands for, in smallest units; null where the figure is no share of revenue. */
  gap_arr: number | null;
  /** Whether the figure's interval reaches the band; null without an interval. */
  reaches: boolean | null;
  /** Whether it is nearer than it was; null where it was not known, was as near, or was within as it is now. */
  toward: boolean | null;
}

export interface Measured {
  value: number | null;
  /** The interval; null: none. */
  low: number | null;
  high: number | null;
  /** What it was a while ago; null: not known. */
  before: number | null;
  /** ARR in smallest units that a ratio of 1 stands for; null: the figure is no share of revenue. */
  baseArr: number | null;
}

/** Signed distance to the band: 0 within. */
function distance(value: number, { low, high }: Band): number {
  if (low !== null && value < low) return value - low;
  return high !== null && value > high ? value - high : 0;
}

export function against({ value, low, high, before, baseArr }: Measured, band: Band): Against {
  if (value === null) return { verdict: null, gap: null, gap_arr: null, reaches: null, toward: null };
  const gap = distance(value, band);
  const was = before === null ? null : Math.abs(distance(before, band));
  const isNearer = was === null || was === Math.abs(gap) ? null : Math.abs(gap) < was;
  return {
    verdict: gap < 0 ? 'below' : gap > 0 ? 'above' : 'within',
    gap,
    gap_arr: baseArr === null ? null : shareOfMinor(baseArr, gap),
    reaches:
      low === null || high === null
        ? null
        : (band.high === null || low <= band.high) && (band.low === null || high >= band.low),
    toward: isNearer,
  };
}
