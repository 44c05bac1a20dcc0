/** Rows as columns of text: which figures are shown, and how each is written. */
import { formatExactMoney, percent } from '@/lib/view/format';
import { type Cell, printTable } from './output';

export type Form = 'text' | 'money' | 'percent' | 'times' | 'months';

/** A heading, how its figures are written, and where in a row they stand. */
export type Column<Row> = [heading: string, form: Form, of: (row: Row) => string | number | null];

export interface Text<Report> {
  print(report: Report, currency: string): void;
}

export function write(form: Form, value: string | number | null, currency: string): Cell {
  if (value === null || typeof value === 'string') return value;
  if (form === 'money') return formatExactMoney(value, currency);
  if (form === 'percent') return percent(value);
  if (form === 'times') return `${value.toFixed(2)}×`;
  return form === 'months' ? value.toFixed(1) : value;
}

export function print<Row>(columns: readonly Column<Row>[], rows: readonly Row[], currency: string): void {
  printTable(
    columns.map(([heading]) => heading),
    rows.map((row) => columns.map(([, form, of]) => write(form, of(row), currency))),
  );
}

/** A report whose text is one table. */
export const table = <Report, Row>(
  rowsOf: (report: Report) => readonly Row[],
  columns: readonly Column<Row>[],
): Text<Report> => ({
  print: (report, currency) => print(columns, rowsOf(report), currency),
});
