/**
 * Payback (metrics.md section 6): the months in which what a period's expansion cost comes back = cost ÷ (expansion MRR
 * × gross margin); for new accounts likewise from their cost and new MRR. The cost ratio is the cost of a dollar of
 * expansion as a share of the cost of a dollar of new business. Closed periods only; a cost is known where every month
 * of the period states one.
 */
import { formatMonth, monthOf } from './day';
import type { Facts } from './facts';
import { type Grid, type Period, parsePeriod } from './grid';
import { mrrFromArr } from './money';
import { type MovementsQuery, movements } from './movements';
import type { Cost, CostMotion } from './planning';

export interface PaybackRow {
  period: string;
  /** Null where a month of the period states none. */
  expansion_cost: number | null;
  /** MRR that expanded in the period. */
  expansion_mrr: number;
  /** Null without a cost, a gross margin or expansion. */
  payback_months: number | null;
  new_cost: number | null;
  new_mrr: number;
  new_payback_months: number | null;
  /** Null without both costs or where there was none of either revenue, or new business cost nothing. */
  cost_ratio: number | null;
}

/** Costs are per month: weeks have none. */
export type PaybackGrid = Exclude<Grid, 'week'>;

export type PaybackQuery = Pick<MovementsQuery, 'from' | 'to'> & {
  grid: PaybackGrid;
  /** Share of revenue, above 0 up to 1; null: not stated. */
  grossMargin: number | null;
};

const MONTHS = 12;

export function payback(facts: Facts, costs: readonly Cost[], query: PaybackQuery): PaybackRow[] {
  const { grid, from, to, grossMargin } = query;
  const costOf = costsBy(costs);
  return movements(facts, { grid, from, to, accounts: null })
    .filter(({ partial }) => !partial)
    .map((row) => {
      const period = parsePeriod(row.period)!;
      const expansionCost = costOf('expansion', period);
      const newCost = costOf('new', period);
      return {
        period: row.period,
        expansion_cost: expansionCost,
        expansion_mrr: mrrFromArr(row.expansion),
        payback_months: monthsBack(expansionCost, row.expansion, grossMargin),
        new_cost: newCost,
        new_mrr: mrrFromArr(row.new),
        new_payback_months: monthsBack(newCost, row.new, grossMargin),
        cost_ratio: ratioOf(perDollar(expansionCost, row.expansion), perDollar(newCost, row.new)),
      };
    });
}

/** The exact ARR is divided, not its rounded twelfth. */
const monthsBack = (cost: number | null, arrMinor: number, grossMargin: number | null): number | null =>
  cost === null || grossMargin === null || arrMinor === 0 ? null : (cost * MONTHS) / (arrMinor * grossMargin);

const perDollar = (cost: number | null, arrMinor: number): number | null =>
  cost === null || arrMinor === 0 ? null : cost / arrMinor;

const ratioOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

/** The sum of a motion's costs over a period; null where a month of it states none. */
function costsBy(costs: readonly Cost[]): (motion: CostMotion, period: Period) => number | null {
  const byMonth = new Map<string, number>();
  for (const { month, motion, amountMinor } of costs) {
    const key = `${motion} ${month}`;
    byMonth.set(key, (byMonth.get(key) ?? 0) + amountMinor);
  }
  return (motion, { start, end }) => {
    let sum = 0;
    for (let month = monthOf(start); month <= monthOf(end); month += 1) {
      const cost = byMonth.get(`${motion} ${formatMonth(month)}`);
      if (cost === undefined) return null;
      sum += cost;
    }
    return sum;
  };
}
