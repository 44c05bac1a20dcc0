/** Explains a figure: the accounts, the changes and the source rows behind it, which sum to it exactly. */

import type { ChangeSource } from '@/lib/domain/account-changes';
import { cohortGridOf } from '@/lib/domain/cohort-members';
import { type Day, type DayNumber, formatDay } from '@/lib/domain/day';
import { type Explained, type ExplainedAccount, explain } from '@/lib/domain/explain';
import {
  type CohortCellMetric,
  type ExplainedMetric,
  explainedMetric,
  explainedMetricNames,
} from '@/lib/domain/explain-metrics';
import type { Facts } from '@/lib/domain/facts';
import { type Period, parsePeriod } from '@/lib/domain/grid';
import { LAPSE } from '@/lib/domain/line-states';
import type { SourceRecords } from '@/lib/domain/records';
import type { ReportHead } from '@/lib/domain/report';
import { windowStart } from '@/lib/domain/window';
import { type RecordSource, sourcesOf } from '@/lib/store/provenance';
import { dayBefore } from './at-start';
import { cohortAccounts } from './cohorts-report';
import type { LedgerReader, LedgerView } from './ledger-view';
import { lineBookOf } from './line-book';
import { nearestFirst } from './nearest';
import { QueryError, type ReportQuery } from './query';
import { segmentsAsked } from './segments-asked';
import { head } from './selection';

export interface ExplainChange {
  on: Day;
  source: ChangeSource;
  /** Signed. */
  arr: number;
  /** Null, as `row` and `file`, for a lapse: no record states it. */
  import_id: string | null;
  row: number | null;
  file: string | null;
}

export interface ExplainAccount {
  account: string;
  name: string;
  start_arr: number;
  end_arr: number;
  /** What it adds to `sum`. */
  adds: number;
  /** They sum to end less start. */
  changes: ExplainChange[];
}

export interface ExplainReport extends ReportHead {
  metric: string;
  period: string;
  /** A ratio for rates, for cohorts what the cell is, else ARR; null for a rate that does not exist. */
  value: number | null;
  /** ARR; of logo retention and of a cohort's accounts, accounts. */
  sum: number;
  /** Of a rate and of ARPA: what the sum is divided by. Else null. */
  divided_by: number | null;
  accounts: ExplainAccount[];
}

const PERIODS = 'such as 2025-03, 2025-Q1, 2025, 2025-W09 or a day';

function metricAsked({ metric }: ReportQuery): [name: string, metric: ExplainedMetric] {
  const found = metric === null ? null : explainedMetric(metric);
  if (metric === null || found === null)
    throw new QueryError(
      'metric',
      `metric: there is none called "${metric ?? ''}"; there are ${nearestFirst(metric ?? '', explainedMetricNames).join(', ')}, and of a cohort cohort_net.2025-03 and the like`,
    );
  return [metric, found];
}

/** A period that the figure can be given for. @throws QueryError saying which there are */
function periodAsked({ dataThrough, monthCells }: Facts, metric: ExplainedMetric, text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new QueryError('period', `period: expected a period ${PERIODS}, found "${text}"`);
  const first = monthCells.periods[0]?.start;
  if (first === undefined || period.end < first || period.start > dataThrough)
    throw new QueryError(
      'period',
      first === undefined
        ? 'period: the ledger has no month yet'
        : `period: ${text} lies outside the ledger, which goes from ${formatDay(first)} to ${formatDay(dataThrough)}`,
    );
  if (metric.kind === 'movement' && period.start === period.end)
    throw new QueryError(
      'period',
      `period: a movement is that of a week, month, quarter or year, found the day ${text}`,
    );
  if (metric.kind === 'retention' && period.end > dataThrough)
    throw new QueryError(
      'period',
      `period: ${text} is not over; the data is complete through ${formatDay(dataThrough)}, which may be asked for as a day`,
    );
  if (metric.kind === 'cohort') refuseNoAge(metric, period);
  return period;
}

/** @throws QueryError where the period is none in which the cohort has an age */
function refuseNoAge({ started }: CohortCellMetric, period: Period): void {
  const grid = started === null ? cohortGridOf(period) : cohortGridOf(started);
  if (grid === null || cohortGridOf(period) !== grid)
    throw new QueryError(
      'period',
      `period: the cohort ${started?.label ?? 'before'} has its ages by ${grid ?? 'month, quarter or year'}, found ${period.label}`,
    );
  if (started !== null && period.start < started.start)
    throw new QueryError('period', `period: ${period.label} lies before ${started.label}, when the cohort started`);
}

/** The day that a figure starts from, cohorts left aside: theirs is each account's own. */
const startOf = (facts: Facts, metric: ExplainedMetric, { start, end }: Period): DayNumber =>
  metric.kind === 'retention'
    ? windowStart(Math.min(end, facts.dataThrough), metric.windowMonths)
    : dayBefore(facts, start);

interface Asked {
  name: string;
  period: string;
  explained: Explained;
  facts: Facts;
  records: SourceRecords;
}

/** @throws QueryError where there is no such metric or period, naming what there is, or the ledger is empty */
export function explainFigure(view: LedgerView, query: ReportQuery, periodText: string): Asked {
  const { facts, basis } = view;
  const [name, metric] = metricAsked(query);
  if (!facts || !basis) throw new QueryError('period', 'period: the ledger is empty; there is nothing to explain yet');
  if (query.by !== null)
    throw new QueryError('by', 'by: a figure is explained one at a time; filter with where instead');
  const period = periodAsked(facts, metric, periodText);
  const start = startOf(facts, metric, period);
  const accounts =
    metric.kind === 'cohort'
      ? cohortAccounts(view, query)
      : segmentsAsked({ ...view, facts }, query, [start]).whole(start);
  const explained = explain({ facts, book: lineBookOf(basis) }, metric, period, accounts);
  return { name, period: period.label, explained, facts, records: basis.records };
}

type Provenance = (change: ExplainedAccount['changes'][number]) => RecordSource | null;

/** Finds the import, file and row of every change, with one query for each kind of record. */
async function provenanceOf(
  reader: LedgerReader,
  query: ReportQuery,
  { explained, records }: Asked,
): Promise<Provenance> {
  const changes = explained.accounts.flatMap((account) => account.changes).filter(({ row }) => row !== LAPSE);
  const find = (isInvoice: boolean, seq: Float64Array) => {
    const rows = changes.filter((change) => change.isInvoice === isInvoice).map(({ row }) => row);
    const seqs = Array.from(new Set(rows), (row) => seq[row]!);
    const table = isInvoice ? 'invoice_line' : 'subscription_change';
    return sourcesOf(reader.db, reader.principal, reader.workspaceId, table, seqs, {
      asOf: query.asOf,
      clock: query.asOfClock,
    });
  };
  const stated = await find(false, records.changes.seq);
  const invoiced = await find(true, records.invoices.seq);
  return ({ row, isInvoice }) => {
    if (row === LAPSE) return null;
    const source = isInvoice ? invoiced.get(records.invoices.seq[row]!) : stated.get(records.changes.seq[row]!);
    return source ?? null;
  };
}

const accountOf = (
  { accountIds, accountNames }: Facts,
  row: ExplainedAccount,
  from: Provenance,
  dayOf: (day: DayNumber) => Day,
): ExplainAccount => ({
  account: accountIds[row.account]!,
  name: accountNames[row.account]!,
  start_arr: row.startMinor,
  end_arr: row.endMinor,
  adds: row.adds,
  changes: row.changes.map((change) => {
    const source = from(change);
    return {
      on: dayOf(change.day),
      source: change.source,
      arr: change.arrMinor,
      import_id: source?.importId ?? null,
      row: source?.row ?? null,
      file: source?.file ?? null,
    };
  }),
});

/**
 * Explains the metric of the question over a period.
 * @throws QueryError where there is no such metric or period, naming what there is, or the ledger is empty
 */
export async function explainReport(
  reader: LedgerReader,
  view: LedgerView,
  query: ReportQuery,
  periodText: string,
): Promise<ExplainReport> {
  const asked = explainFigure(view, query, periodText);
  return explainedReport(view, asked, await provenanceOf(reader, query, asked));
}

/** The figure as it is told, with where each change comes from. */
export function explainedReport(view: LedgerView, asked: Asked, from: Provenance): ExplainReport {
  const { name, period, explained, facts } = asked;
  const days = new Map<DayNumber, Day>();
  /** Many changes share a day. */
  const dayOf = (day: DayNumber): Day => {
    const text = days.get(day) ?? formatDay(day);
    days.set(day, text);
    return text;
  };
  return {
    ...head(view),
    metric: name,
    period,
    value: explained.value,
    sum: explained.sum,
    divided_by: explained.dividedBy,
    accounts: explained.accounts.map((account) => accountOf(facts, account, from, dayOf)),
  };
}
