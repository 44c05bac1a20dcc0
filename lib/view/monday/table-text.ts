/** A table as text to take along: CSV for files, TSV for the clipboard. No cell can become a formula. */
export interface PlainTable {
  headers: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A cell that a spreadsheet would take for a formula is marked as text; numbers stay numbers. */
function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+%?$/.test(cell) ? `'${cell}` : cell;
}

const csvCell = (cell: string): string => {
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const tsvCell = (cell: string): string => harmless(cell.replace(/[\t\r\n]+/g, ' '));

export const csvText = ({ headers, rows }: PlainTable): string =>
  [headers, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

export const tsvText = ({ headers, rows }: PlainTable): string =>
  [headers, ...rows].map((row) => row.map(tsvCell).join('\t')).join('\n');
