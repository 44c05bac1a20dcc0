/**
 * Which records are in force (metrics.md section 2). Records are append-only; their order is (recordedAt, seq).
 * First by change id: the last record of an id stands, and a `void` one withdraws the id. Then by item and date:
 * of the ids that are left the last stands, so that what a withdrawn one had replaced stands again.
 */
import type { DayNumber } from './day';
import { type ChangeColumns, changeStatuses, type InvoiceColumns } from './records';
import { groupByAccount, type RowOrder, type RowsByAccount, sortRows } from './row-order';

const VOID = changeStatuses.indexOf('void');

/** Changes in force by account, within an account ascending by item, then effective day. */
export function resolveChanges(changes: ChangeColumns, accounts: number, recordedBy: number | null): RowsByAccount {
  const { changeNo, item, effectiveDay, status } = changes;
  const grouped = groupByAccount(changes.account, changes.length, accounts, knownBy(changes, recordedBy));
  const tie = recordedOrder(changes);
  keepLast(grouped, { key: (row) => changeNo[row]!, tie }, (row) => status[row] !== VOID);
  keepLast(grouped, { key: (row) => dayWithin(item[row]!, effectiveDay[row]!), tie });
  return grouped;
}

/** Invoice lines in force by account, within an account ascending by product, period and currency. */
export function resolveInvoices(lines: InvoiceColumns, accounts: number, recordedBy: number | null): RowsByAccount {
  const { lineNo, product, startDay, endDay, currency } = lines;
  const grouped = groupByAccount(lines.account, lines.length, accounts, knownBy(lines, recordedBy));
  keepLast(grouped, { key: (row) => lineNo[row]!, tie: recordedOrder(lines) });
  const byPeriod: RowOrder = {
    key: (row) => dayWithin(product[row]!, startDay[row]!),
    tie: (a, b) => endDay[a]! - endDay[b]! || currency[a]! - currency[b]!,
  };
  for (let account = 0; account < accounts; account += 1)
    sortRows(grouped.rows, grouped.offset[account]!, grouped.offset[account + 1]!, byPeriod);
  return grouped;
}

type Recorded = Pick<ChangeColumns, 'recordedAt' | 'seq'>;

const recordedOrder = ({ recordedAt, seq }: Recorded): RowOrder['tie'] => {
  return (a, b) => recordedAt[a]! - recordedAt[b]! || seq[a]! - seq[b]!;
};

/** Records made known before the moment `recordedBy`; all of them where it is null. */
const knownBy = ({ recordedAt }: Recorded, recordedBy: number | null): ((row: number) => boolean) => {
  return (row) => recordedBy === null || recordedAt[row]! < recordedBy;
};

/** Days lie within 2^20 of each other (some 2,800 years), so that line and day make one exact number. */
const DAYS = 2 ** 20;
const dayWithin = (line: number, day: DayNumber): number => line * DAYS + day;

const always = (): boolean => true;

/** Sorts each account's rows and keeps, in place, the last of each run with one key, where that one stands. */
function keepLast(grouped: RowsByAccount, order: RowOrder, stands: (row: number) => boolean = always): void {
  const { offset, rows } = grouped;
  let kept = 0;
  let from = 0;
  for (let account = 0; account + 1 < offset.length; account += 1) {
    const to = offset[account + 1]!;
    sortRows(rows, from, to, order);
    for (let index = from; index < to; index += 1) {
      const row = rows[index]!;
      const replaced = index + 1 < to && order.key(row) === order.key(rows[index + 1]!);
      if (!replaced && stands(row)) rows[kept++] = row;
    }
    from = to;
    offset[account + 1] = kept;
  }
  grouped.rows = rows.subarray(0, kept);
}
