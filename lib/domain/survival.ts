/**
 * Survival (metrics.md section 6): the Kaplan–Meier estimate of the share to which something has not happened by time
 * t, from durations that end with the event or are censored, that is, were followed no longer. S(t) is the product of
 * 1 − events ÷ at risk over the times up to t; its 90 % band is Greenwood's.
 */
import { FEWEST_ACCOUNTS, Z } from './confidence';

export interface SurvivalPoint {
  t: number;
  /** Whose duration is t or longer. */
  at_risk: number;
  events: number;
  /** The share to which it has not happened by t, t included. */
  survival: number;
  /** The 90 % band, within 0 and 1. Null of fewer than 20, and where survival is 0: Greenwood's variance is none there. */
  low: number | null;
  high: number | null;
}

/** Durations in whole units, 0 or longer; `happened[i]` is 1 where duration `i` ended with the event, 0 where censored. */
export interface Durations {
  time: ArrayLike<number>;
  happened: ArrayLike<number>;
}

/** A point for each time at which a duration ends, ascending; none of nobody. The last is the longest follow-up. */
export function kaplanMeier({ time, happened }: Durations): SurvivalPoint[] {
  const longest = greatest(time);
  const ended = new Int32Array(longest + 1);
  const events = new Int32Array(longest + 1);
  for (let index = 0; index < time.length; index += 1) {
    ended[time[index]!]! += 1;
    events[time[index]!]! += happened[index]!;
  }
  const curve: SurvivalPoint[] = [];
  let atRisk = time.length;
  let survival = 1;
  let greenwood = 0;
  for (let t = 0; t <= longest; t += 1) {
    if (ended[t] === 0) continue;
    const staying = atRisk - events[t]!;
    survival *= staying / atRisk;
    greenwood += events[t]! / (atRisk * staying);
    const half = time.length < FEWEST_ACCOUNTS || staying === 0 ? null : Z * survival * Math.sqrt(greenwood);
    curve.push({
      t,
      at_risk: atRisk,
      events: events[t]!,
      survival,
      low: half === null ? null : Math.max(survival - half, 0),
      high: half === null ? null : Math.min(survival + half, 1),
    });
    atRisk -= ended[t]!;
  }
  return curve;
}

/** The share to which it has happened by t: 1 − S(t). Null beyond the longest follow-up, and of nobody. */
export function shareBy(curve: readonly SurvivalPoint[], t: number): number | null {
  const last = curve.at(-1);
  if (last === undefined || t > last.t) return null;
  return 1 - (curve.findLast((point) => point.t <= t)?.survival ?? 1);
}

/** A product of exact shares may miss ½ by its last binary digits. */
const ROUNDING = 1e-12;

/** The first t with S(t) ≤ ½; null where the curve never comes down to it. */
export const medianTime = (curve: readonly SurvivalPoint[]): number | null =>
  curve.find(({ survival }) => survival <= 0.5 + ROUNDING)?.t ?? null;

function greatest(values: ArrayLike<number>): number {
  let most = 0;
  for (let index = 0; index < values.length; index += 1) if (values[index]! > most) most = values[index]!;
  return most;
}
