/** How a file is to be read: everything that was recognised, asked and answered, as plain JSON. */
import { type Day, type DayNumber, type MonthNumber, parseDay } from '../domain/day';
import { currencyExponent } from '../domain/money';
import type { Analysis, Question } from './analysis';
import type { DateConvention, DecimalConvention } from './conventions';
import type { TableFormat } from './csv';
import type { DateOrder } from './dates';
import type { EndDay } from './end-day';
import { dataThroughOf, type Kind } from './fields';
import type { DecimalSign } from './numbers';
import { fileProblem, type Problem } from './problem';

export interface AttributeColumnPlan {
  index: number;
  /** Lower case, `_`. */
  slug: string;
}

export interface ReadPlan {
  kind: Kind;
  fileName: string;
  /** Of the file when it was analysed. */
  bytes: number;
  encoding: TableFormat['encoding'];
  delimiter: TableFormat['delimiter'];
  newline: TableFormat['newline'];
  /** The row of the column names. */
  headerRow: number;
  headers: string[];
  /** Field to column index. */
  mapping: Record<string, number>;
  /** Columns read as attributes of the account. */
  attributes: AttributeColumnPlan[];
  /** Month columns of an MRR sheet, ascending by month; empty for every other file. */
  months: { index: number; month: MonthNumber }[];
  /** By field; null: no cell so far needed to know ('mrr' stands for all month columns). */
  decimal: Record<string, DecimalConvention>;
  dates: Record<string, DateConvention>;
  /** What the end date means, where the file has one; left out: the first day without the service. */
  endDay?: EndDay;
  /** The currency of rows that state none. */
  currency: string;
  /** The day of which the file is the state, as it was said; for kinds that are the state of one day. */
  exportedOn?: DayNumber;
  /** Said once each, before the rows. */
  notices: Problem[];
}

export interface PlanOverrides {
  /** Default currency; the workspace's. */
  currency?: string;
  /** Answers to open questions. */
  decimal?: DecimalSign | null;
  dates?: DateOrder | null;
  endDay?: EndDay | null;
  /** The last day that the file covers, as it was said. */
  dataThrough?: Day | null;
}

export type PlanResult =
  | { plan: ReadPlan; problems: []; questions: [] }
  | { plan: null; problems: Problem[]; questions: Question[] };

const DEFAULT_CURRENCY = 'USD';

/**
 * The plan of an analysed file; or what stands against it: problems of the file, and questions that only the user can
 * answer (each also as a problem, for the command line). A mapping of the user's own goes into `analyseFile`.
 */
export function planFrom(analysis: Analysis, overrides: PlanOverrides = {}): PlanResult {
  const { draft } = analysis;
  const currency = (overrides.currency ?? DEFAULT_CURRENCY).trim().toUpperCase();
  const problems = [...analysis.problems];
  if (currencyExponent(currency) === null) {
    problems.push(fileProblem(analysis.fileName, 'unknown_default_currency', { found: currency }));
  }
  const exportedOn = parseDay(overrides.dataThrough ?? '');
  const isState = analysis.kind !== null && dataThroughOf(analysis.kind) === 'always';
  if (isState && exportedOn === null) problems.push(fileProblem(analysis.fileName, 'missing_export_day'));
  const questions = analysis.questions.filter(
    ({ about }) => (about === 'end_day' ? overrides.endDay : overrides[about]) == null,
  );
  if (draft === null || problems.length > 0 || questions.length > 0) {
    return { plan: null, problems: [...problems, ...questions.map(({ problem }) => problem)], questions };
  }
  const plan: ReadPlan = { ...draft, currency, decimal: { ...draft.decimal }, dates: { ...draft.dates } };
  if (isState && exportedOn !== null) plan.exportedOn = exportedOn;
  if (overrides.endDay) plan.endDay = overrides.endDay;
  for (const { about, field } of analysis.questions) {
    if (about === 'decimal' && overrides.decimal) plan.decimal[field] = overrides.decimal;
    if (about === 'dates' && overrides.dates) plan.dates[field] = overrides.dates;
  }
  return { plan, problems: [], questions: [] };
}
