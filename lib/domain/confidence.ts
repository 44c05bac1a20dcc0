/** How far a rate could be the luck of a small base (metrics.md section 5): 90 % intervals. */

/** Two-sided 90 % of the normal distribution. */
export const Z = 1.6448536269514722;

/** Fewer accounts than this have no interval. */
export const FEWEST_ACCOUNTS = 20;

export interface Interval {
  low: number;
  high: number;
}

/** Sums over the accounts of a ratio estimator R = Σx ÷ ΣS, given by the differences d = x − S. */
export interface RatioSums {
  accounts: number;
  start: number;
  startSquared: number;
  difference: number;
  differenceSquared: number;
  differenceStart: number;
}

/**
 * R ± z·σ with the linearised variance n/(n−1) · Σ(x − R·S)² ÷ (ΣS)². As x − R·S = d − (R−1)·S, the sum of squares is
 * Σd² − 2(R−1)·Σd·S + (R−1)²·ΣS². Null where there are too few accounts.
 */
export function ratioInterval(sums: RatioSums): Interval | null {
  const { accounts: n, start } = sums;
  if (n < FEWEST_ACCOUNTS) return null;
  const gain = sums.difference / start;
  const squares = sums.differenceSquared - 2 * gain * sums.differenceStart + gain * gain * sums.startSquared;
  const deviation = Math.sqrt((n / (n - 1)) * Math.max(squares, 0)) / start;
  const ratio = (start + sums.difference) / start;
  return { low: ratio - Z * deviation, high: ratio + Z * deviation };
}

/** Wilson's interval for `kept` of `accounts`. Null where there are too few accounts. */
export function wilsonInterval(kept: number, accounts: number): Interval | null {
  if (accounts < FEWEST_ACCOUNTS) return null;
  const share = kept / accounts;
  const z2 = (Z * Z) / accounts;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Math.sqrt((share * (1 - share)) / accounts + z2 / (4 * accounts)) * Z) / (1 + z2);
  return { low: centre - half, high: centre + half };
}
