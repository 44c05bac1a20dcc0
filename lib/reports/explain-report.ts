/** Explains a figure: the accounts, the changes and the source rows behind it, which sum to it exactly. */

import { accountChanges } from '@/lib/domain/account-changes';
import type { AccountChange, ChangeSource } from '@/lib/domain/change-sources';
import { type Day, type DayNumber, formatDay } from '@/lib/domain/day';
import { explain } from '@/lib/domain/explain';
import type { ExplainBasis } from '@/lib/domain/explain-basis';
import type { ExplainedMetric } from '@/lib/domain/explain-metrics';
import { type Explained, sumOf } from '@/lib/domain/explained';
import type { Facts } from '@/lib/domain/facts';
import type { Period } from '@/lib/domain/grid';
import { LAPSE } from '@/lib/domain/line-states';
import type { SourceRecords } from '@/lib/domain/records';
import type { ReportHead } from '@/lib/domain/report';
import { dayBefore, windowStart } from '@/lib/domain/window';
import { type RecordSource, sourcesOf } from '@/lib/store/provenance';
import { cohortAccounts } from './cohorts-report';
import { type ExplainPage, metricAsked, periodAsked, refuseProductsOf, WHOLE } from './explain-question';
import type { LedgerReader, LedgerView } from './ledger-view';
import { lineBookOf } from './line-book';
import { planningOf } from './planning';
import { productQuestion, productsOfView } from './product-question';
import { QueryError, type ReportQuery } from './query';
import { segmentsAsked } from './segments-asked';
import { head, selected } from './selection';
import { termsOf } from './terms';

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
  /** What it adds to `divided_by`; null where there is none. */
  base: number | null;
  /** They sum to end less start. */
  changes: ExplainChange[];
}

export interface ExplainReport extends ReportHead {
  metric: string;
  period: string;
  /** A ratio for rates, for cohorts what the cell is, else ARR; null for a rate that does not exist. */
  value: number | null;
  /** ARR; of logo retention, of a cohort's accounts and of expanding accounts, accounts. */
  sum: number;
  /** Of a rate and of ARPA: what the sum is divided by. Else null. What all accounts add to the two sums to them. */
  divided_by: number | null;
  /** Of all accounts of the figure, also of those on other pages. */
  total: { accounts: number; start_arr: number; end_arr: number };
  /** How many accounts come before these. */
  offset: number;
  /** Largest effect first. */
  accounts: ExplainAccount[];
}

interface Asked {
  name: string;
  period: string;
  basis: ExplainBasis;
  explained: Explained;
  records: SourceRecords;
}

/** @throws QueryError where there is no such metric or period, naming what there is, or the ledger is empty */
export function explainFigure(view: LedgerView, query: ReportQuery, periodText: string): Asked {
  const { facts, basis: ledger } = view;
  const [name, metric] = metricAsked(query);
  if (!facts || !ledger) throw new QueryError('period', 'period: the ledger is empty; there is nothing to explain yet');
  if (query.by !== null)
    throw new QueryError('by', 'by: a figure is explained one at a time; filter with where instead');
  const { names, accounts } = productQuestion(facts, query);
  refuseProductsOf(name, metric, names);
  const period = periodAsked(facts, ledger.settings.graceDays, metric, periodText);
  const basis: ExplainBasis = {
    facts,
    book: lineBookOf(ledger),
    products:
      names === null
        ? null
        : {
            wanted: Uint8Array.from(facts.products, (product) => (names.includes(product) ? 1 : 0)),
            of: productsOfView(view).factsOf(names),
          },
    planning: planningOf(view),
    terms: () => termsOf(facts, ledger),
  };
  const explained = explain(basis, metric, period, accountsAsked({ ...view, facts }, accounts, metric, period));
  return { name, period: period.label, basis, explained, records: ledger.records };
}

/** Figures whose reports filter by what accounts are today. */
const ofToday: readonly ExplainedMetric['kind'][] = ['renewal', 'due', 'scheduled', 'coverage', 'reviewed', 'won'];

/** The accounts that the figure's report would speak of; null: all. */
function accountsAsked(
  view: LedgerView & { facts: Facts },
  query: ReportQuery,
  metric: ExplainedMetric,
  { start, end }: Period,
): Int32Array | null {
  const { facts } = view;
  if (metric.kind === 'cohort') return cohortAccounts(view, query);
  if (ofToday.includes(metric.kind)) return selected(view, query);
  const from =
    metric.kind === 'retention'
      ? windowStart(Math.min(end, facts.dataThrough), metric.windowMonths)
      : dayBefore(facts, start);
  return segmentsAsked(view, query, [from]).whole(from);
}

/** The account asked for, then the others in their order. */
function inOrder({ facts }: ExplainBasis, accounts: Int32Array, { first }: ExplainPage): Int32Array {
  const at = first === null ? -1 : accounts.findIndex((account) => facts.accountIds[account] === first);
  if (at <= 0) return accounts;
  const order = accounts.slice();
  order.copyWithin(1, 0, at);
  order[0] = accounts[at]!;
  return order;
}

interface ToldAccount {
  account: number;
  changes: AccountChange[];
}

/** The accounts of the page with their changes: of no other account are changes looked for. */
function toldOn(page: ExplainPage, { basis, explained }: Asked): ToldAccount[] {
  const { offset, limit } = page;
  const order = inOrder(basis, explained.accounts, page);
  const told = order.subarray(offset, limit === null ? undefined : offset + limit);
  return Array.from(told, (account) => ({
    account,
    changes: explained.changes?.(account) ?? accountChanges(basis, account, explained),
  }));
}

type Provenance = (change: AccountChange) => RecordSource | null;

/** Finds the import, file and row of every change, with one query for each kind of record. */
async function provenanceOf(
  reader: LedgerReader,
  query: ReportQuery,
  records: SourceRecords,
  told: readonly ToldAccount[],
): Promise<Provenance> {
  const changes = told.flatMap((account) => account.changes).filter(({ row }) => row !== LAPSE);
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

/**
 * Explains the metric of the question over a period; `page` says which of its accounts are told.
 * @throws QueryError where there is no such metric or period, naming what there is, or the ledger is empty
 */
export async function explainReport(
  reader: LedgerReader,
  view: LedgerView,
  query: ReportQuery,
  periodText: string,
  page: ExplainPage = WHOLE,
): Promise<ExplainReport> {
  const asked = explainFigure(view, query, periodText);
  const told = toldOn(page, asked);
  return reportOf(view, asked, page, told, await provenanceOf(reader, query, asked.records, told));
}

/** The same without the files and rows that changes come from. */
export const explainedReport = (view: LedgerView, asked: Asked, page: ExplainPage = WHOLE): ExplainReport =>
  reportOf(view, asked, page, toldOn(page, asked), () => null);

function reportOf(
  view: LedgerView,
  { name, period, basis, explained }: Asked,
  { offset }: ExplainPage,
  told: readonly ToldAccount[],
  from: Provenance,
): ExplainReport {
  const { accounts, startMinor, endMinor } = explained;
  const dayOf = textsOfDays();
  return {
    ...head(view),
    metric: name,
    period,
    value: explained.value,
    sum: explained.sum,
    divided_by: explained.dividedBy,
    total: {
      accounts: accounts.length,
      start_arr: sumOf(startMinor, accounts),
      end_arr: sumOf(endMinor, accounts),
    },
    offset,
    accounts: told.map(({ account, changes }) => ({
      account: basis.facts.accountIds[account]!,
      name: basis.facts.accountNames[account]!,
      start_arr: startMinor[account]!,
      end_arr: endMinor[account]!,
      adds: explained.adds[account]!,
      base: explained.base?.[account] ?? null,
      changes: changes.map((change) => changeOf(change, from(change), dayOf)),
    })),
  };
}

function changeOf(
  { day, source, arrMinor }: AccountChange,
  from: RecordSource | null,
  dayOf: (day: DayNumber) => Day,
): ExplainChange {
  const { importId = null, row = null, file = null } = from ?? {};
  return { on: dayOf(day), source, arr: arrMinor, import_id: importId, row, file };
}

/** Many changes share a day. */
function textsOfDays(): (day: DayNumber) => Day {
  const known = new Map<DayNumber, Day>();
  return (day) => {
    const text = known.get(day) ?? formatDay(day);
    known.set(day, text);
    return text;
  };
}
