/**
 * What an end date means (formats.md section 1): the first day without the service, as we write it, or the last day with
 * it, as people often do. Periods of whole months decide: 1 January to 1 February, or to 31 January. Where nothing does,
 * a column that bears our own name is taken at its definition, and any other is asked about.
 */
import { addMonths, type DayNumber, firstDayOf, monthOf } from '../domain/day';
import type { Question, Sample } from './analysis';
import { chosen, statusChoice } from './choices';
import type { DateConvention } from './conventions';
import { dateShape, dayUnder } from './dates';
import type { Kind } from './fields';
import { type Problem, problem } from './problem';
import { normalHeader } from './similarity';

export type EndDay = 'last' | 'first_without';
export const endDays: readonly EndDay[] = ['first_without', 'last'];

export interface EndDayFinding {
  field: string;
  column: number;
  header: string;
  /** Null: it must be asked. */
  value: EndDay | null;
  decidedBy: 'stated' | 'file' | null;
  /** A cell that it is about, and its row. */
  example: string | null;
  row: number | null;
}

interface Period {
  start: string;
  end: string;
  /** What follows upon itself: where a period ends on the day on which the next begins, that is the first one without it. */
  of?: readonly string[];
}

/** Where a kind has its end date: of a period, or of the rows that end something. */
const periods: Partial<Record<Kind, Period>> = {
  invoices: { start: 'period_start', end: 'period_end' },
  openpay: { start: 'period_start', end: 'period_end' },
  chartmogul_intervals: { start: 'start', end: 'end', of: ['account_id', 'item_id'] },
};
const endings: Partial<Record<Kind, { day: string; status: string }>> = {
  changes: { day: 'effective_on', status: 'status' },
};

/** Of all that votes, the share that decides; of endings alone, at least so many. */
const DECIDING_SHARE = 0.8;
const FEWEST_ENDINGS = 3;

interface Votes {
  last: number;
  first_without: number;
  example: string | null;
  row: number | null;
}

type Columns = Readonly<Record<string, number>>;
type Dates = Readonly<Record<string, DateConvention>>;

/** Null where the file has no end date. */
export function findEndDay(
  kind: Kind,
  sample: Sample,
  mapping: Columns,
  dates: Dates,
  stated: EndDay | null,
): EndDayFinding | null {
  const period = periods[kind];
  const ending = endings[kind];
  const field = period?.end ?? ending?.day;
  const column = field === undefined ? undefined : mapping[field];
  if (field === undefined || column === undefined) return null;
  const votes = period
    ? votesOfPeriods(sample, mapping, dates, period)
    : votesOfEndings(sample, mapping, dates, ending);
  if (votes === null) return null;
  const header = sample.headers[column] ?? field;
  const { example, row } = votes;
  const found = { field, column, header, example, row };
  if (stated !== null) return { ...found, value: stated, decidedBy: 'stated' };
  const isOurs = normalHeader(header) === normalHeader(field);
  // Of changes our own name settles it: many end on the last of a month by contract, and are dated right.
  const proved = ending && isOurs ? null : provedBy(votes, period ? 1 : FEWEST_ENDINGS);
  const value = proved ?? (isOurs ? 'first_without' : null);
  return { ...found, value, decidedBy: value === null ? null : 'file' };
}

function provedBy({ last, first_without }: Votes, fewest: number): EndDay | null {
  const all = last + first_without;
  if (all < fewest) return null;
  if (last >= all * DECIDING_SHARE) return 'last';
  return first_without >= all * DECIDING_SHARE ? 'first_without' : null;
}

function dayAt(cell: string | undefined, convention: DateConvention | undefined): DayNumber | null {
  const shape = dateShape(cell ?? '');
  if (shape === null || (shape.proof !== 'iso' && convention !== 'dmy' && convention !== 'mdy')) return null;
  const day = dayUnder(shape, convention === 'mdy' ? 'mdy' : 'dmy');
  return typeof day === 'number' ? day : null;
}

const noVotes = (): Votes => ({ last: 0, first_without: 0, example: null, row: null });

function votesOfPeriods(
  { rows, headerRow }: Sample,
  mapping: Columns,
  dates: Dates,
  { start, end, of }: Period,
): Votes | null {
  const votes = noVotes();
  const lineOf = (cells: readonly string[]): string =>
    (of ?? []).map((name) => cells[mapping[name] ?? -1] ?? '').join('\0');
  const beginnings = new Set<string>();
  for (const cells of of === undefined ? [] : rows)
    beginnings.add(`${lineOf(cells)}\0${dayAt(cells[mapping[start] ?? -1], dates[start])}`);
  for (const [i, cells] of rows.entries()) {
    const from = dayAt(cells[mapping[start] ?? -1], dates[start]);
    const to = dayAt(cells[mapping[end] ?? -1], dates[end]);
    if (from === null || to === null) continue;
    if (votes.example === null) Object.assign(votes, exampleOf(cells, mapping[end], headerRow + 1 + i));
    if (of !== undefined) {
      if (beginnings.has(`${lineOf(cells)}\0${to}`)) votes.first_without += 1;
      else if (beginnings.has(`${lineOf(cells)}\0${to + 1}`)) votes.last += 1;
    } else if (isMonthsLater(from, to)) votes.first_without += 1;
    else if (isMonthsLater(from, to + 1)) votes.last += 1;
  }
  return votes.example === null ? null : votes;
}

/** Null where no row ends anything. */
function votesOfEndings(
  { rows, headerRow }: Sample,
  mapping: Columns,
  dates: Dates,
  ending: { day: string; status: string } | undefined,
): Votes | null {
  if (ending === undefined) return null;
  const votes = noVotes();
  for (const [i, cells] of rows.entries()) {
    if (chosen(statusChoice, cells[mapping[ending.status] ?? -1] ?? '') !== 'ended') continue;
    if (votes.example === null) Object.assign(votes, exampleOf(cells, mapping[ending.day], headerRow + 1 + i));
    const day = dayAt(cells[mapping[ending.day] ?? -1], dates[ending.day]);
    if (day === null) continue;
    if (monthOf(day + 1) !== monthOf(day)) votes.last += 1;
    else if (day === firstDayOf(monthOf(day))) votes.first_without += 1;
  }
  return votes.example === null ? null : votes;
}

const exampleOf = (cells: readonly string[], index: number | undefined, row: number) => ({
  example: cells[index ?? -1]?.trim() ?? null,
  row,
});

/** The same day of a later month, or the last one of a month that is too short for it. */
function isMonthsLater(from: DayNumber, to: DayNumber): boolean {
  const months = monthOf(to) - monthOf(from);
  return months > 0 && addMonths(from, months) === to;
}

/** What only the user can say; null where the file says it. */
export function endDayQuestion(fileName: string, finding: EndDayFinding | null): Question | null {
  if (finding === null || finding.value !== null) return null;
  const { field, column, header, row } = finding;
  const example = finding.example ?? '';
  const details = { found: example };
  return {
    about: 'end_day',
    field,
    column,
    header,
    example,
    row: row ?? 0,
    choices: endDays,
    problem: problem(fileName, row, { code: 'undecided_end_day', column: header, details }),
  };
}

/** Said where the file was read otherwise than our own files are. */
export const endDayNotices = (fileName: string, finding: EndDayFinding | null): Problem[] =>
  finding?.value === 'last'
    ? [
        problem(fileName, null, {
          code: 'end_day_last',
          column: finding.header,
          details: { found: finding.example ?? '' },
        }),
      ]
    : [];
