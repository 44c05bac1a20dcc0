/**
 * Targets (metrics.md section 12): the user's own figure per metric, period, segment or owner; the actual one and the
 * attainment beside it. A period that is not over is measured up to data-through and marked.
 */
import { balancesOn } from './balances';
import type { CompanyMetric } from './explain-metrics';
import type { Facts } from './facts';
import { grids, type Period, parsePeriod, periodOf, yearStartOf } from './grid';
import { minorFromDecimal } from './money';
import { movements } from './movements';
import type { Target } from './planning';
import type { MovementRow } from './report';
import { retentionOn } from './retention';
import { accountList } from './segments';
import { targetMetric } from './target-metric';

export interface TargetRow {
  metric: string;
  period: string;
  segment: string | null;
  owner: string | null;
  /** A ratio for rates, smallest units of ARR for money; null where no actual figure stands beside the metric. */
  target: number | null;
  /** In the same unit; null where it does not exist: no such metric, or a period without data. */
  actual: number | null;
  /** Actual ÷ target; null where either is missing or the target is 0. */
  attainment: number | null;
  /** Actual less target: a ratio for rates, ARR for money. */
  gap: number | null;
  /** The period is not over by data-through. */
  partial: boolean;
}

/** What a target says of which metric, without looking at what was. */
export function statedTarget(
  { metric: stated, value }: Pick<Target, 'metric' | 'value'>,
  exponent: number,
): { metric: string; target: number | null } {
  const metric = targetMetric(stated);
  const measured = metric?.measured ?? null;
  return { metric: metric?.name ?? stated, target: measured === null ? null : targetOf(measured, value, exponent) };
}

/** The row of a target, of the accounts asked of; null: all. `exponent`: decimals of the currency. */
export function targetRow(
  facts: Facts,
  { metric: stated, period: label, value, segment, owner }: Target,
  exponent: number,
  accounts: Int32Array | null,
): TargetRow {
  const { metric, target } = statedTarget({ metric: stated, value }, exponent);
  const measured = targetMetric(stated)?.measured ?? null;
  const period = parsePeriod(label);
  const list = accountsOf(facts, segment, owner, accounts);
  const actual = measured === null || period === null ? null : actualOf(facts, measured, period, list);
  const has = target !== null && actual !== null;
  return {
    metric,
    period: label,
    segment,
    owner,
    target,
    actual,
    attainment: has && target !== 0 ? actual / target : null,
    gap: has ? actual - target : null,
    partial: period !== null && period.end > facts.dataThrough,
  };
}

/** Whose target it is: the accounts of the segment, of the owner, or of both. */
function accountsOf(
  facts: Facts,
  segment: string | null,
  owner: string | null,
  accounts: Int32Array | null,
): Int32Array | null {
  const filters = [
    ...(segment === null ? [] : [{ slug: 'segment', operator: '=' as const, values: [segment] }]),
    ...(owner === null ? [] : [{ slug: 'owner', operator: '=' as const, values: [owner] }]),
  ];
  const named = accountList(facts, filters);
  if (named === null || accounts === null) return named ?? accounts;
  const asked = new Set(accounts);
  return named.filter((account) => asked.has(account));
}

const targetOf = (measured: CompanyMetric, value: string, exponent: number): number | null =>
  measured.kind === 'retention' ? Number(value) : (minorFromDecimal(value, exponent)?.minor ?? null);

function actualOf(facts: Facts, metric: CompanyMetric, period: Period, accounts: Int32Array | null): number | null {
  const first = facts.monthCells.periods[0]?.start;
  if (first === undefined || period.start > facts.dataThrough || period.end < first) return null;
  const end = Math.min(period.end, facts.dataThrough);
  if (metric.kind === 'retention') return retentionOn(facts, end, metric.windowMonths, accounts)[metric.rate];
  if (metric.kind === 'arr') {
    const balances = balancesOn(facts, end);
    return (accounts ?? facts.everyAccount).reduce((sum, account) => sum + balances[account]!, 0);
  }
  const { label, start, end: to } = period;
  const known = grids.find((grid) => periodOf(start, grid, yearStartOf(label)).label === label);
  if (known === undefined) return null;
  // A target may be of a calendar year where fiscal ones begin with another month: both are sums of their months.
  const rows = movements(facts, { grid: known === 'week' ? 'week' : 'month', from: start, to, accounts });
  return rows.length === 0 ? null : rows.reduce((sum, row) => sum + amountOf(row, metric), 0);
}

function amountOf(row: MovementRow, { type, source }: Extract<CompanyMetric, { kind: 'movement' }>): number {
  if (source === null) return row[type];
  const bySource = type === 'expansion' ? row.expansion_by_source : row.contraction_by_source;
  return bySource[source];
}
