/** Accounts in groups that share none: lists, or segments, in which they may move from one period to the next. */
import type { Facts } from './facts';

export const NO_GROUP = -1;

export interface AccountGroups {
  count: number;
  /** Whoever is in a group in any period, ascending. */
  accounts: Int32Array;
  /** The group of each account in a period, by the period's place among those asked for; `NO_GROUP`: in none. Read only. */
  placesIn: (period: number) => Int32Array;
  /** Whether an account may be in another group in another period. */
  isMoving: boolean;
}

/** Groups that are the same in every period. */
export function fixedGroups({ accounts }: Pick<Facts, 'accounts'>, lists: readonly Int32Array[]): AccountGroups {
  const places = new Int32Array(accounts).fill(NO_GROUP);
  lists.forEach((list, place) => {
    for (let index = 0; index < list.length; index += 1) places[list[index]!] = place;
  });
  const all =
    lists.length === 1 ? lists[0]! : Int32Array.from(places.keys()).filter((account) => places[account]! >= 0);
  return { count: lists.length, accounts: all, placesIn: () => places, isMoving: false };
}

/** The accounts of each of `count` groups, ascending. */
export function groupLists(places: Int32Array, count: number): Int32Array[] {
  const lengths = new Int32Array(count);
  for (let account = 0; account < places.length; account += 1)
    if (places[account] !== NO_GROUP) lengths[places[account]!]! += 1;
  const lists = Array.from(lengths, (length) => new Int32Array(length));
  lengths.fill(0);
  for (let account = 0; account < places.length; account += 1) {
    const place = places[account]!;
    if (place === NO_GROUP) continue;
    lists[place]![lengths[place]!] = account;
    lengths[place]! += 1;
  }
  return lists;
}
