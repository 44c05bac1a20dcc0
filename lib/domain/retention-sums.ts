/**
 * What a retention window sums over its cohort. With d = E − S and g = min(S, E) − S every sum is one of changes, so
 * that where nothing changed each of them, and with it every variance, is exactly 0.
 */
export interface RetentionSums {
  /** Accounts active at the window's start: the cohort. */
  accounts: number;
  /** Those of them active at its end. */
  retained: number;
  /** ΣS, Σd, Σg: whole smallest units, exact. */
  start: number;
  change: number;
  loss: number;
  /** The largest d, 0 where no account adds. */
  top: number;
  /** ΣS², Σd², Σd·S, Σg², Σg·S: for the variances alone. */
  startSquared: number;
  changeSquared: number;
  changeStart: number;
  lossSquared: number;
  lossStart: number;
}

export const noSums = (): RetentionSums => ({
  accounts: 0,
  retained: 0,
  start: 0,
  change: 0,
  loss: 0,
  top: 0,
  startSquared: 0,
  changeSquared: 0,
  changeStart: 0,
  lossSquared: 0,
  lossStart: 0,
});

/**
 * Adds `count` accounts to the sums: S is `values[startAt + i]`, E `values[endAt + i]`. The loop all retention figures
 * come from, one window after the other: keep it plain.
 */
export function addToSums(
  sums: RetentionSums,
  values: Int32Array | Float64Array,
  startAt: number,
  endAt: number,
  count: number,
): void {
  let { accounts, retained, start, change, loss, top } = sums;
  let { startSquared, changeSquared, changeStart, lossSquared, lossStart } = sums;
  for (let index = 0; index < count; index += 1) {
    const s = values[startAt + index]!;
    if (s === 0) continue;
    const e = values[endAt + index]!;
    accounts += 1;
    if (e !== 0) retained += 1;
    start += s;
    startSquared += s * s;
    const d = e - s;
    if (d === 0) continue;
    const dSquared = d * d;
    const dTimesS = d * s;
    change += d;
    changeSquared += dSquared;
    changeStart += dTimesS;
    if (d < 0) {
      loss += d;
      lossSquared += dSquared;
      lossStart += dTimesS;
    } else if (d > top) top = d;
  }
  Object.assign(sums, { accounts, retained, start, change, loss, top });
  Object.assign(sums, { startSquared, changeSquared, changeStart, lossSquared, lossStart });
}
