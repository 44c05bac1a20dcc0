/** Account lists by account, for walks that meet every account. */
import type { Facts } from './facts';

/** 1 for each account of the list (null: all), by account. */
export function accountMask({ accounts }: Pick<Facts, 'accounts'>, list: Int32Array | null): Uint8Array {
  return list === null ? new Uint8Array(accounts).fill(1) : listMask(accounts, list);
}

/** 1 for each account of the list, by account. */
export function listMask(accounts: number, list: Int32Array): Uint8Array {
  const mask = new Uint8Array(accounts);
  for (let index = 0; index < list.length; index += 1) mask[list[index]!] = 1;
  return mask;
}

export const NO_LIST = -1;

/** The number of the list that each account is in, of lists that share none; `NO_LIST` for those in none. Read only. */
export function listPlaces(accounts: number, lists: readonly Int32Array[]): Int32Array {
  const places = known.get(lists) ?? placesOf(accounts, lists);
  known.set(lists, places);
  return places;
}

/** Several sums are asked of the same lists. */
const known = new WeakMap<readonly Int32Array[], Int32Array>();

function placesOf(accounts: number, lists: readonly Int32Array[]): Int32Array {
  const places = new Int32Array(accounts).fill(NO_LIST);
  lists.forEach((list, place) => {
    for (let index = 0; index < list.length; index += 1) places[list[index]!] = place;
  });
  return places;
}
