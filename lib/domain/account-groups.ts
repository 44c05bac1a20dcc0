/** Accounts in groups that share none: lists, or segments, in which they may move from one period to the next. */
import type { Facts } from './facts';
import type { Balances } from './month-ends';

export const NO_GROUP = -1;

export interface AccountGroups {
  count: number;
  /** Whoever is in a group in any period, ascending. */
  accounts: Int32Array;
  /**
   * The group of account `a` in the period at place `p` among those asked for is `places[a × perAccount + p × perPeriod]`;
   * `NO_GROUP`: in none. An account's periods lie side by side, as its cells do; groups that stay have one for them all.
   */
  places: Int32Array;
  perAccount: number;
  perPeriod: 0 | 1;
}

/** Groups that are the same in every period. */
export function fixedGroups({ accounts }: Pick<Facts, 'accounts'>, lists: readonly Int32Array[]): AccountGroups {
  const places = new Int32Array(accounts).fill(NO_GROUP);
  lists.forEach((list, place) => {
    for (let index = 0; index < list.length; index += 1) places[list[index]!] = place;
  });
  const all =
    lists.length === 1 ? lists[0]! : Int32Array.from(places.keys()).filter((account) => places[account]! >= 0);
  return { count: lists.length, accounts: all, places, perAccount: 1, perPeriod: 0 };
}

const BLOCK = 512;

/** Groups in which accounts move: `placesIn` has the group of each account, period by period. */
export function movingGroups(
  { accounts, everyAccount }: Facts,
  placesIn: readonly Int32Array[],
  count: number,
): AccountGroups {
  const perAccount = placesIn.length;
  const places = new Int32Array(accounts * perAccount);
  // Block by block, so that what is read and what is written lie in the processor's cache together.
  for (let first = 0; first < accounts; first += BLOCK) {
    const end = Math.min(first + BLOCK, accounts);
    placesIn.forEach((column, period) => {
      for (let account = first; account < end; account += 1) places[account * perAccount + period] = column[account]!;
    });
  }
  return { count, accounts: everyAccount, places, perAccount, perPeriod: 1 };
}

/** The accounts of each of `count` groups, ascending; where balances are given, those alone that have one. */
export function groupLists(places: Int32Array, count: number, balances: Balances | null = null): Int32Array[] {
  const accounts = inGroups(places, balances);
  const lengths = new Int32Array(count);
  for (let index = 0; index < accounts.length; index += 1) lengths[places[accounts[index]!]!]! += 1;
  const lists = Array.from(lengths, (length) => new Int32Array(length));
  lengths.fill(0);
  for (let index = 0; index < accounts.length; index += 1) {
    const place = places[accounts[index]!]!;
    lists[place]![lengths[place]!] = accounts[index]!;
    lengths[place]! += 1;
  }
  return lists;
}

/** Accounts that are in any group. Without a branch: who is active is as good as random, and a wrong guess takes long. */
function inGroups(places: Int32Array, balances: Balances | null): Int32Array {
  const found = new Int32Array(places.length + 1);
  let length = 0;
  for (let account = 0; account < places.length; account += 1) {
    found[length] = account;
    length += Number(places[account] !== NO_GROUP) & Number(balances === null || balances[account] !== 0);
  }
  return found.subarray(0, length);
}

/** What is asked of groups: rows of each, and of all of them together. */
export interface GroupRows<Row> {
  groups: Row[][];
  total: Row[];
}

/** Rows of each group and of their total, which is summed as if it were one more. */
export function rowsOfGroups<Row>({ count }: AccountGroups, rowsOf: (group: number) => Row[]): GroupRows<Row> {
  return { groups: Array.from({ length: count }, (_, group) => rowsOf(group)), total: rowsOf(count) };
}

/** Adds the numbers of each of `count` groups, which lie group after group, to those of their total, which come last. */
export function addTotal(numbers: Float64Array | Int32Array, count: number): void {
  const each = numbers.length / (count + 1);
  for (let at = 0; at < count * each; at += 1) numbers[count * each + (at % each)]! += numbers[at]!;
}
