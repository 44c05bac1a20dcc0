/**
 * QBR effect (metrics.md section 6): of the accounts active at the start of a quarter, how those that had a business
 * review in it expanded, against those without one. Closed quarters that the ledger covers whole. It compares and
 * explains nothing: good accounts may simply be reviewed more.
 */
import { balancesOn } from './balances';
import { type DayNumber, firstDayOf } from './day';
import type { Facts } from './facts';
import { type Period, periodsTouching } from './grid';
import { movementTypes } from './movement-type';
import type { Touchpoint } from './planning';

export interface ReviewedAccounts {
  accounts: number;
  /** ARR at the start of the quarter. */
  start_arr: number;
  /** ARR; the expansion movements of the quarter's months. */
  expansion: number;
  /** Expansion ÷ start; null where there is no start. */
  rate: number | null;
  /** Share of the accounts that expanded; null where there is none. */
  expanding_accounts: number | null;
}

export interface QbrEffectRow {
  period: string;
  with_qbr: ReviewedAccounts;
  without_qbr: ReviewedAccounts;
  /** Rate with less rate without; null where either is. */
  difference: number | null;
}

export interface QbrEffectQuery {
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

const EXPANSION = movementTypes.indexOf('expansion');

export function qbrEffect(facts: Facts, touchpoints: readonly Touchpoint[], query: QbrEffectQuery): QbrEffectRow[] {
  if (facts.months === 0) return [];
  const { dataThrough, firstMonth } = facts;
  const first = Math.max(query.from ?? Number.NEGATIVE_INFINITY, firstDayOf(firstMonth));
  const last = Math.min(query.to ?? Number.POSITIVE_INFINITY, dataThrough);
  const reviews = touchpoints.filter(({ kind }) => kind === 'qbr');
  return periodsTouching(first, last, 'quarter')
    .filter(({ start, end }) => start >= firstDayOf(firstMonth) && end <= dataThrough)
    .map((quarter) => rowOf(facts, reviews, quarter, query.accounts ?? facts.everyAccount));
}

function rowOf(facts: Facts, reviews: readonly Touchpoint[], quarter: Period, accounts: Int32Array): QbrEffectRow {
  const reviewed = new Set(
    reviews.filter(({ onDay }) => onDay >= quarter.start && onDay <= quarter.end).map(({ accountId }) => accountId),
  );
  const start = balancesOn(facts, quarter.start - 1);
  const sums = { with: emptySums(), without: emptySums() };
  for (const account of accounts) {
    if (start[account] === 0) continue;
    const sum = reviewed.has(facts.accountIds[account]!) ? sums.with : sums.without;
    const expansion = expansionOf(facts, account, quarter);
    sum.accounts += 1;
    sum.start_arr += start[account]!;
    sum.expansion += expansion;
    if (expansion > 0) sum.expanding += 1;
  }
  const [withQbr, withoutQbr] = [ratesOf(sums.with), ratesOf(sums.without)];
  return {
    period: quarter.label,
    with_qbr: withQbr,
    without_qbr: withoutQbr,
    difference: withQbr.rate === null || withoutQbr.rate === null ? null : withQbr.rate - withoutQbr.rate,
  };
}

const emptySums = () => ({ accounts: 0, start_arr: 0, expansion: 0, expanding: 0 });

const ratesOf = ({ accounts, start_arr, expansion, expanding }: ReturnType<typeof emptySums>): ReviewedAccounts => ({
  accounts,
  start_arr,
  expansion,
  rate: start_arr === 0 ? null : expansion / start_arr,
  expanding_accounts: accounts === 0 ? null : expanding / accounts,
});

/** What an account's months of the quarter expanded by. */
function expansionOf({ monthCells }: Facts, account: number, { start, end }: Period): number {
  const { offset, period, periods, type, changeMinor } = monthCells;
  let sum = 0;
  for (let cell = offset[account]!; cell < offset[account + 1]!; cell += 1) {
    const month = periods[period[cell]!]!;
    if (type[cell] === EXPANSION && month.start >= start && month.end <= end) sum += changeMinor[cell]!;
  }
  return sum;
}
