/**
 * What no stored statement can be about: days of an account after the last one that is stored. A statement without an
 * id of its own is named by its account and day, so one beyond the horizon is new, and need not be compared.
 */
import type { DayNumber } from '@/lib/domain/day';
import { readRows } from './copy-reader';
import type { Scope } from './decide';
import { RowCursor } from './row-cursor';
import { tableOf } from './statements';

/** Before any day. */
const NEVER = -(2 ** 31);

export class Horizon {
  /** By account number. */
  private constructor(private readonly latestDay: Int32Array) {}

  /** One look at the whole partition. Null: no statement of it can be told apart by its day. */
  static async load({ client, table, workspaceId }: Scope, accountsEnd: number): Promise<Horizon | null> {
    const latestDay = new Int32Array(accountsEnd).fill(NEVER);
    const cursor = new RowCursor();
    let isClear = table.namedDay !== null;
    if (!isClear) return null;
    // An id with slashes could be the name account/item/day of a statement without one.
    const select = `select account_no, max(${table.namedDay}) - date '1970-01-01',
        coalesce(bool_or(${table.statedId} like '%/%'), false)::int
      from ${tableOf(table, workspaceId)} group by account_no`;
    await readRows(client, select, (bytes, start, end) => {
      cursor.reset(bytes, start, end);
      latestDay[cursor.integer(0)] = cursor.integer(NEVER);
      if (cursor.integer(0) !== 0) isClear = false;
    });
    return isClear ? new Horizon(latestDay) : null;
  }

  isBeyond(accountNo: number, day: DayNumber): boolean {
    return accountNo >= this.latestDay.length || day > (this.latestDay[accountNo] ?? NEVER);
  }
}
