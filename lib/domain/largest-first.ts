/** Accounts by the size of what each of them has, largest first, ties by account id: how lists of a report are told. */
import type { Facts } from './facts';

/** `accounts` in that order; `minor`: what each has, of either sign, by account number. */
export function largestFirst(
  { accountIds }: Pick<Facts, 'accountIds'>,
  minor: Float64Array,
  accounts: Int32Array,
): Int32Array {
  const keys = new Float64Array(accounts.length);
  for (let index = 0; index < keys.length; index += 1) keys[index] = -Math.abs(minor[accounts[index]!]!);
  // Numbers are sorted many times as fast as accounts by a comparison; then each account finds its place.
  const sorted = keys.slice().sort();
  const order = new Int32Array(keys.length);
  const alike = new Int32Array(keys.length);
  for (let index = 0; index < keys.length; index += 1) {
    const first = firstAtLeast(sorted, keys[index]!);
    order[first + alike[first]!] = accounts[index]!;
    alike[first]! += 1;
  }
  const byId = (a: number, b: number): number => (accountIds[a]! < accountIds[b]! ? -1 : 1);
  for (let from = 0; from < order.length; from += alike[from]!) {
    if (alike[from] === 1) continue;
    const ties = order.subarray(from, from + alike[from]!);
    // Accounts mostly are numbered by their ids, and so in order already.
    if (!isInOrder(ties, byId)) ties.sort(byId);
  }
  return order;
}

function isInOrder(accounts: Int32Array, byId: (a: number, b: number) => number): boolean {
  for (let index = 1; index < accounts.length; index += 1)
    if (byId(accounts[index - 1]!, accounts[index]!) > 0) return false;
  return true;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
