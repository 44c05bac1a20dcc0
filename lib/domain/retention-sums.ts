/**
 * What a retention window sums over its cohort. With d = E − S and g = min(S, E) − S every sum is one of changes, so
 * that where nothing changed each of them, and with it every variance, is exactly 0.
 */
import type { Balances } from './month-ends';

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
 * Adds the accounts `list[from … to)` to the sums: S is `values[startAt + account]`, E `values[endAt + account]`. All
 * retention figures come from the two loops below, with a filter and without.
 */
export function addToSums(
  sums: RetentionSums,
  values: Balances,
  startAt: number,
  endAt: number,
  list: Int32Array,
  from: number,
  to: number,
): void {
  if (values instanceof Int32Array) addWhole32(sums, values, startAt, endAt, list, from, to);
  else addDoubles(sums, values, startAt, endAt, list, from, to);
}

/**
 * The loop for balances of 32 bits, without a branch: who is active, who lost and who gained is as good as random, and
 * a processor that guesses wrong loses more time than the sums take. `-x >> 31` is −1 (all bits set) for x > 0, else 0.
 */
function addWhole32(
  sums: RetentionSums,
  values: Int32Array,
  startAt: number,
  endAt: number,
  list: Int32Array,
  from: number,
  to: number,
): void {
  let { accounts, retained, start, change, loss, top } = sums;
  let { startSquared, changeSquared, changeStart, lossSquared, lossStart } = sums;
  for (let index = from; index < to; index += 1) {
    const account = list[index]!;
    const s = values[startAt + account]! | 0;
    const isActive = -s >> 31;
    const e = values[endAt + account]! & isActive;
    accounts -= isActive;
    retained -= -e >> 31;
    start += s;
    startSquared += s * s;
    const d = (e - s) | 0;
    change += d;
    changeSquared += d * d;
    changeStart += d * s;
    const lost = d & (d >> 31);
    loss += lost;
    lossSquared += lost * lost;
    lossStart += lost * s;
    top = d > top ? d : top;
  }
  sums.accounts = accounts;
  sums.retained = retained;
  sums.start = start;
  sums.change = change;
  sums.loss = loss;
  sums.top = top;
  sums.startSquared = startSquared;
  sums.changeSquared = changeSquared;
  sums.changeStart = changeStart;
  sums.lossSquared = lossSquared;
  sums.lossStart = lossStart;
}

/** The loop for ledgers with a balance beyond 32 bits. */
function addDoubles(
  sums: RetentionSums,
  values: Float64Array,
  startAt: number,
  endAt: number,
  list: Int32Array,
  from: number,
  to: number,
): void {
  let { accounts, retained, start, change, loss, top } = sums;
  let { startSquared, changeSquared, changeStart, lossSquared, lossStart } = sums;
  for (let index = from; index < to; index += 1) {
    const account = list[index]!;
    const s = values[startAt + account]!;
    if (s === 0) continue;
    const e = values[endAt + account]!;
    accounts += 1;
    if (e > 0) retained += 1;
    start += s;
    startSquared += s * s;
    const d = e - s;
    change += d;
    changeSquared += d * d;
    changeStart += d * s;
    const lost = d < 0 ? d : 0;
    loss += lost;
    lossSquared += lost * lost;
    lossStart += lost * s;
    if (d > top) top = d;
  }
  sums.accounts = accounts;
  sums.retained = retained;
  sums.start = start;
  sums.change = change;
  sums.loss = loss;
  sums.top = top;
  sums.startSquared = startSquared;
  sums.changeSquared = changeSquared;
  sums.changeStart = changeStart;
  sums.lossSquared = lossSquared;
  sums.lossStart = lossStart;
}
