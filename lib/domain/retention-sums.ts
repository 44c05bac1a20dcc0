/**
 * What a retention window sums over its cohort. With d = E − S, g = min(S, E) − S and P the account's net price over the
 * window, which only an account with E > 0 has (what left took its price along). Every sum is one of changes, so that
 * where nothing changed each of them, and with it every variance, is exactly 0.
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
  /** ΣP, Σ max(P, 0), and Σ (min(S, E − max(P, 0)) − S): exact as well. */
  price: number;
  increases: number;
  lossBesideIncreases: number;
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
  price: 0,
  increases: 0,
  lossBesideIncreases: 0,
  startSquared: 0,
  changeSquared: 0,
  changeStart: 0,
  lossSquared: 0,
  lossStart: 0,
});

/** Where a window's columns lie. */
export interface WindowColumns {
  /** S of account `a` is `values[startAt + a]`, its E `values[endAt + a]`. */
  values: Balances;
  startAt: number;
  endAt: number;
  /** P is `prices[priceEndAt + a]` less `prices[priceStartAt + a]`; where no price ever moved both are one place. */
  prices: Balances;
  priceStartAt: number;
  priceEndAt: number;
}

/** Adds the accounts `list[from … to)` to the sums. All retention figures come from the two loops below, with a filter and without. */
export function addToSums(
  sums: RetentionSums,
  columns: WindowColumns,
  list: Int32Array,
  from: number,
  to: number,
): void {
  const { values, prices } = columns;
  if (values instanceof Int32Array && prices instanceof Int32Array)
    addWhole32(sums, { ...columns, values, prices }, list, from, to);
  else addDoubles(sums, columns, list, from, to);
}

/**
 * The loop for balances and prices of 32 bits, without a branch: who is active, who lost and who gained is as good as
 * random, and a processor that guesses wrong loses more time than the sums take. `-x >> 31` is −1 (all bits set) for
 * x > 0, else 0; `x >> 31` is −1 for x < 0.
 */
function addWhole32(
  sums: RetentionSums,
  {
    values,
    startAt,
    endAt,
    prices,
    priceStartAt,
    priceEndAt,
  }: WindowColumns & { values: Int32Array; prices: Int32Array },
  list: Int32Array,
  from: number,
  to: number,
): void {
  let { accounts, retained, start, change, loss, top, price, increases, lossBesideIncreases } = sums;
  let { startSquared, changeSquared, changeStart, lossSquared, lossStart } = sums;
  for (let index = from; index < to; index += 1) {
    const account = list[index]!;
    const s = values[startAt + account]! | 0;
    const isActive = -s >> 31;
    const e = values[endAt + account]! & isActive;
    const stays = -e >> 31;
    accounts -= isActive;
    retained -= stays;
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
    const p = (prices[priceEndAt + account]! - prices[priceStartAt + account]!) & stays;
    price += p;
    const rise = p & ~(p >> 31);
    increases += rise;
    const rest = (d - rise) | 0;
    lossBesideIncreases += rest & (rest >> 31);
  }
  Object.assign(sums, { accounts, retained, start, change, loss, top, price, increases, lossBesideIncreases });
  Object.assign(sums, { startSquared, changeSquared, changeStart, lossSquared, lossStart });
}

/** The loop for ledgers with a balance, or prices, beyond 32 bits. */
function addDoubles(
  sums: RetentionSums,
  { values, startAt, endAt, prices, priceStartAt, priceEndAt }: WindowColumns,
  list: Int32Array,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index += 1) {
    const account = list[index]!;
    const s = values[startAt + account]!;
    if (s === 0) continue;
    const e = values[endAt + account]!;
    sums.accounts += 1;
    sums.start += s;
    sums.startSquared += s * s;
    const d = e - s;
    sums.change += d;
    sums.changeSquared += d * d;
    sums.changeStart += d * s;
    const lost = Math.min(d, 0);
    sums.loss += lost;
    sums.lossSquared += lost * lost;
    sums.lossStart += lost * s;
    sums.top = Math.max(sums.top, d);
    const p = e > 0 ? prices[priceEndAt + account]! - prices[priceStartAt + account]! : 0;
    if (e > 0) sums.retained += 1;
    sums.price += p;
    const rise = Math.max(p, 0);
    sums.increases += rise;
    sums.lossBesideIncreases += Math.min(d - rise, 0);
  }
}
