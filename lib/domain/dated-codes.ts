/** Values of an attribute that is worked out: those of now, and the dated ones, written account after account by day. */
import type { DayNumber } from './day';
import type { AttributeColumn } from './records';

export type DatedValues = NonNullable<AttributeColumn['dated']>;

/** An attribute in the two parts that are worked out apart: a list of accounts needs no history. */
export interface LaterValues {
  /** All that any account has or had. */
  values: string[];
  /** The code of each account's last active day; −1 where it has none. */
  now: () => Int32Array;
  dated: () => DatedValues;
}

const FIRST_CAPACITY = 1024;

export class DatedCodes {
  private length = 0;
  private account = new Int32Array(FIRST_CAPACITY);
  private day = new Int32Array(FIRST_CAPACITY);
  private code = new Int32Array(FIRST_CAPACITY);

  /** From that day on the account has that code; said again, nothing is added. */
  push(account: number, day: DayNumber, code: number): void {
    const last = this.length - 1;
    if (last >= 0 && this.account[last] === account && this.code[last] === code) return;
    if (this.length === this.account.length) this.grow();
    this.account[this.length] = account;
    this.day[this.length] = day;
    this.code[this.length] = code;
    this.length += 1;
  }

  private grow(): void {
    for (const name of ['account', 'day', 'code'] as const) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this[name]);
      this[name] = wider;
    }
  }

  close(): DatedValues {
    const cut = (column: Int32Array): Int32Array => column.slice(0, this.length);
    return { account: cut(this.account), day: cut(this.day), code: cut(this.code) };
  }
}

/** The last code of each account; −1 where it never had one. */
export function lastCodes({ account, code }: DatedValues, accounts: number): Int32Array {
  const codes = new Int32Array(accounts).fill(-1);
  for (let row = 0; row < account.length; row += 1) codes[account[row]!] = code[row]!;
  return codes;
}
