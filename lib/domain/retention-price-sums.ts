/**
 * What a retention window sums over its cohort for the rates at constant prices and without price increases. P is an
 * account's net price over the window; only accounts with E > 0 have one: what left takes its price along.
 */
import type { Balances } from './month-ends';

export interface PriceSums {
  /** ΣP over the accounts of the cohort with E > 0, signed. */
  price: number;
  /** Σ max(P, 0) over them. */
  increases: number;
  /** Σ (min(S, E − max(P, 0)) − S), over those without E of −S. */
  lossBesideIncreases: number;
}

/** Sums of a window in which no price moved. `loss`: Σ (min(S, E) − S). */
export const stillPrices = (loss: number): PriceSums => ({ price: 0, increases: 0, lossBesideIncreases: loss });

export const noPriceSums = (): PriceSums => stillPrices(0);

/**
 * Adds the accounts `list[from … to)` to the sums: S is `values[startAt + account]`, E `values[endAt + account]`, P the
 * difference of the `prices` at the same two places.
 */
export function addPriceSums(
  sums: PriceSums,
  values: Balances,
  prices: Balances,
  startAt: number,
  endAt: number,
  list: Int32Array,
  from: number,
  to: number,
): void {
  if (values instanceof Int32Array && prices instanceof Int32Array)
    addWhole32(sums, values, prices, startAt, endAt, list, from, to);
  else addDoubles(sums, values, prices, startAt, endAt, list, from, to);
}

/** The loop for 32 bits, without a branch, as the one of retention-sums.ts and for its reason. */
function addWhole32(
  sums: PriceSums,
  values: Int32Array,
  prices: Int32Array,
  startAt: number,
  endAt: number,
  list: Int32Array,
  from: number,
  to: number,
): void {
  let { price, increases, lossBesideIncreases } = sums;
  for (let index = from; index < to; index += 1) {
    const account = list[index]!;
    const s = values[startAt + account]! | 0;
    const e = values[endAt + account]! | 0;
    const isActive = -s >> 31;
    const stays = isActive & (-e >> 31);
    const p = (prices[endAt + account]! - prices[startAt + account]!) & stays;
    price += p;
    const rise = p & ~(p >> 31);
    increases += rise;
    const d = (e & isActive) - s - rise;
    lossBesideIncreases += d < 0 ? d : 0;
  }
  sums.price = price;
  sums.increases = increases;
  sums.lossBesideIncreases = lossBesideIncreases;
}

/** The loop for ledgers with a balance, or a sum of prices, beyond 32 bits. */
function addDoubles(
  sums: PriceSums,
  values: Balances,
  prices: Balances,
  startAt: number,
  endAt: number,
  list: Int32Array,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index += 1) {
    const account = list[index]!;
    const s = values[startAt + account]!;
    if (s === 0) continue;
    const e = values[endAt + account]!;
    const p = e > 0 ? prices[endAt + account]! - prices[startAt + account]! : 0;
    const rise = Math.max(p, 0);
    sums.price += p;
    sums.increases += rise;
    sums.lossBesideIncreases += Math.min(s, e - rise) - s;
  }
}
