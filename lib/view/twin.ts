/**
 * The table behind a chart: every figure as people read it, and as other programs do. What is copied or downloaded
 * is this table, so that it cannot differ from what is shown.
 */
import { dayText, formatExactMoney, monthText, percent, plainMoney, signedExactMoney, wholeNumber } from './format';

export interface TwinCell {
  text: string;
  /** For copies and files: money as a decimal in major units, a ratio as a number, empty where there is none. */
  plain: string;
}

export interface TwinColumn {
  name: string;
  numeric: boolean;
  /** The name in a file, where it has to say the unit. */
  plain: string;
}

export interface TwinTable {
  /** Of the file, without its ending. */
  fileName: string;
  columns: TwinColumn[];
  rows: TwinCell[][];
}

/** A table, or how to get at one that is longer than what is shown. */
export type TwinSource = TwinTable | (() => Promise<TwinTable>);

export const textColumn = (name: string): TwinColumn => ({ name, numeric: false, plain: name });
export const numberColumn = (name: string, plain = name): TwinColumn => ({ name, numeric: true, plain });

export const textCell = (text: string, plain = text): TwinCell => ({ text, plain });
export const monthCell = (month: string, note = ''): TwinCell => ({ text: monthText(month) + note, plain: month });
export const dayCell = (day: string, before = ''): TwinCell => ({ text: before + dayText(day), plain: day });
export const countCell = (count: number): TwinCell => ({ text: wholeNumber(count), plain: String(count) });

/** One decimal of a percent to read; the ratio as it is for a spreadsheet. */
export const ratioCell = (ratio: number | null): TwinCell => ({
  text: percent(ratio),
  plain: ratio === null ? '' : String(ratio),
});

export const moneyCell = (minor: number, currency: string): TwinCell => ({
  text: formatExactMoney(minor, currency),
  plain: plainMoney(minor, currency),
});

/** Money that is a change: its sign is shown. */
export const changeCell = (minor: number, currency: string): TwinCell => ({
  text: signedExactMoney(minor, currency),
  plain: plainMoney(minor, currency),
});

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?(e-?\d+)?$/.test(text);

/** A cell that a spreadsheet might run as a formula gets a leading apostrophe; real negatives stay numbers. */
const safe = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) && !isNumber(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const linesOf = (table: TwinTable, cell: (plain: string) => string, separator: string): string[] =>
  [table.columns.map((column) => column.plain), ...table.rows.map((row) => row.map((each) => each.plain))].map((line) =>
    line.map((plain) => cell(safe(plain))).join(separator),
  );

/** RFC 4180, with the header. */
export const csvOf = (table: TwinTable): string => `${linesOf(table, quoted, ',').join('\r\n')}\r\n`;

/** For the clipboard: pastes into a spreadsheet as cells. */
export const tsvOf = (table: TwinTable): string =>
  linesOf(table, (text) => text.replace(/[\t\n\r]+/g, ' '), '\t').join('\n');
