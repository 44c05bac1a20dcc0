/**
 * Which records are in force (metrics.md section 2). Records are append-only; their order is (recordedAt, seq).
 * First by change id: the last record of an id stands, and a `void` one withdraws the id. Then by item and date:
 * of the ids that are left the last stands, so that what a withdrawn one had replaced stands again.
 */
import { type ChangeColumns, changeStatuses, type InvoiceColumns } from './records';
import { groupByAccount, type RowOrder, type RowsByAccount, sortRows } from './row-order';

const VOID = changeStatuses.indexOf('void');

/** Changes in force by account, within an account ascending by item, then effective day. */
export function resolveChanges(changes: ChangeColumns, accounts: number, recordedBy: number | null): RowsByAccount {
  const { seq, recordedAt, changeNo, item, effectiveDay, status } = changes;
  const recorded: RowOrder = (a, b) => recordedAt[a]! - recordedAt[b]! || seq[a]! - seq[b]!;
  const byChange: RowOrder = (a, b) => changeNo[a]! - changeNo[b]! || recorded(a, b);
  const byLine: RowOrder = (a, b) => item[a]! - item[b]! || effectiveDay[a]! - effectiveDay[b]! || recorded(a, b);
  const sameChange = (a: number, b: number): boolean => changeNo[a] === changeNo[b];
  const sameDay = (a: number, b: number): boolean => item[a] === item[b] && effectiveDay[a] === effectiveDay[b];
  const stands = (row: number): boolean => status[row] !== VOID;
  const grouped = groupByAccount(changes.account, changes.length, accounts, knownBy(recordedAt, recordedBy));
  keepLast(grouped, byChange, sameChange, stands);
  keepLast(grouped, byLine, sameDay, always);
  return grouped;
}

/** Invoice lines in force by account, within an account ascending by product, period and currency. */
export function resolveInvoices(lines: InvoiceColumns, accounts: number, recordedBy: number | null): RowsByAccount {
  const { seq, recordedAt, lineNo, product, startDay, endDay, currency } = lines;
  const byLine: RowOrder = (a, b) => lineNo[a]! - lineNo[b]! || recordedAt[a]! - recordedAt[b]! || seq[a]! - seq[b]!;
  const sameLine = (a: number, b: number): boolean => lineNo[a] === lineNo[b];
  const byPeriod: RowOrder = (a, b) =>
    product[a]! - product[b]! || startDay[a]! - startDay[b]! || endDay[a]! - endDay[b]! || currency[a]! - currency[b]!;
  const grouped = groupByAccount(lines.account, lines.length, accounts, knownBy(recordedAt, recordedBy));
  keepLast(grouped, byLine, sameLine, always);
  for (let account = 0; account < accounts; account += 1)
    sortRows(grouped.rows, grouped.offset[account]!, grouped.offset[account + 1]!, byPeriod);
  return grouped;
}

const always = (): boolean => true;

/** Records made known before the moment `recordedBy`; all of them where it is null. */
const knownBy =
  (recordedAt: Float64Array, recordedBy: number | null) =>
  (row: number): boolean =>
    recordedBy === null || recordedAt[row]! < recordedBy;

/** Sorts each account's rows and keeps, in place, the last of each run of equals, where that one stands. */
function keepLast(
  grouped: RowsByAccount,
  order: RowOrder,
  same: (a: number, b: number) => boolean,
  stands: (row: number) => boolean,
): void {
  const { offset, rows } = grouped;
  let kept = 0;
  let from = 0;
  for (let account = 0; account + 1 < offset.length; account += 1) {
    const to = offset[account + 1]!;
    sortRows(rows, from, to, order);
    for (let index = from; index < to; index += 1) {
      const row = rows[index]!;
      const replaced = index + 1 < to && same(row, rows[index + 1]!);
      if (!replaced && stands(row)) rows[kept++] = row;
    }
    from = to;
    offset[account + 1] = kept;
  }
}
