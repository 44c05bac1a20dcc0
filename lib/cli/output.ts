/** What the command prints: one JSON document on stdout with `--json`, else aligned text. Logs go to stderr. */

/** Bad usage (exit 2): the words of the command are off. */
export class UsageError extends Error {}

/** The command was understood and failed (exit 1). */
export class CommandFailure extends Error {}

export const log = (line: string): void => void process.stderr.write(`${line}\n`);

export const printJson = (document: unknown): void =>
  void process.stdout.write(`${JSON.stringify(document, null, 1)}\n`);

export type Cell = string | number | null;

/** Columns padded to their widest cell; numbers to the right. */
export function printTable(headers: string[], rows: Cell[][]): void {
  const texts = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))));
  const widths = headers.map((header, column) =>
    Math.max(header.length, ...texts.map((row) => row[column]?.length ?? 0)),
  );
  const numeric = headers.map((_, column) =>
    rows.some((row) => typeof row[column] === 'number' || /^[–\d+-]/.test(texts[rows.indexOf(row)]?.[column] ?? '')),
  );
  const line = (cells: string[]): string =>
    cells
      .map((cell, column) =>
        numeric[column] && column > 0 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  process.stdout.write(`${[headers, ...texts].map(line).join('\n')}\n`);
}
