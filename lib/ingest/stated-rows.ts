/**
 * Rows that are stated field by field, by the canonical names of their kind, rather than read from a file: the same
 * formats make the same records and problems of them. Decimals have a point, dates are ISO; nothing is guessed.
 */
import { type Day, formatDay } from '../domain/day';
import { Conventions } from './columns';
import { type Kind, kindFields } from './fields';
import type { RecordSink } from './format';
import { leftOverColumns } from './header';
import { quoted } from './mapping';
import type { ReadPlan } from './plan';
import { type Draft, fileProblem, type Problem, ProblemList, problem, severityOf } from './problem';
import { formatFor } from './read';
import { Row } from './row';
import { normalHeader } from './similarity';

export interface StatedRow {
  /** Field as it was named to its text. */
  cells: ReadonlyMap<string, string>;
  /** What was wrong with it before its fields were looked at. */
  faults: readonly Draft[];
}

export interface StatedRowsResult {
  accepted: number;
  rejected: number;
  /** Errors and warnings by row, the first row is 1. */
  problems: ReadonlyMap<number, readonly Problem[]>;
  rejectedRows: ReadonlySet<number>;
  notices: Problem[];
  dataThroughHint: Day | null;
  historyFromHint: Day | null;
  currencies: string[];
}

export interface StatedRows {
  kind: Kind;
  /** What the rows are called where problems name a file. */
  name: string;
  rows: readonly StatedRow[];
  /** Of amounts that state none. */
  currency: string;
}

export async function readStatedRows(stated: StatedRows, sink: RecordSink): Promise<StatedRowsResult> {
  const plan = planOf(stated);
  const problems = new ProblemList(stated.name);
  const { encoding, delimiter, newline } = plan;
  const context = { plan, conventions: new Conventions(plan), problems };
  const format = await formatFor({ path: '', encoding, delimiter, newline }, context);
  const byRow = new Map<number, Problem[]>();
  const rejectedRows = new Set<number>();
  const row = new Row(problems);
  for (const [index, { cells, faults }] of stated.rows.entries()) {
    row.start(
      plan.headers.map((header) => cells.get(header) ?? ''),
      index + 1,
    );
    checkCharacters(row, plan);
    for (const fault of faults) row.report(fault);
    const hasRecord = !row.failed && format.read(row);
    if (hasRecord && !row.failed) await format.emit(sink);
    else rejectedRows.add(index + 1);
    if (row.drafts.length > 0) byRow.set(index + 1, told(stated.name, index + 1, row.drafts));
  }
  await format.finish(sink);
  const { dataThrough, historyFrom } = format.hints();
  return {
    accepted: stated.rows.length - rejectedRows.size,
    rejected: rejectedRows.size,
    problems: byRow,
    rejectedRows,
    notices: [...plan.notices, ...problems.notices],
    dataThroughHint: dataThrough === null ? null : formatDay(dataThrough),
    historyFromHint: historyFrom === null ? null : formatDay(historyFrom),
    currencies: [...format.currencies].sort(),
  };
}

/** Errors first: they are why a row was refused. */
const told = (name: string, row: number, drafts: readonly Draft[]): Problem[] =>
  [...drafts]
    .sort((a, b) => Number(severityOf(b.code) === 'error') - Number(severityOf(a.code) === 'error'))
    .map((draft) => problem(name, row, draft));

function checkCharacters(row: Row, { headers }: ReadPlan): void {
  for (const [index, cell] of row.cells.entries())
    if (cell.includes('\0')) row.fail('bad_character', headers[index] ?? null);
}

function planOf({ kind, name, rows, currency }: StatedRows): ReadPlan {
  const named = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const fields = kindFields[kind].fields;
  const mapping: Record<string, number> = {};
  // A field that no row names has its column too, so that its absence is told by its own name.
  const headers = [...named];
  for (const { name: field } of fields) {
    const index = headers.findIndex((header) => normalHeader(header) === normalHeader(field));
    if (index >= 0) mapping[field] = index;
  }
  for (const [first = '', ...others] of kindFields[kind].needs)
    if (![first, ...others].some((field) => field in mapping)) mapping[first] = headers.push(first) - 1;
  const { attributes, ignored } = leftOverColumns(kind, headers, mapping, new Set());
  const typed = (...types: string[]) => fields.filter(({ type }) => types.includes(type)).map((field) => field.name);
  return {
    kind,
    fileName: name,
    bytes: 0,
    encoding: 'utf-8',
    delimiter: ',',
    newline: '\n',
    headerRow: 0,
    headers,
    mapping,
    attributes,
    months: [],
    decimal: Object.fromEntries(typed('number').map((field) => [field, '.'])),
    dates: Object.fromEntries(typed('date').map((field) => [field, 'iso'])),
    currency,
    notices: ignored.length === 0 ? [] : [fileProblem(name, 'unread_fields', { names: quoted(ignored) })],
  };
}
