/**
 * The company's own figures as benchmarks speak of them (metrics.md sections 5, 6 and 10): yearly rates over the twelve
 * months to data-through, monthly and quarterly ones over the last three closed months; what they were three months before.
 */
import type { DayNumber } from '../day';
import type { Facts } from '../facts';
import { divideHalfAway } from '../money';
import { movements } from '../movements';
import { payback } from '../payback';
import type { Cost, ExpansionPlan } from '../planning';
import type { MovementRow, RetentionFigures } from '../report';
import { retentionOn } from '../retention';
import { winRates } from '../win-rate';
import { windowStart } from '../window';
import type { Measured } from './against';

const YEAR_MONTHS = 12;
const QUARTER_MONTHS = 3;

/** In the order in which they are shown. */
export const benchmarkMetrics = [
  'nrr_12m',
  'grr_12m',
  'expansion_rate',
  'expansion_share_of_new',
  'expansion_share_of_net_new',
  'expansion_payback_months',
  'expansion_cost_ratio',
  'win_rate',
] as const;
export type BenchmarkMetric = (typeof benchmarkMetrics)[number];

export interface Company {
  facts: Facts;
  costs: readonly Cost[];
  plans: readonly ExpansionPlan[];
  /** Share of revenue; null: not stated. */
  grossMargin: number | null;
}

const NOTHING: Measured = { value: null, low: null, high: null, before: null, baseArr: null };

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

export function companyFigures(company: Company): Record<BenchmarkMetric, Measured> {
  const { facts, costs, grossMargin } = company;
  const closed = movements(facts, { grid: 'month', from: null, to: null, accounts: null }).filter(
    (row) => !row.partial,
  );
  const year = {
    now: sumOf(closed.slice(-YEAR_MONTHS)),
    before: sumOf(closed.slice(-YEAR_MONTHS - QUARTER_MONTHS, -QUARTER_MONTHS)),
  };
  const paid = payback(facts, costs, { grid: 'quarter', from: null, to: null, grossMargin });
  const [last, previous] = [paid.at(-1), paid.at(-2)];
  return {
    ...rates(facts),
    expansion_rate: monthlyRate(closed),
    expansion_share_of_new: share(year, ({ expansion, gained }) => ratio(expansion, gained)),
    expansion_share_of_net_new: share(year, ({ expansion, gained, lost }) => ratio(expansion, gained - lost)),
    expansion_payback_months: plain(last?.payback_months, previous?.payback_months),
    expansion_cost_ratio: plain(last?.cost_ratio, previous?.cost_ratio),
    win_rate: winRate(company),
  };
}

const plain = (value: number | null = null, before: number | null = null): Measured => ({ ...NOTHING, value, before });

function rates(facts: Facts): Pick<Record<BenchmarkMetric, Measured>, 'nrr_12m' | 'grr_12m'> {
  const now = retentionOn(facts, facts.dataThrough, YEAR_MONTHS, null);
  const before = retentionOn(facts, earlier(facts.dataThrough), YEAR_MONTHS, null);
  const of = (rate: 'nrr' | 'grr', figures: RetentionFigures): Measured => ({
    value: figures[rate],
    low: figures[`${rate}_low`],
    high: figures[`${rate}_high`],
    before: before[rate],
    baseArr: figures.start_arr,
  });
  return { nrr_12m: of('nrr', now), grr_12m: of('grr', now) };
}

/** Three months before: a month end before a month end. */
const earlier = (day: DayNumber): DayNumber => windowStart(day, QUARTER_MONTHS);

interface Sums {
  start: number;
  expansion: number;
  gained: number;
  lost: number;
}

function sumOf(rows: readonly MovementRow[]): Sums {
  const sum = (read: (row: MovementRow) => number): number => rows.reduce((total, row) => total + read(row), 0);
  return {
    start: sum((row) => row.start_arr),
    expansion: sum((row) => row.expansion),
    gained: sum((row) => row.new + row.reactivation + row.expansion),
    lost: sum((row) => row.contraction + row.churn),
  };
}

const share = ({ now, before }: { now: Sums; before: Sums }, read: (sums: Sums) => number | null): Measured =>
  plain(read(now), read(before));

/** Expansion of three closed months ÷ the starts of these months. */
function monthlyRate(closed: readonly MovementRow[]): Measured {
  const now = sumOf(closed.slice(-QUARTER_MONTHS));
  const before = sumOf(closed.slice(-2 * QUARTER_MONTHS, -QUARTER_MONTHS));
  return {
    ...plain(ratio(now.expansion, now.start), ratio(before.expansion, before.start)),
    baseArr: closed.length === 0 ? null : divideHalfAway(now.start, Math.min(QUARTER_MONTHS, closed.length)),
  };
}

/** Of expansion opportunities closed within a year, from the day after the one a year before on. */
function winRate({ facts, plans }: Company): Measured {
  const { dataThrough } = facts;
  const wonTo = (to: DayNumber): number | null =>
    winRates(plans, { from: windowStart(to, YEAR_MONTHS) + 1, to }).total.win_rate;
  return plain(wonTo(dataThrough), wonTo(earlier(dataThrough)));
}
