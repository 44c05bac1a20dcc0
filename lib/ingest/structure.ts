/** What can be wrong with a row before its cells are read: too many cells, broken quotes, bytes that are no text. */
import type { RecordBatch } from './csv';
import type { ReadPlan } from './plan';
import type { Row } from './row';

export function isBlank(record: readonly string[]): boolean {
  const first = record[0] ?? '';
  if (first !== '' && first.trim() !== '') return false;
  return record.every((cell) => cell.trim() === '');
}

/** Reports what is wrong; true where the row has fewer cells than there are columns, which alone is no fault. */
export function checkStructure(row: Row, batch: RecordBatch, index: number, plan: ReadPlan): boolean {
  const { cells } = row;
  const width = plan.headers.length;
  if (batch.suspicious) checkCharacters(row, plan);
  if (index === batch.unclosedQuote) row.fail('unclosed_quote', null);
  else if (batch.badQuotes.includes(index)) row.fail('bad_quotes', null);
  else if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
    row.fail('too_many_cells', null, { found: String(cells.length), other: String(width) });
  } else if (cells.length < width && index === batch.unfinished) {
    row.fail('cut_off', null, { found: String(cells.length), other: String(width) });
  }
  return cells.length < width && !row.failed;
}

/** Only of the columns that are read: what nothing reads may hold what it likes. */
function checkCharacters(row: Row, plan: ReadPlan): void {
  const read = [plan.mapping, plan.attributes.map(({ index }) => index), plan.months.map(({ index }) => index)];
  for (const index of new Set(read.flatMap((columns) => Object.values(columns)))) {
    const cell = row.cells[index] ?? '';
    const header = plan.headers[index] ?? null;
    if (cell.includes('\0')) row.fail('bad_character', header);
    else if (cell.includes('\uFFFD')) row.fail('bad_bytes', header, { found: cell });
  }
}
