/** The first rows of a file, as they stand and as they would be read: what the mapping step shows. */
import { formatMonth } from '../domain/day';
import { dateAsRead } from './dates';
import { kindFields } from './fields';
import { monthOfText } from './months';
import { decimalText, numberShape } from './numbers';
import type { ReadPlan } from './plan';

export interface SampleRow {
  row: number;
  /** As it stands in the file. */
  cells: string[];
  /** As it is read ('2026-03-01', '1234.50'); null where it cannot be read yet. */
  read: (string | null)[];
}

const SHOWN_ROWS = 8;
const SHOWN_SAMPLES = 3;

export function sampleRowsOf(
  rows: readonly string[][],
  firstRow: number,
  width: number,
  draft: Omit<ReadPlan, 'currency'> | null,
): SampleRow[] {
  const fieldAt = new Map(Object.entries(draft?.mapping ?? {}).map(([field, index]) => [index, field]));
  for (const { index } of draft?.months ?? []) fieldAt.set(index, 'mrr');
  const shown: SampleRow[] = [];
  for (const [i, row] of rows.entries()) {
    if (shown.length === SHOWN_ROWS) break;
    if (row.every((cell) => cell.trim() === '')) continue;
    const cells = Array.from({ length: width }, (_, index) => row[index] ?? '');
    shown.push({ row: firstRow + i, cells, read: cells.map((cell, index) => asRead(cell, fieldAt.get(index), draft)) });
  }
  return shown;
}

function asRead(cell: string, field: string | undefined, draft: Omit<ReadPlan, 'currency'> | null): string | null {
  const text = cell.trim();
  if (text === '' || field === undefined || draft === null) return text;
  const type = kindFields[draft.kind].fields.find(({ name }) => name === field)?.type;
  if (type === 'month') {
    const month = monthOfText(text);
    return month === null ? null : formatMonth(month);
  }
  if (type === 'date') {
    const order = draft.dates[field] ?? null;
    return dateAsRead(text, order === 'iso' ? null : order);
  }
  if (type !== 'number') return text;
  const shape = numberShape(text);
  const sign = draft.decimal[field] ?? (shape?.proof === 'neutral' ? '.' : null);
  return shape === null || sign === null ? null : decimalText(shape, sign);
}

export function samplesOf(rows: readonly string[][], index: number): string[] {
  const samples = new Set<string>();
  for (const row of rows) {
    const text = row[index]?.trim() ?? '';
    if (text !== '') samples.add(text.length > 80 ? `${text.slice(0, 79)}…` : text);
    if (samples.size === SHOWN_SAMPLES) break;
  }
  return [...samples];
}
