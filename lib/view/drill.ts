/**
 * What is behind a figure: the accounts and the changes that make it, as a panel shows them. Which figure is open stands
 * in the address: `nrr_12m@2026-11-15`, `expansion.seats@2026-10`; of a part of the accounts, or for one account's sake,
 * `nrr_12m@2026-10&segment%3DSMB&@start` and `nrr_12m@2026-10&*C-1007`.
 */
import { explainedMetric } from '@/lib/domain/explain-metrics';
import { parsePeriod } from '@/lib/domain/grid';
import { cohortMetricNames, cohortName, exactCohortFigure } from './cohort-names';
import { changeNames, drillTable, type ExplainedFigure } from './drill-table';
import { filterChips } from './filters';
import { dayText, fiscalText, formatExactMoney, monthText, percent, signedExactMoney, wholeNumber } from './format';
import { movementNames } from './movement-types';
import type { AskedOfAll } from './question';
import { sourceNames } from './source-names';
import type { TwinTable } from './twin';

export interface Drill {
  /** As `explain` knows it: 'nrr_12m', 'arr', 'churn', 'expansion.seats'. */
  metric: string;
  /** '2026-10', '2026-Q3', '2026', or a day. */
  period: string;
  /** Filters of the figure's own, `attribute=value`; they go before the page's of the same attribute. */
  where?: readonly string[];
  /** Its filters, and the page's, go by the values at the start of the window or period. */
  attr_at?: 'start';
  /** The account it is opened for: its row comes first and is open. */
  account?: string;
}

const AT_START = '@start';
const ACCOUNT = '*';

export function drillText({ metric, period, where = [], attr_at, account }: Drill): string {
  const parts = where.map(encodeURIComponent);
  if (attr_at === 'start') parts.push(AT_START);
  if (account !== undefined) parts.push(ACCOUNT + encodeURIComponent(account));
  return [`${metric}@${period}`, ...parts].join('&');
}

/** Null where there is no such figure. */
export function parseDrill(text: string): Drill | null {
  const [figure = '', ...parts] = text.split('&');
  const [metric = '', period = '', ...rest] = figure.split('@');
  if (rest.length > 0 || explainedMetric(metric) === null || parsePeriod(period) === null) return null;
  const account = parts.find((part) => part.startsWith(ACCOUNT));
  const where = parts.filter((part) => part !== AT_START && part !== account);
  try {
    return {
      metric,
      period,
      ...(where.length > 0 && { where: where.map(decodeURIComponent) }),
      ...(parts.includes(AT_START) && { attr_at: 'start' as const }),
      ...(account !== undefined && { account: decodeURIComponent(account.slice(ACCOUNT.length)) }),
    };
  } catch {
    // A text that nobody has encoded.
    return null;
  }
}

/** What `explain` is asked for a figure of a page. */
export function explainQuestion(asked: AskedOfAll, { metric, period, where = [], attr_at }: Drill) {
  const own = new Set(filterChips(where).map(({ slug }) => slug));
  const others = (asked.where ?? []).filter((filter) => filterChips([filter]).every(({ slug }) => !own.has(slug)));
  return {
    ...asked,
    metric,
    period,
    ...(where.length + others.length > 0 && { where: [...others, ...where] }),
    ...(attr_at && { attr_at }),
  };
}

export interface DrillChange {
  key: string;
  day: string;
  what: string;
  arr: string;
  /** Where it was stated: 'changes.csv, row 42'. */
  from: string;
}

export interface DrillRow {
  account: string;
  name: string;
  start: string;
  end: string;
  adds: string;
  /** Its changes are shown from the start. */
  isOpen: boolean;
  changes: DrillChange[];
}

export interface DrillModel {
  /** 'Churn, October 2026: $22,500.00' */
  title: string;
  /** How the figure comes from the sum. */
  sentence: string;
  rows: DrillRow[];
  /** What the rows that are not shown add together; null where all are. */
  rest: { accounts: number; adds: string } | null;
  sum: string;
  table: TwinTable;
}

/** More rows than anyone reads; the sum and the file have all of them. */
const MOST_ROWS = 200;

const rateNames: Readonly<Record<string, string>> = { nrr: 'NRR', grr: 'GRR', logo: 'Logo retention' };

/** 'NRR, 12 months' */
export function drilledName(metric: string): string {
  const known = explainedMetric(metric);
  if (known === null) return metric;
  if (known.kind === 'arr') return 'ARR';
  if (known.kind === 'settled') return 'ARR of accounts with three months or more';
  if (known.kind === 'movement')
    return movementNames[known.type] + (known.source === null ? '' : ` by ${sourceNames[known.source].toLowerCase()}`);
  if (known.kind === 'cohort')
    return `${cohortMetricNames[known.metric]}, cohort ${cohortName(known.started?.label ?? 'before')}`;
  const months = known.windowMonths === 1 ? '1 month' : `${known.windowMonths} months`;
  return `${rateNames[known.rate]}, ${months}`;
}

function periodText(period: string): string {
  if (/^\d{4}-\d{2}$/.test(period)) return monthText(period);
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? `to ${dayText(period)}` : (fiscalText(period) ?? period);
}

/** The account asked for first, the others in their order. */
const firstOf = <Row extends { account: string }>(rows: readonly Row[], account: string | undefined): readonly Row[] =>
  account === undefined
    ? rows
    : [...rows.filter((row) => row.account === account), ...rows.filter((row) => row.account !== account)];

export function prepareDrill(
  figure: ExplainedFigure,
  { where = [], account: opened }: Partial<Drill> = {},
): DrillModel {
  const { metric, period, currency, value, sum, divided_by } = figure;
  const accounts = firstOf(figure.accounts, opened);
  const known = explainedMetric(metric);
  const cohort = known?.kind === 'cohort' ? known.metric : null;
  const isCount = cohort === 'logo' || cohort === 'accounts' || (known?.kind === 'retention' && known.rate === 'logo');
  const isMovement = known?.kind === 'movement';
  const amount = (adds: number): string => {
    if (isCount) return wholeNumber(adds);
    return isMovement ? signedExactMoney(adds, currency) : formatExactMoney(adds, currency);
  };
  const rows = accounts.slice(0, MOST_ROWS).map(
    (account): DrillRow => ({
      account: account.account,
      name: account.name || account.account,
      start: formatExactMoney(account.start_arr, currency),
      end: formatExactMoney(account.end_arr, currency),
      adds: amount(account.adds),
      isOpen: account.account === opened,
      changes: account.changes.map((change, index) => ({
        key: `${change.on} ${index}`,
        day: dayText(change.on),
        what: changeNames[change.source],
        arr: signedExactMoney(change.arr, currency),
        from: change.file === null ? 'A lapse: no record says so' : `${change.file}, row ${change.row}`,
      })),
    }),
  );
  const left = accounts.slice(MOST_ROWS);
  const isRate = known?.kind === 'retention' || cohort === 'net' || cohort === 'gross' || cohort === 'logo';
  return {
    title: `${[drilledName(metric), ...filterChips(where).map(({ words }) => words), periodText(period)].join(', ')}: ${shown()}`,
    sentence: sentenceOf(figure, isRate, isCount),
    rows,
    rest:
      left.length === 0 ? null : { accounts: left.length, adds: amount(left.reduce((all, { adds }) => all + adds, 0)) },
    sum: amount(sum),
    table: drillTable(figure, isCount),
  };

  function shown(): string {
    if (cohort !== null) return exactCohortFigure(cohort, value, currency);
    return isRate ? percent(value) : formatExactMoney(value ?? sum, currency);
  }

  function sentenceOf(of: ExplainedFigure, rate: boolean, count: boolean): string {
    const many = `${wholeNumber(of.accounts.length)} ${of.accounts.length === 1 ? 'account' : 'accounts'}`;
    if (cohort === 'accounts') return `${many} started; those with ARR are counted.`;
    if (cohort === 'arpa')
      return `${many} started; their ARR, over 12 months and the ${wholeNumber(divided_by ?? 0)} still active.`;
    if (!rate) return `${many}, which add up to it.`;
    if (divided_by === null || divided_by === 0) return 'Nobody was there at the start, so there is no rate.';
    const total = count ? wholeNumber(divided_by) : formatExactMoney(divided_by, currency);
    return `${many}: ${amount(of.sum)} of ${total} at the start.`;
  }
}
