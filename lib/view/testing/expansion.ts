/** Expansion reports written by hand for the tests of the models; amounts are cents of ARR. */
import type { ExpansionRow } from '@/lib/domain/expansion';
import type { LostShare, ThenLost } from '@/lib/domain/expansion-then-churn';
import type { MovementRow } from '@/lib/domain/report';
import { type BySource, motions, type Source, sources } from '@/lib/domain/source';
import type { TimeToExpansion } from '@/lib/domain/time-to-expansion';
import type { ExpansionFigures } from '../expansion';
import { movementRow } from './reports';

const sourcesOf = (given: Partial<BySource>): BySource =>
  Object.fromEntries(sources.map((source) => [source, given[source] ?? 0])) as BySource;

const sumOf = (given: Partial<BySource>): number => Object.values(given).reduce((sum, amount) => sum + amount, 0);

/** A period that starts at `start` and expands by these sources. */
export function expandedRow(period: string, start: number, bySource: Partial<BySource>, partial = false): MovementRow {
  const row = movementRow(period, start, { expansion: sumOf(bySource) }, partial);
  return { ...row, expansion_by_source: sourcesOf(bySource) };
}

/** The same closed period in the expansion report: 100 accounts at its start, 10 of which expanded, all by seats. */
export function expansionRow(
  period: string,
  start: number,
  bySource: Partial<BySource>,
  given: Partial<ExpansionRow> = {},
): ExpansionRow {
  const expansion = sumOf(bySource);
  const genuine = expansion - (bySource.price ?? 0);
  const rateOf = (amount: number): number | null => (start === 0 ? null : amount / start);
  const rates = (source: Source) => {
    const accounts = source === 'seats' ? 10 : (bySource[source] ?? 0) > 0 ? 2 : 0;
    return { accounts, account_rate: accounts / 100, arr_rate: rateOf(bySource[source] ?? 0) };
  };
  return {
    period,
    expansion,
    rate: rateOf(expansion),
    genuine,
    genuine_rate: rateOf(genuine),
    accounts_at_start: 100,
    accounts_expanding: 10,
    expanding_accounts: 0.1,
    share_of_new: 0.25,
    share_of_net_new: null,
    expansion_to_new_3m: 0.5,
    quick_ratio: 4,
    top1: 0.2,
    top5: 0.6,
    top10: 0.8,
    by_source: sourcesOf(bySource),
    by_motion: { organic: 0, sales: expansion, unknown: 0 },
    share_unclassified: 0,
    by_source_rates: Object.fromEntries(
      sources.map((source) => [source, rates(source)]),
    ) as ExpansionRow['by_source_rates'],
    arpa_mrr: 100_00,
    arpa_growth: 0,
    ...given,
  };
}

/** 40 customers, of which half expand after three months and nobody else does. */
export const timeToExpansion = (given: Partial<TimeToExpansion> = {}): TimeToExpansion => ({
  accounts: 40,
  expanded: 20,
  mean_months: 3,
  median_months: 3,
  share_by: { 3: 0.5, 6: 0.5, 12: null, 24: null },
  curve: [
    { t: 0, at_risk: 40, events: 0, survival: 1, low: 1, high: 1 },
    { t: 3, at_risk: 40, events: 20, survival: 0.5, low: 0.4, high: 0.6 },
    { t: 7, at_risk: 4, events: 0, survival: 0.5, low: 0.4, high: 0.6 },
  ],
  ...given,
});

export const lostShare = (
  accountMonths: number,
  churned: number | null,
  contracted: number | null = 0.2,
): LostShare => ({
  account_months: accountMonths,
  churned,
  contracted,
  either: churned,
});

export function thenLost(expanded: LostShare, others: LostShare): ThenLost {
  const none = lostShare(0, null, null);
  return {
    months: 10,
    expanded,
    not_expanded: others,
    by_source: { seats: expanded, plan: none, add_on: none, cross_sell: none, usage: none, unclassified: none },
    by_motion: Object.fromEntries(
      motions.map((motion) => [motion, motion === 'sales' ? expanded : none]),
    ) as ThenLost['by_motion'],
  };
}

export function expansionReport(rows: ExpansionRow[], given: Partial<ExpansionFigures> = {}): ExpansionFigures {
  return {
    currency: 'USD',
    data_through: '2026-11-15',
    as_of: null,
    began_on: null,
    ledger_version: 1,
    grid: 'month',
    rows,
    t2e: timeToExpansion(),
    t2e_by: { cohort: [], channel: [] },
    then_lost: null,
    price_increases: [],
    ...given,
  };
}
