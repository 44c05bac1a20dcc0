/**
 * Expansion (metrics.md section 6), closed periods only; amounts are ARR. Expansion rate = expansion ÷ start of the
 * period, genuine likewise; expanding accounts = share of the start's accounts with genuine expansion; share of new ARR
 * = expansion ÷ (new + reactivation + expansion); of net new = expansion ÷ (all in − all out); quick ratio = (new +
 * reactivation + expansion) ÷ (contraction + churn). A quarter's or a year's amounts are the sums of its months', as in
 * its waterfall; its rates divide them by the start of the whole period.
 */
import { type AccountGroups, fixedGroups, type GroupRows, rowsOfGroups } from './account-groups';
import { arpaGrowth, arpaMrr } from './arpa';
import { type DayNumber, monthOf } from './day';
import { type ExpansionSums, expansionSums } from './expansion-sums';
import { expansionToNew } from './expansion-to-new';
import type { Facts } from './facts';
import { type Grid, type Period, parsePeriod } from './grid';
import { movementsOfGroups } from './movements';
import type { MovementRow } from './report';
import { type ByMotion, type BySource, motions, type Source, sources } from './source';

/** Sources are those of calendar months. */
export type ExpansionGrid = Exclude<Grid, 'week'>;

export interface ExpansionQuery {
  grid: ExpansionGrid;
  /** Every closed period of the ledger touched by `from` … `to` is given. Null: its first, its last. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

/** Upsell (`plan`), cross-sell, seat, usage rate and the others. */
export interface SourceRate {
  /** Accounts of the period's start with expansion of that source. */
  accounts: number;
  /** Those ÷ the accounts at the start. */
  account_rate: number | null;
  /** Its amount ÷ the ARR at the start. */
  arr_rate: number | null;
}

export interface ExpansionRow {
  period: string;
  expansion: number;
  rate: number | null;
  genuine: number;
  genuine_rate: number | null;
  /** Accounts active at the period's start. */
  accounts_at_start: number;
  /** Those of them with genuine expansion in the period. */
  accounts_expanding: number;
  expanding_accounts: number | null;
  share_of_new: number | null;
  /** Null where net new is 0 or less. */
  share_of_net_new: number | null;
  /** Expansion ÷ new over the three months that end with the period. */
  expansion_to_new_3m: number | null;
  quick_ratio: number | null;
  /** Shares of genuine expansion from its 1, 5 and 10 largest accounts. */
  top1: number | null;
  top5: number | null;
  top10: number | null;
  by_source: BySource;
  by_motion: ByMotion;
  /** Share of the expansion that is not classified. */
  share_unclassified: number | null;
  by_source_rates: Record<Source, SourceRate>;
  /** MRR of an average account at the period's end, in smallest units. */
  arpa_mrr: number | null;
  /** From the period's start to its end, over accounts active at both. */
  arpa_growth: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

type PeriodsQuery = Omit<ExpansionQuery, 'accounts'>;

/** One row for each closed period, in order. */
export const expansionRows = (facts: Facts, { accounts, ...query }: ExpansionQuery): ExpansionRow[] =>
  expansionOfGroups(facts, query, fixedGroups(facts, [accounts ?? facts.everyAccount])).total;

/** Expansion of each group, and of all of them together. */
export function expansionOfGroups(facts: Facts, query: PeriodsQuery, groups: AccountGroups): GroupRows<ExpansionRow> {
  const moves = movementsOfGroups(facts, query, groups);
  const closedOf = (rows: MovementRow[]): MovementRow[] => rows.filter(({ partial }) => !partial);
  const spans = closedOf(moves.total).map(({ period }) => spanOf(facts, parsePeriod(period)!));
  const periodOfMonth = new Int32Array(facts.months).fill(-1);
  spans.forEach(({ start, end }, index) => {
    periodOfMonth.fill(index, start, end);
  });
  const sums = expansionSums(facts, groups, spans.length, periodOfMonth);
  const toNew = expansionToNew(facts, groups, spans);
  const growth = query.grid === 'month' ? null : arpaGrowth(facts.monthEnds, groups, spans);
  return rowsOfGroups(groups, (group) => {
    const rows = closedOf(moves.groups[group] ?? moves.total);
    const ratios = toNew(group);
    const grown = growth?.(group) ?? rows.map(growthInMonth);
    return rows.map((row, index) => ({
      ...rowOf(row, sums[group]![index]!),
      expansion_to_new_3m: ratios[index]!,
      arpa_growth: grown[index]!,
    }));
  });
}

/** Over a month those active at both ends are those it started with less those that churned: their growth is known. */
const growthInMonth = (row: MovementRow): number | null =>
  ratio(row.expansion - row.contraction, row.start_arr - row.churn);

/** A period's months of the ledger, from `start` up to, not including, `end`: also its ends as month-end columns. */
interface Span {
  start: number;
  end: number;
}

const spanOf = ({ firstMonth }: Facts, period: Period): Span => ({
  start: Math.max(monthOf(period.start) - firstMonth, 0),
  end: monthOf(period.end) - firstMonth + 1,
});

function rowOf(row: MovementRow, sums: ExpansionSums): Omit<ExpansionRow, 'expansion_to_new_3m' | 'arpa_growth'> {
  const { start_arr: start, accounts, expansion } = row;
  const gained = row.new + row.reactivation + expansion;
  const lost = row.contraction + row.churn;
  const { genuineMinor, bySourceMinor, byMotionMinor, largest } = sums;
  return {
    period: row.period,
    expansion,
    rate: ratio(expansion, start),
    genuine: genuineMinor,
    genuine_rate: ratio(genuineMinor, start),
    accounts_at_start: accounts.start,
    accounts_expanding: sums.expandingAccounts,
    expanding_accounts: ratio(sums.expandingAccounts, accounts.start),
    share_of_new: ratio(expansion, gained),
    share_of_net_new: gained > lost ? expansion / (gained - lost) : null,
    quick_ratio: ratio(gained, lost),
    top1: largest.shareOf(genuineMinor, 1),
    top5: largest.shareOf(genuineMinor, 5),
    top10: largest.shareOf(genuineMinor, 10),
    by_source: named(sources, (source) => bySourceMinor[source]!),
    by_motion: named(motions, (motion) => byMotionMinor[motion]!),
    share_unclassified: ratio(bySourceMinor[sources.indexOf('unclassified')]!, expansion),
    by_source_rates: named(sources, (source) => ({
      accounts: sums.expandingBySource[source]!,
      account_rate: ratio(sums.expandingBySource[source]!, accounts.start),
      arr_rate: ratio(bySourceMinor[source]!, start),
    })),
    arpa_mrr: arpaMrr(row.end_arr, accounts.end),
  };
}

/** A value for each name of a table, by its place there. */
const named = <Name extends string, Value>(names: readonly Name[], valueAt: (place: number) => Value) =>
  Object.fromEntries(names.map((name, place) => [name, valueAt(place)])) as Record<Name, Value>;
