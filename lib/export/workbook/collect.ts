/** Gathers what a workbook is made of from the reports: the same functions as the pages, one after the other with pauses. */
import { formatMonth, lastDayOf, type Month, monthOf } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import type { LedgerBasis } from '@/lib/domain/lines';
import { currencyExponent } from '@/lib/domain/money';
import { windowStart } from '@/lib/domain/window';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { breathe } from '@/lib/reports/pauses';
import { QueryError, type ReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { listedAccounts, mayName } from './accounts-of';
import { cubeOf, monthsOfBook } from './cube-of';
import type { BookHead, SegmentRow, WorkbookInput } from './input';
import { settingsOf } from './settings-of';

export interface WorkbookContext {
  company: string;
  /** Of each closed month how it stands: 'as closed on 3 Nov 2026'. */
  closings: Readonly<Record<Month, string>>;
  hidesNames: boolean;
}

type FullView = LedgerView & { facts: Facts; basis: LedgerBasis };

/** Attributes with more values than this are no segments. */
const MOST_VALUES = 60;

/** @throws QueryError for what a workbook cannot be asked, and while there is nothing to put into it */
export async function collectWorkbook(
  view: LedgerView,
  asked: ReportQuery,
  context: WorkbookContext,
): Promise<WorkbookInput> {
  const full = checked(view, asked);
  const query: ReportQuery = { ...asked, by: null, grid: 'month', at: [] };
  const { facts } = full;
  const months = monthsOfBook(facts, query);
  if (months.from > months.to)
    throw new QueryError(
      'from',
      `from: the ledger has the months ${formatMonth(facts.firstMonth)} to ${formatMonth(monthOf(facts.dataThrough))}`,
    );
  const head = headOf(full, query, context);
  const lastDay = Math.min(lastDayOf(months.to), facts.dataThrough);
  // What accounts did is told over the window of retention, whichever months are shown.
  const overWindow = { ...query, from: windowStart(lastDay, query.windowMonths) + 1, to: lastDay };
  const listed = await listedAccounts(full, overWindow, context.hidesNames);
  const { ids, names } = listed;
  const cube = await cubeOf(facts, {
    ...months,
    order: listed.order,
    names: { ids, names },
    windowMonths: query.windowMonths,
  });
  const input: Omit<WorkbookInput, 'segments'> = {
    head,
    movements: await after(() => reports.movements(view, query).rows),
    retention: await after(() => reports.retention(view, query)),
    expansion: await after(() => ({ rows: reports.expansion(view, query).rows })),
    cohorts: {
      net: await after(() => cohortsOf(view, query, 'net')),
      gross: await after(() => cohortsOf(view, query, 'gross')),
      logo: await after(() => cohortsOf(view, query, 'logo')),
    },
    accounts: listed.columns,
    cube,
    targets: await after(() => reports.targets(view, query).rows),
    benchmarks: query.where.length > 0 ? null : await after(() => reports.benchmarks(view, query).rows),
    settings: settingsOf(full, head),
  };
  return { ...input, segments: await segmentsOf(full, asked, context.hidesNames) };
}

/** The next piece of work, once others have had their turn. */
async function after<Value>(work: () => Value): Promise<Value> {
  await breathe();
  return work();
}

function checked(view: LedgerView, { attrAt, fx, grid }: ReportQuery): FullView {
  const { facts, basis } = view;
  if (grid !== 'month') throw new QueryError('grid', `grid: a workbook is by month; found "${grid}"`);
  if (attrAt === 'start')
    throw new QueryError(
      'attr_at',
      'attr_at: the cube of a workbook is one list of accounts, so its filters are by current values; expected current',
    );
  if (fx === 'monthly')
    throw new QueryError('fx', 'fx: the cube of a workbook is in constant currency; expected plan or rolling');
  if (!facts || !basis || facts.months === 0)
    throw new QueryError('data_through', 'there are no data yet: import a file or load the sample first');
  return { ...view, facts, basis };
}

function headOf(view: FullView, query: ReportQuery, { company, closings, hidesNames }: WorkbookContext): BookHead {
  const filters = query.where.map(
    ({ slug, operator, values }) => `${slug} ${operator} ${values.map((value) => value || '(none)').join(' or ')}`,
  );
  return {
    company,
    currency: view.currency,
    exponent: currencyExponent(view.currency) ?? 2,
    dataThrough: view.dataThrough!,
    asOf: view.asOf,
    version: view.version,
    windowMonths: query.windowMonths,
    narrowed: [
      ...filters,
      ...(query.fx === 'rolling' ? ['other currencies at the rates of the last closed month'] : []),
      ...(query.rollUp === 'parent' ? ['subsidiaries read as their parent'] : []),
    ],
    closings,
    hidesNames,
  };
}

function cohortsOf(view: LedgerView, query: ReportQuery, metric: 'net' | 'gross' | 'logo') {
  const { rows, mean, mean_cohorts } = reports.cohorts(view, { ...query, metric });
  return { rows, mean, mean_cohorts };
}

/** Every attribute of the ledger, or the one asked for, with the retention of each of its values. */
async function segmentsOf(view: FullView, query: ReportQuery, hidesNames: boolean): Promise<WorkbookInput['segments']> {
  const plain: ReportQuery = { ...query, by: null, at: [] };
  const { attributes } = await after(() => reports.attributes(view, plain));
  const asked = attributes.filter(({ slug }) => query.by === null || slug === query.by);
  if (query.by !== null && asked.length === 0) reports.retention(view, query);
  const shown = asked.filter(
    ({ values, computed }) =>
      values.length <= MOST_VALUES && !(hidesNames && !computed && mayName(values.length, view.facts.accounts)),
  );
  const rows: SegmentRow[] = [];
  const through = view.facts.dataThrough;
  for (const { slug, values } of shown) {
    const report = await after(() => reports.retention(view, { ...plain, by: slug, from: through, to: through }));
    const current = new Map(report.groups?.map((group) => [group.key, group.current]));
    for (const { value, accounts, arr } of values)
      rows.push({ attribute: slug, value, accounts, arr, current: current.get(value) ?? null });
  }
  const leftOut = asked.filter((attribute) => !shown.includes(attribute)).map(({ slug }) => slug);
  return { rows, leftOut };
}
