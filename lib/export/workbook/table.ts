/** A sheet that is one table: what it is, a line of headings, rows. */
import { cellName } from './cell-names';
import type { WorkbookFile } from './package';
import type { SheetSetup, SheetWriter } from './sheet';
import type { Look, Styles } from './styles';
import { cellNumber, daySerial, formatOf, monthSerial, type Unit } from './units';

export interface TableColumn {
  name: string;
  unit: Unit;
  /** In characters; left out: what the unit takes. */
  width?: number;
  /** Of several columns that stand together. */
  group?: string;
  wrap?: boolean;
  /** Of text that follows on numbers. */
  indent?: boolean;
}

/** Null: there is no such figure; the cell is empty. One whose unit differs from its column's says its own. */
export type TableCell = string | number | null | { unit: Unit; value: number | null };

export interface Table {
  name: string;
  title: string;
  /** Lines below the title. */
  notes: readonly string[];
  columns: readonly TableColumn[];
  rows: Iterable<readonly TableCell[]>;
  /** How many rows there are. */
  length: number;
  /** Columns that stay where they are. */
  fixed: number;
  scale?: { fromColumn: number; rows: number; steps: NonNullable<SheetSetup['scale']>['steps'] };
  /** Rows that are written stronger: sums, means. */
  isStrong?(row: number): boolean;
}

const widths: Readonly<Record<Unit, number>> = {
  text: 24,
  number: 12,
  month: 11,
  day: 13,
  money: 17,
  ratio: 10,
  multiple: 10,
  count: 10,
  months: 9,
  years: 9,
  days: 9,
};

const widthOf = ({ width, unit }: TableColumn): number => width ?? widths[unit];

/** Height of a line of text. */
const LINE_POINTS = 13;

/** Lines that words take in a column of so many characters. */
function linesOf(text: string, characters: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(' ')) {
    if (used > 0 && used + 1 + word.length > characters) [lines, used] = [lines + 1, word.length];
    else used += word.length + (used > 0 ? 1 : 0);
  }
  return lines;
}

/** Rows above the headings: title, notes, and a free one. */
const rowsAbove = (notes: number, hasGroups: boolean): number => notes + 2 + (hasGroups ? 1 : 0);

const FLUSH_EVERY = 64;

export async function addTable(file: WorkbookFile, exponent: number, foot: string, table: Table): Promise<void> {
  const { name, columns, notes, fixed, scale } = table;
  const hasGroups = columns.some(({ group }) => group !== undefined);
  const headings = rowsAbove(notes.length, hasGroups) + 1;
  const last = headings + table.length;
  const setup: SheetSetup = {
    name,
    widths: columns.map(widthOf),
    freeze: { rows: headings, columns: fixed, heads: hasGroups ? headings - 1 : headings },
    filter: table.length === 0 ? null : { row: headings, lastRow: last, columns: columns.length },
    foot,
    ...(scale &&
      scale.rows > 0 && {
        scale: {
          cells: `${cellName(scale.fromColumn, headings + 1)}:${cellName(columns.length - 1, headings + scale.rows)}`,
          steps: scale.steps,
        },
      }),
  };
  await file.sheet(setup, async (sheet) => {
    writeTitle(sheet, file.styles, table.title, notes);
    writeHeadings(sheet, file.styles, columns, headings);
    const looksOf = (look: Look) =>
      columns.map((column, at) => stylesOf(file.styles, column, exponent, look, at === 0));
    const plain = looksOf({});
    const strong = looksOf({ font: 'strong', edge: 'total' });
    const wrapped = [...columns.keys()].filter((at) => columns[at]?.wrap);
    let at = 0;
    for (const row of table.rows) {
      sheet.begin(headings + 1 + at, wrapped.length > 0 ? rowPoints(wrapped, columns, row) : undefined);
      const looks = table.isStrong?.(at) ? strong : plain;
      for (const [column, cell] of row.entries()) writeCell(sheet, columns[column]!, cell, looks[column]!, exponent);
      at += 1;
      if (at % FLUSH_EVERY === 0) await sheet.flush();
    }
    if (table.length === 0) {
      sheet.begin(headings + 1);
      sheet.text('Nothing of the kind in these months.', file.styles.of({ font: 'quiet' }));
    }
  });
}

/** The height of a row whose texts wrap: few programs work it out when they open a file. */
function rowPoints(wrapped: readonly number[], columns: readonly TableColumn[], row: readonly TableCell[]): number {
  const lines = wrapped.map((at) => linesOf(String(row[at] ?? ''), widthOf(columns[at]!) * 1.1));
  return LINE_POINTS * Math.max(1, ...lines) + 3;
}

export function writeTitle(sheet: SheetWriter, styles: Styles, title: string, notes: readonly string[]): void {
  sheet.begin(1, 26);
  sheet.text(title, styles.of({ font: 'title' }));
  for (const note of notes) {
    sheet.begin();
    sheet.text(note, styles.of({ font: 'quiet' }));
  }
}

const isNumeric = (unit: Unit): boolean => unit !== 'text';

/** Headings, and above them what several of them have in common, once. */
export function writeHeadings(sheet: SheetWriter, styles: Styles, columns: readonly TableColumn[], row: number): void {
  if (columns.some(({ group }) => group !== undefined)) {
    sheet.begin(row - 1);
    const look = styles.of({ font: 'quiet', ground: 'sunken' });
    for (const [at, { group = '' }] of columns.entries())
      sheet.text(group === columns[at - 1]?.group ? '' : group, look);
  }
  const lines = Math.max(1, ...columns.map((column) => linesOf(column.name, widthOf(column) - 1)));
  sheet.begin(row, LINE_POINTS * lines + 5);
  for (const [at, { name, unit, indent }] of columns.entries()) {
    const align = isNumeric(unit) && at > 0 ? 'right' : 'left';
    sheet.text(
      name,
      styles.of({
        font: 'strong',
        ground: 'sunken',
        edge: 'head',
        align,
        wrap: true,
        vertical: 'bottom',
        ...(indent && { indent: 1 }),
      }),
    );
  }
}

/** Text at the left of its column, off the numbers that end where it begins. */
const besideNumbers = ({ indent }: TableColumn): Look => ({ align: 'left', ...(indent && { indent: 1 }) });

/** The look of a column's cells, by the unit they are of. */
function stylesOf(
  styles: Styles,
  column: TableColumn,
  exponent: number,
  look: Look,
  isFirst: boolean,
): (unit: Unit) => number {
  const known = new Map<Unit, number>();
  return (unit) => {
    const found = known.get(unit);
    if (found !== undefined) return found;
    const format = formatOf(unit, exponent);
    const style = styles.of({
      edge: 'row',
      ...look,
      ...(format !== undefined && { format }),
      ...(isNumeric(unit) && !isFirst ? { align: 'right' as const } : besideNumbers(column)),
      ...(column.wrap && { wrap: true, vertical: 'top' as const }),
    });
    known.set(unit, style);
    return style;
  };
}

function writeCell(
  sheet: SheetWriter,
  column: TableColumn,
  cell: TableCell,
  styleOf: (unit: Unit) => number,
  exponent: number,
): void {
  const { unit, value } = cell !== null && typeof cell === 'object' ? cell : { unit: column.unit, value: cell };
  const style = styleOf(unit);
  const serial =
    typeof value !== 'string' ? null : unit === 'month' ? monthSerial(value) : unit === 'day' ? daySerial(value) : null;
  if (value === null) sheet.blank(style);
  else if (typeof value === 'number') sheet.number(cellNumber(unit, value, exponent), style);
  else if (serial === null) sheet.text(value, unit === 'text' ? style : styleOf('text'));
  else sheet.number(serial, style);
}
