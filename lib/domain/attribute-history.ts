/** The values that an account has had of an attribute, by the day each began to hold. */
import type { DayNumber } from './day';
import type { AttributeColumn } from './records';

/** Days before this one are "from the start": rows without a day hold from there. */
const ALL_TIME = -(2 ** 30);

export interface AttributeSpell {
  /** Null: from the start. */
  from: DayNumber | null;
  /** Null: none. */
  value: string | null;
}

/** What an account has of an attribute, and what it had: ascending by day, each value other than the one before. */
export function attributeHistory({ codes, values, dated }: AttributeColumn, account: number): AttributeSpell[] {
  const textOf = (code: number): string | null => values[code] ?? null;
  const spells: AttributeSpell[] = [];
  if (dated !== null)
    for (let row = firstRow(dated.account, account); dated.account[row] === account; row += 1) {
      const day = dated.day[row]!;
      const spell = { from: day < ALL_TIME ? null : day, value: textOf(dated.code[row]!) };
      if (spell.value !== (spells.at(-1)?.value ?? null)) spells.push(spell);
    }
  if (spells.length > 0) return spells;
  const value = textOf(codes[account]!);
  return value === null ? [] : [{ from: null, value }];
}

/** The first row of an account in a column that ascends. */
function firstRow(accounts: Int32Array, account: number): number {
  let low = 0;
  let high = accounts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (accounts[middle]! < account) low = middle + 1;
    else high = middle;
  }
  return low;
}
