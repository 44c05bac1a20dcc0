/** What a cell of a workbook is to be, for tests that hold every cell of a sheet to a report: value, kind and number format. */

import { plainMoney } from '@/lib/view/format';
import type { ReadCell, ReadSheet } from './read-book';
import { headingRow, rowsFrom } from './read-book';

export type Expected = [value: string | null, kind: ReadCell['kind'], format: string];

const number =
  (format: string) =>
  (value: number | null | undefined): Expected =>
    value === null || value === undefined ? [null, 'empty', format] : [String(value), 'number', format];

const MONEY = '#,##0.00;-#,##0.00;0.00';

/** Smallest units of a currency with two decimals, as a decimal that lost no digit. */
export const money = (minor: number | null | undefined): Expected =>
  minor === null || minor === undefined ? [null, 'empty', MONEY] : [plainMoney(minor, 'USD'), 'number', MONEY];
export const ratio = number('0.0%');
export const multiple = number('0.00"×"');
export const count = number('#,##0');
export const oneDecimal = number('0.0');
export const text = (words: string | null): Expected => [words || null, words ? 'text' : 'empty', ''];

const asRead = (cell: ReadCell | undefined): Expected =>
  cell === undefined ? [null, 'empty', ''] : [cell.value, cell.kind, cell.format];

/** The headings of a sheet, and every cell below them. */
export function cellsBelow(sheet: ReadSheet): { headings: (string | null)[]; rows: Expected[][] } {
  const [headings = [], ...rows] = rowsFrom(sheet, headingRow(sheet));
  return {
    headings: Array.from(headings, (cell) => cell?.value ?? null),
    rows: rows.map((row) => Array.from(row, asRead)),
  };
}
