/**
 * What both forms of an MRR spreadsheet share (formats.md section 1): each cell states one item, effective on the 1st of
 * its month. Cells that repeat the one before are stated too: a corrected sheet must take back a change that an earlier
 * one stated, and what it leaves unsaid it could not. Amounts are annual (12 × the cell, rounded once), so that cells
 * with more decimals than the currency lose nothing twelvefold.
 */
import { firstDayOf, type MonthNumber } from '../domain/day';
import type { ChangeRecord } from '../domain/records';
import { DEFAULT_PRODUCT } from './format';
import { monthOfText } from './months';
import { type Column, faulty, MemoColumn, type Place, read } from './row';

export const monthColumn = (place: Place): Column<MonthNumber> =>
  new MemoColumn(place, (text, header) => {
    const month = monthOfText(text);
    return month === null ? faulty('bad_month', header, { found: text }) : read(month);
  });

const MRR_ITEM = 'mrr';

export function mrrChange(
  accountId: string,
  month: MonthNumber,
  arrMinor: number,
  currency: string,
  row: number,
): ChangeRecord {
  return {
    accountId,
    changeId: null,
    effectiveDay: firstDayOf(month),
    itemId: MRR_ITEM,
    product: DEFAULT_PRODUCT,
    kind: 'core',
    plan: null,
    quantityMicro: null,
    amountMinor: arrMinor,
    unitAmount: null,
    intervalUnit: 'year',
    intervalCount: 1,
    currency,
    status: arrMinor === 0 ? 'ended' : 'active',
    source: 'unclassified',
    cause: null,
    motion: null,
    renewsDay: null,
    autoRenew: null,
    recordedAt: null,
    row,
  };
}
