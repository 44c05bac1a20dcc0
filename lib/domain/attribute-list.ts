/**
 * What a ledger can be filtered and split by (metrics.md section 9): each attribute with its values, and for each value
 * how many accounts have it and what they stand for on a day.
 */
import { balancesOn } from './balances';
import type { DayNumber } from './day';
import type { Facts } from './facts';
import { splitBy } from './segments';

export interface AttributeValue {
  /** '' for accounts without the attribute. */
  value: string;
  /** Accounts that are active on the day. */
  accounts: number;
  /** Their ARR on the day, in smallest units. */
  arr: number;
}

export interface AttributeEntry {
  slug: string;
  /** The ledger says it (a band of ARR, the tenure), not a file. */
  computed: boolean;
  /** In the attribute's own order, else by ARR, the largest first; values that no account has now stay, with nothing. */
  values: AttributeValue[];
}

/** `accounts`: those to count, ascending; null: all. */
export function attributeList(facts: Facts, day: DayNumber, accounts: Int32Array | null): AttributeEntry[] {
  const balances = balancesOn(facts, day);
  return facts.attributes.map(({ slug, isComputed, isInOrder }) => {
    const values = splitBy(facts, slug, accounts).map(({ key, list }) => standingOf(key, list, balances));
    return {
      slug,
      computed: isComputed ?? false,
      values: isInOrder ? values : values.sort((a, b) => b.arr - a.arr || (a.value < b.value ? -1 : 1)),
    };
  });
}

function standingOf(value: string, list: Int32Array, balances: Float64Array): AttributeValue {
  let accounts = 0;
  let arr = 0;
  for (const account of list) {
    const balance = balances[account]!;
    arr += balance;
    if (balance > 0) accounts += 1;
  }
  return { value, accounts, arr };
}
