/** From a file's first rows to the draft of a plan: mapping, left-over columns, conventions, and what stands against it. */
import type { AnalyseOptions, PlanDraft, Question, Sample } from './analysis';
import {
  type About,
  dateVerdict,
  decimalVerdict,
  type Evidence,
  gather,
  noEvidence,
  scanFile,
  type Verdict,
} from './conventions';
import type { DateOrder } from './dates';
import { type EndDayFinding, endDayNotices, endDayQuestion, findEndDay } from './end-day';
import { foreignOf, type Kind, kindFields, type ValueType } from './fields';
import { leftOverColumns } from './header';
import { mapHeaders, missingNeeds, quoted } from './mapping';
import { monthColumns } from './months';
import type { DecimalSign } from './numbers';
import { type Draft, fileProblem, type Problem, problem } from './problem';

export interface Drafted {
  draft: PlanDraft;
  problems: Problem[];
  questions: Question[];
  endDay: EndDayFinding | null;
  notices: Problem[];
}

type MonthPlaces = PlanDraft['months'];

/** Throws what the file system throws. */
export async function draftPlan(kind: Kind, sample: Sample, options: AnalyseOptions): Promise<Drafted> {
  const { fileName, headers } = sample;
  const stated = options.mapping ?? {};
  const isLong = kind === 'mrr' && Boolean(stated.month) && Boolean(stated.mrr);
  const months = kind === 'mrr' && !isLong ? monthColumns(headers) : [];
  const taken = new Set(months.map(({ index }) => index));
  const { columns, problems } = mapHeaders(kind, headers, stated, taken);
  // With a column for each month, a further month or MRR column is no part of the ledger.
  if (months.length > 0) for (const name of ['month', 'mrr']) delete columns[name];
  const mapping = Object.fromEntries(Object.entries(columns).map(([name, { index }]) => [name, index]));
  const left = leftOverColumns(kind, headers, mapping, taken);
  const conventions = await conventionsOf(kind, sample, mapping, [...taken], options);
  const endDay = findEndDay(kind, sample, mapping, conventions.dates, options.endDay ?? null);
  const asked = endDayQuestion(fileName, endDay);
  const notices = [...sample.notices, ...(foreignOf(kind)?.says ?? []).map((code) => fileProblem(fileName, code))];
  notices.push(...duplicateHeaders(sample, mapping));
  if (left.ignored.length > 0) notices.push(fileProblem(fileName, 'ignored_columns', { names: quoted(left.ignored) }));
  if (sample.table.encoding === 'windows-1252') notices.push(fileProblem(fileName, 'windows_1252'));
  notices.push(...endDayNotices(fileName, endDay));
  if (sample.damaged) notices.push(fileProblem(fileName, 'mixed_encodings'));
  return {
    problems: [
      ...problems.map((draft) => problem(fileName, null, draft)),
      ...missingColumns(kind, sample, mapping, months),
      ...doubleMonths(sample, months),
    ],
    questions: asked === null ? conventions.questions : [...conventions.questions, asked],
    endDay,
    notices,
    draft: {
      kind,
      fileName,
      bytes: sample.bytes,
      encoding: sample.table.encoding,
      delimiter: sample.table.delimiter,
      newline: sample.table.newline,
      headerRow: sample.headerRow,
      headers,
      mapping,
      attributes: left.attributes,
      months: months.sort((a, b) => a.month - b.month),
      decimal: conventions.decimal,
      dates: conventions.dates,
      endDay: endDay?.value ?? 'first_without',
      notices,
    },
  };
}

function missingColumns(
  kind: Kind,
  { fileName, headers }: Sample,
  mapping: Readonly<Record<string, number>>,
  months: MonthPlaces,
): Problem[] {
  const names = quoted(headers);
  const missing = missingNeeds(kind, mapping).map((need) =>
    fileProblem(fileName, 'missing_column', { found: need.join(' or '), other: need[0], names }),
  );
  const hasMrr = kind !== 'mrr' || months.length > 0 || ('month' in mapping && 'mrr' in mapping);
  return hasMrr ? missing : [...missing, fileProblem(fileName, 'missing_months', { names })];
}

function doubleMonths({ fileName, headers }: Sample, months: MonthPlaces): Problem[] {
  const seen = new Map<number, number>();
  const double: Problem[] = [];
  for (const { index, month } of months) {
    const first = seen.get(month);
    if (first === undefined) seen.set(month, index);
    else double.push(fileProblem(fileName, 'duplicate_month_column', { found: headers[first], other: headers[index] }));
  }
  return double;
}

function duplicateHeaders({ fileName, headers }: Sample, mapping: Readonly<Record<string, number>>): Problem[] {
  const mapped = [...new Set(Object.values(mapping))].map((index) => headers[index] ?? '');
  return mapped
    .filter((header) => headers.indexOf(header) !== headers.lastIndexOf(header))
    .map((header) => problem(fileName, null, { code: 'duplicate_header', column: header, details: { found: header } }));
}

interface DraftedConventions {
  decimal: PlanDraft['decimal'];
  dates: PlanDraft['dates'];
  questions: Question[];
}

async function conventionsOf(
  kind: Kind,
  sample: Sample,
  mapping: Readonly<Record<string, number>>,
  months: number[],
  options: AnalyseOptions,
): Promise<DraftedConventions> {
  const all: Evidence[] = months.length > 0 ? [noEvidence('mrr', 'decimal', months)] : [];
  for (const [field, index] of Object.entries(mapping)) {
    const about = aboutOf(typeOf(kind, field));
    if (about !== null) all.push(noEvidence(field, about, [index]));
  }
  for (const [i, record] of sample.rows.entries()) {
    for (const evidence of all) gather(evidence, record, sample.headerRow + 1 + i);
  }
  const headerOf = (index: number) => sample.headers[index] ?? '';
  const verdictOf = (evidence: Evidence): Verdict<DecimalSign | DateOrder | 'iso'> =>
    evidence.about === 'decimal'
      ? decimalVerdict(evidence, headerOf, options.decimal ?? null)
      : dateVerdict(evidence, headerOf, options.dates ?? null);
  const open = sample.isWhole ? [] : all.filter((evidence) => verdictOf(evidence).question !== null);
  if (open.length > 0) await scanFile(sample.table, sample.headerRow, open);
  const result: DraftedConventions = { decimal: {}, dates: {}, questions: [] };
  for (const evidence of all) {
    const { convention, question, row } = verdictOf(evidence);
    if (question !== null) result.questions.push(questionOf(sample, evidence, question, row ?? sample.headerRow));
    if (evidence.about === 'decimal') result.decimal[evidence.field] = asDecimal(convention);
    else result.dates[evidence.field] = asDates(convention);
  }
  return result;
}

function questionOf(sample: Sample, { about, field, indexes }: Evidence, question: Draft, row: number): Question {
  const header = question.column ?? '';
  return {
    about,
    field,
    column: indexes.find((index) => sample.headers[index] === header) ?? indexes[0] ?? 0,
    header,
    example: question.details.found ?? '',
    row,
    choices: about === 'decimal' ? ['.', ','] : ['dmy', 'mdy'],
    problem: problem(sample.fileName, row, question),
  };
}

const typeOf = (kind: Kind, name: string): ValueType =>
  kindFields[kind].fields.find((field) => field.name === name)?.type ?? 'text';

const aboutOf = (type: ValueType): About | null => (type === 'number' ? 'decimal' : type === 'date' ? 'dates' : null);

const asDecimal = (convention: string | null): DecimalSign | null =>
  convention === '.' || convention === ',' ? convention : null;

const asDates = (convention: string | null): DateOrder | 'iso' | null =>
  convention === 'dmy' || convention === 'mdy' || convention === 'iso' ? convention : null;
