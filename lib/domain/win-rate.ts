/**
 * Win rate and cycle (metrics.md section 6) of expansion opportunities by the source they name: won ÷ (won + lost) of
 * those closed in the range, and the median of days from opened to closed. Plans count as they stand, also those that
 * were closed after the last day of the data.
 */
import type { DayNumber } from './day';
import type { ExpansionPlan } from './planning';
import { sources, statedSource } from './source';

export interface WinRateRow {
  /** One of the ledger's sources where the plan's word names one, else its own word; '' where it states none. */
  source: string;
  open: number;
  won: number;
  lost: number;
  /** Null where none was closed. */
  win_rate: number | null;
  /** Of those closed on a known day, won and lost alike; null where there is none. */
  median_days: number | null;
  /** Null where none was won. */
  median_days_won: number | null;
  /** ARR of those won that state an amount. */
  won_arr: number;
  /** ARR of the open ones that state an amount. */
  open_arr: number;
}

export interface WinRateQuery {
  /** First and last day on which a plan counts as closed; null: every day. Without a day it always counts. */
  from: DayNumber | null;
  to: DayNumber | null;
}

/** By source: the ledger's in their order, then other words by name, '' last; and all together. */
export function winRates(
  plans: readonly ExpansionPlan[],
  query: WinRateQuery,
): { rows: WinRateRow[]; total: WinRateRow } {
  const bySource = new Map<string, ExpansionPlan[]>();
  for (const plan of plans) {
    const source = sourceOf(plan);
    const same = bySource.get(source);
    if (same) same.push(plan);
    else bySource.set(source, [plan]);
  }
  const names = [...bySource.keys()].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  return {
    rows: names.map((source) => rowOf(source, bySource.get(source) ?? [], query)),
    total: rowOf('', plans, query),
  };
}

const sourceOf = ({ source }: ExpansionPlan): string =>
  source === null ? '' : (statedSource(source) ?? source.trim());

const sourceNames: readonly string[] = sources;

function rankOf(source: string): number {
  const known = sourceNames.indexOf(source);
  if (known >= 0) return known;
  return source === '' ? sources.length + 1 : sources.length;
}

function rowOf(source: string, plans: readonly ExpansionPlan[], query: WinRateQuery): WinRateRow {
  const open = plans.filter(({ status }) => status === 'open');
  const closed = plans.filter((plan) => isClosedWithin(plan, query));
  const won = closed.filter(({ status }) => status === 'won');
  return {
    source,
    open: open.length,
    won: won.length,
    lost: closed.length - won.length,
    win_rate: closed.length === 0 ? null : won.length / closed.length,
    median_days: medianDays(closed),
    median_days_won: medianDays(won),
    won_arr: arrOf(won),
    open_arr: arrOf(open),
  };
}

/** Won or lost within the range. */
export const isClosedWithin = ({ status, closedDay }: ExpansionPlan, { from, to }: WinRateQuery): boolean => {
  if (status === 'open') return false;
  if (closedDay === null) return true;
  return (to === null || closedDay <= to) && (from === null || closedDay >= from);
};

const arrOf = (plans: readonly ExpansionPlan[]): number =>
  plans.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);

/** Of an even number of plans the mean of the middle two. */
function medianDays(plans: readonly ExpansionPlan[]): number | null {
  const days = plans
    .flatMap(({ openedDay, closedDay }) => (closedDay === null ? [] : [closedDay - openedDay]))
    .sort((a, b) => a - b);
  if (days.length === 0) return null;
  const middle = days.length >> 1;
  return days.length % 2 === 1 ? days[middle]! : (days[middle - 1]! + days[middle]!) / 2;
}
