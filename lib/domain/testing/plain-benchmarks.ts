/** The company's own figures and its readiness from the plain ledger, by the text of metrics.md sections 5, 6 and 10. */
import type { PlainLedger } from './plain';
import { monthsAway } from './plain-calendar';
import { nearest, sumOf } from './plain-money';
import { balanceOn, type PlainMovements, periodsOf, plainMovements } from './plain-movements';
import { plainPayback, plainWinRates } from './plain-planning';
import { plainRetention, windowStart } from './plain-retention';
import { type PlainBook, valueOn } from './plain-segments';
import type { PlanningRows } from './plans';

export interface PlainMeasured {
  value: number | null;
  /** Half the width of its interval; null: none. */
  half: number | null;
  /** Three months before. */
  before: number | null;
  /** What a ratio of 1 stands for, in ARR. */
  baseArr: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

const expansionOf = (months: PlainMovements[]): number => sumOf(months.map(({ amounts }) => amounts.expansion));
const startOf = (months: PlainMovements[]): number => sumOf(months.map(({ start_arr }) => start_arr));
const allIn = (months: PlainMovements[]): number =>
  sumOf(months.map(({ amounts }) => amounts.new + amounts.reactivation + amounts.expansion));
const allOut = (months: PlainMovements[]): number =>
  sumOf(months.map(({ amounts }) => amounts.contraction + amounts.churn));

/** Yearly figures to data-through, or over twelve closed months; monthly ones over three; costs of the last closed quarter. */
export function plainFigures(
  plain: PlainLedger,
  rows: PlanningRows,
  grossMargin: number | null,
): Record<string, PlainMeasured> {
  const back = windowStart(plain.lastDay, 3);
  const [now, then] = [plain.lastDay, back].map((day) => plainRetention(plain, day, 12)) as [Kept, Kept];
  const closed = periodsOf(plain, 'month').filter(({ end }) => end <= plain.lastDay).length;
  const months = plainMovements(plain, 'month').slice(0, closed);
  const last = (count: number, ago: number): PlainMovements[] =>
    months.slice(Math.max(months.length - ago - count, 0), Math.max(months.length - ago, 0));
  const monthly = (of: PlainMovements[]): number | null => ratio(expansionOf(of), startOf(of));
  const paid = plainPayback(plain, rows, 'quarter', grossMargin);
  const wonTo = (day: number): number | null => plainWinRates(rows.plans, windowStart(day, 12) + 1, day).total.win_rate;
  const both = (value: number | null, before: number | null): PlainMeasured => ({
    value,
    half: null,
    before,
    baseArr: null,
  });
  const overYear = (of: (year: PlainMovements[]) => number | null) => both(of(last(12, 0)), of(last(12, 3)));
  const quarter = last(3, 0);
  return {
    nrr_12m: { value: now.nrr, half: now.nrrHalf, before: then.nrr, baseArr: now.start_arr },
    grr_12m: { value: now.grr, half: now.grrHalf, before: then.grr, baseArr: now.start_arr },
    expansion_rate: {
      ...both(monthly(quarter), monthly(last(3, 3))),
      baseArr: quarter.length === 0 ? null : nearest(BigInt(startOf(quarter)), BigInt(quarter.length)),
    },
    expansion_share_of_new: overYear((year) => ratio(expansionOf(year), allIn(year))),
    expansion_share_of_net_new: overYear((year) => ratio(expansionOf(year), allIn(year) - allOut(year))),
    expansion_payback_months: both(paid.at(-1)?.payback_months ?? null, paid.at(-2)?.payback_months ?? null),
    expansion_cost_ratio: both(paid.at(-1)?.cost_ratio ?? null, paid.at(-2)?.cost_ratio ?? null),
    win_rate: both(wonTo(plain.lastDay), wonTo(back)),
  };
}

type Kept = ReturnType<typeof plainRetention>;

/** Gross churn, settled accounts, plans in use, and by which of seats and usage an account has grown or shrunk so far. */
export function plainReadiness(book: PlainBook): Record<string, number | null> {
  const { plain } = book;
  const { grr } = plainRetention(plain, plain.lastDay, 12);
  const active = [...plain.balance.keys()].filter((account) => balanceOn(plain, account, plain.lastDay) > 0);
  const since = (account: string): number =>
    plain.opening.has(account) ? plain.historyFrom! : plain.firstActive.get(account)!;
  const plans = active.map((account) => valueOn(book, 'plan', account, null)).filter((plan) => plan !== '');
  const met = [...plain.components.values()].flat().map(({ source }) => source);
  return {
    gross_churn: grr === null ? null : 1 - grr,
    accounts: active.filter((account) => since(account) <= monthsAway(plain.lastDay, -3)).length,
    tiers: new Set(plans).size,
    metered_or_seats: new Set(met.filter((source) => source === 'seats' || source === 'usage')).size,
  };
}

const stages: [fromUsd: number, name: string][] = [
  [20_000_000, '20M+'],
  [5_000_000, '5-20M'],
  [1_000_000, '1-5M'],
  [0, '0-1M'],
];

export const plainStage = (arrUsd: number): string => stages.find(([from]) => arrUsd >= from)![1];
