/**
 * Targets (metrics.md section 12): the user's own figure per metric, period, segment or owner; the actual one and the
 * attainment beside it. A period that is not over is measured up to data-through and marked.
 */
import { balancesOn } from './balances';
import { explainedMetric } from './explain-metrics';
import type { Facts } from './facts';
import { grids, type Period, parsePeriod, periodOf } from './grid';
import { minorFromDecimal } from './money';
import { movements } from './movements';
import type { Target } from './planning';
import { retentionOn } from './retention';
import { accountList } from './segments';

export interface TargetRow {
  metric: string;
  period: string;
  segment: string | null;
  owner: string | null;
  /** A ratio for rates, smallest units of ARR for money; null where the metric is none of ours. */
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

/** Metrics of 12 months may be named without their window. */
const shortNames: Readonly<Record<string, string>> = { nrr: 'nrr_12m', grr: 'grr_12m', logo: 'logo_12m' };

const nameOf = (stated: string): string => {
  const plain = stated
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return shortNames[plain] ?? plain;
};

/** One row for each target of the accounts asked of (null: all), in the order given. `exponent`: decimals of the currency. */
export function targetRows(
  facts: Facts,
  targets: readonly Target[],
  exponent: number,
  accounts: Int32Array | null,
): TargetRow[] {
  return targets.map(({ metric: stated, period: label, value, segment, owner }) => {
    const metric = nameOf(stated);
    const period = parsePeriod(label);
    const isRate = explainedMetric(metric)?.kind === 'retention';
    const known = explainedMetric(metric) !== null;
    const target = !known ? null : isRate ? Number(value) : (minorFromDecimal(value, exponent)?.minor ?? null);
    const list = accountsOf(facts, segment, owner, accounts);
    const actual = period === null ? null : actualOf(facts, metric, period, list);
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
  });
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

function actualOf(facts: Facts, name: string, period: Period, accounts: Int32Array | null): number | null {
  const metric = explainedMetric(name);
  const first = facts.monthCells.periods[0]?.start;
  if (metric === null || first === undefined || period.start > facts.dataThrough || period.end < first) return null;
  const end = Math.min(period.end, facts.dataThrough);
  if (metric.kind === 'retention') return retentionOn(facts, end, metric.windowMonths, accounts)[metric.rate];
  if (metric.kind === 'arr') {
    const balances = balancesOn(facts, end);
    return (accounts ?? facts.everyAccount).reduce((sum, account) => sum + balances[account]!, 0);
  }
  const grid = grids.find((known) => periodOf(period.start, known).label === period.label);
  const [row] = grid === undefined ? [] : movements(facts, { grid, from: period.start, to: period.end, accounts });
  if (!row) return null;
  if (metric.source === null) return row[metric.type];
  const bySource = metric.type === 'expansion' ? row.expansion_by_source : row.contraction_by_source;
  return bySource[metric.source];
}
