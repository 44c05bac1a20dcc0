/** Dated values of an attribute being written, account after account, each ascending by day. */
import type { DayNumber } from './day';
import type { AttributeColumn } from './records';

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

  /** The column of `accounts` accounts; one that never had a value has none, the others now have their last. */
  column(slug: string, values: string[], accounts: number): AttributeColumn {
    const cut = (column: Int32Array): Int32Array => column.slice(0, this.length);
    const dated = { account: cut(this.account), day: cut(this.day), code: cut(this.code) };
    const codes = new Int32Array(accounts).fill(-1);
    for (let row = 0; row < dated.account.length; row += 1) codes[dated.account[row]!] = dated.code[row]!;
    return { slug, values, codes, dated };
  }
}
