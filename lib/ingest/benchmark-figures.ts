/**
 * A file of benchmark figures, with the columns that published ones are kept in: each row becomes a figure, or a
 * problem that names row, column and remedy. Such files are small, so they are read whole.
 */
import { flawOf, nameOf, type OwnFigure } from '@/lib/domain/benchmarks/own';
import { boundsOf, type PopulationSize } from '@/lib/domain/benchmarks/population';
import {
  type BenchmarkColumn,
  bare,
  columnOf,
  methodWords,
  metricWords,
  neededColumns,
  sizeNames,
  sizeWords,
  unitWords,
} from './benchmark-words';
import { detectDelimiter, newlineOf, parseText } from './csv';

export interface BenchmarkProblem {
  file: string;
  /** As a spreadsheet counts; null: the file. */
  row: number | null;
  column: string | null;
  code: string;
  message: string;
  remedy: string;
  severity: 'error';
}

export interface ReadBenchmarks {
  /** Rows below the header that are not blank. */
  read: number;
  figures: { row: number; figure: OwnFigure }[];
  problems: BenchmarkProblem[];
}

/** What is wrong with one cell. */
interface Fault {
  column: BenchmarkColumn | null;
  code: string;
  message: string;
  remedy: string;
}

class CellFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

type Cell = (column: BenchmarkColumn) => string;

const FIRST_ROW = 'the first row holds the column names; `ratchet benchmarks import --template` prints them';

export function readBenchmarks(file: string, text: string): ReadBenchmarks {
  const problem = (row: number | null, name: string | null, { code, message, remedy }: Fault): BenchmarkProblem => ({
    ...{ file, row, column: name, code, remedy, severity: 'error' },
    message: `${row === null ? (name === null ? file : `Column ${name}`) : name === null ? `Row ${row}` : `Row ${row}, ${name}`}: ${message}`,
  });
  const nothing = (fault: Fault): ReadBenchmarks => ({ read: 0, figures: [], problems: [problem(null, null, fault)] });
  const plain = text.replace(/^\uFEFF/, '');
  const newline = newlineOf(plain);
  const { records, unclosed } = parseText(plain, detectDelimiter(plain, newline), newline, true);
  if (unclosed)
    return nothing({
      column: null,
      code: 'unclosed_quote',
      ...words('a quotation mark opens a cell that never ends', 'close it'),
    });
  const headers = records[0]?.map((cell) => cell.trim()) ?? [];
  const places = placesOf(headers);
  const missing = neededColumns.filter((column) => !places.has(column));
  if (headers.every((header) => header === ''))
    return nothing({ column: null, code: 'empty_file', ...words('the file is empty', FIRST_ROW) });
  if (missing.length > 0)
    return nothing({
      column: null,
      code: 'missing_column',
      ...words(`there is no column ${missing.join(', ')}; the file has ${headers.join(', ')}`, FIRST_ROW),
    });
  const found: ReadBenchmarks = { read: 0, figures: [], problems: [] };
  const rows = new Map<string, number>();
  records.slice(1).forEach((record, index) => {
    if (record.every((cell) => cell.trim() === '')) return;
    const row = index + 2;
    found.read += 1;
    try {
      const figure = figureOf((column) => record[places.get(column) ?? -1]?.trim() ?? '');
      const earlier = rows.get(nameOf(figure));
      if (earlier !== undefined)
        throw fault(null, 'duplicate_figure', `row ${earlier} states the same figure`, 'keep one of them');
      rows.set(nameOf(figure), row);
      found.figures.push({ row, figure });
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      const { column } = error.fault;
      found.problems.push(
        problem(row, column === null ? null : (headers[places.get(column) ?? -1] ?? column), error.fault),
      );
    }
  });
  if (found.read === 0) return nothing({ column: null, code: 'no_rows', ...words('the file has no rows', FIRST_ROW) });
  return found;
}

const words = (message: string, remedy: string) => ({ message, remedy });

const fault = (column: BenchmarkColumn | null, code: string, message: string, remedy: string): CellFault =>
  new CellFault({ column, code, message, remedy });

/** Where each column stands; the first of a name counts. */
function placesOf(headers: readonly string[]): Map<BenchmarkColumn, number> {
  const places = new Map<BenchmarkColumn, number>();
  headers.forEach((header, index) => {
    const column = columnOf(header);
    if (column !== null && !places.has(column)) places.set(column, index);
  });
  return places;
}

/** One of the words that a column knows. */
function choiceOf<Value>(
  cell: Cell,
  column: BenchmarkColumn,
  known: Readonly<Record<string, Value>>,
  names: string,
): Value {
  const text = cell(column);
  if (text === '') throw fault(column, 'missing_value', 'the cell is empty, but every row needs one', 'fill it in');
  const choice = known[bare(text)];
  if (choice === undefined)
    throw fault(
      column,
      'unknown_choice',
      `"${text}" is none of ${names}`,
      'use one of these words, or leave the row out',
    );
  return choice;
}

const METRIC_NAMES =
  'NRR, GRR, expansion rate, expansion share of new ARR, expansion share of net new ARR, expansion payback months, expansion cost ratio, win rate';

function figureOf(cell: Cell): OwnFigure {
  const metric = choiceOf(cell, 'metric', metricWords, METRIC_NAMES);
  const method = choiceOf(cell, 'kind', methodWords, 'target, rule of thumb, survey, billing data, portfolio, peer');
  const unit = choiceOf(cell, 'unit', unitWords, 'pct, ratio, months');
  if (unit.isMonths !== (metric === 'expansion_payback_months'))
    throw fault(
      'unit',
      'wrong_unit',
      `${cell('metric')} is not counted in ${cell('unit')}`,
      'pct or ratio for shares, months for payback',
    );
  const value = (column: BenchmarkColumn): number | null => numberIn(cell, column, unit.factor);
  const figure: OwnFigure = {
    metric,
    method,
    ...populationOf(cell),
    low: value('p25'),
    median: value('median'),
    high: value('p75'),
    said: cell('other'),
    year: cell('data_year'),
    n: cell('n') || null,
    publisher: cell('publisher'),
    document: cell('document'),
    url: cell('url') || null,
    measures: cell('comparable_as'),
    how_read: cell('how_read'),
  };
  const flaw = flawOf(figure);
  if (flaw !== null) throw fault(columns[flaw.field] ?? null, 'bad_figure', flaw.message, flaw.remedy);
  return figure;
}

/** Where a field of a figure stands in the file. */
const columns: Readonly<Partial<Record<keyof OwnFigure, BenchmarkColumn>>> = {
  population: 'segment',
  low: 'p25',
  median: 'median',
  high: 'p75',
  said: 'other',
  year: 'data_year',
  publisher: 'publisher',
  document: 'document',
  url: 'url',
  measures: 'comparable_as',
};

/** Digits that a share or a number of months may have after the point, once it is no percentage any more. */
const EXACT_DIGITS = 6;

function numberIn(cell: Cell, column: BenchmarkColumn, factor: number): number | null {
  const text = cell(column).replace(/\s*%$/, '');
  if (text === '') return null;
  if (!/^-?\d+([.,]\d+)?$/.test(text))
    throw fault(
      column,
      'bad_number',
      `expected a number like 101.5, found ${cell(column)}`,
      'write a plain number; what else there is to say goes into "other"',
    );
  return Number((Number(text.replace(',', '.')) * factor).toFixed(EXACT_DIGITS));
}

function populationOf(cell: Cell): Pick<OwnFigure, 'population' | 'size' | 'is_all'> {
  const segment = cell('segment');
  const of: PopulationSize['of'] | undefined = sizeWords[bare(cell('segment_type'))];
  if (of === undefined) return { population: segment, size: null, is_all: bare(cell('segment_type')) === 'all' };
  const bounds = boundsOf(segment);
  if (bounds === null)
    throw fault(
      'segment',
      'bad_size',
      `"${segment}" is no size`,
      'write it as $1-5M, <$5M or >$100M; other words go under another segment_type',
    );
  return { population: `${sizeNames[of]} ${segment}`, size: { of, ...bounds }, is_all: false };
}
