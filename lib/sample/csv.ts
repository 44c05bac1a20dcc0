/** Rows as the text of a CSV file. */

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/** Cents as a decimal of dollars: 123450 → '1234.50'. */
export const dollars = (cents: number): string =>
  `${Math.floor(cents / 100)}.${String(Math.floor(cents) % 100).padStart(2, '0')}`;
