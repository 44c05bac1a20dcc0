/** Expansion from the plain ledger's months, by the text of metrics.md section 6. */
import { type Motion, motions, type Source, sources } from '../source';
import type { PlainLedger } from './plain';
import { nearest, sumOf } from './plain-money';
import { amountOf, type PlainMove, periodsOf, plainMoves, plainTypes, summed, typed } from './plain-movements';

export interface PlainExpansion {
  period: string;
  expansion: number;
  rate: number | null;
  genuine: number;
  genuine_rate: number | null;
  expanding_accounts: number | null;
  share_of_new: number | null;
  share_of_net_new: number | null;
  expansion_to_new_3m: number | null;
  quick_ratio: number | null;
  top1: number | null;
  top5: number | null;
  top10: number | null;
  by_source: Record<Source, number>;
  by_motion: Record<Motion, number>;
  share_unclassified: number | null;
  by_source_rates: Record<string, { accounts: number; account_rate: number | null; arr_rate: number | null }>;
  arpa_mrr: number | null;
  arpa_growth: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Expansion without price. */
export const genuineOf = (move: PlainMove): number =>
  move.type === 'expansion' ? move.amount - (move.bySource.price ?? 0) : 0;

/** Moves of the closed months alone. */
export function closedMoves(ledger: PlainLedger): PlainMove[] {
  return plainMoves(ledger, 'month').filter((move) => move.period.end <= ledger.lastDay);
}

export function plainExpansion(ledger: PlainLedger): PlainExpansion[] {
  const moves = closedMoves(ledger);
  const periods = periodsOf(ledger, 'month').filter((period) => period.end <= ledger.lastDay);
  return periods.map((period, index) => {
    const of = (label: string): PlainMove[] => moves.filter((move) => move.period.label === label);
    const month = of(period.label);
    const quarter = periods.slice(Math.max(index - 2, 0), index + 1).flatMap(({ label }) => of(label));
    const start = sumOf(month.map((move) => move.start));
    const startAccounts = month.filter((move) => move.start > 0).length;
    const ends = month.filter((move) => move.end > 0);
    const both = ends.filter((move) => move.start > 0);
    const [gained, back, expansion, contraction, churn] = plainTypes.map((type) => amountOf(month, type)) as number[];
    const allIn = gained! + back! + expansion!;
    const allOut = contraction! + churn!;
    const expanded = typed(month, 'expansion');
    const genuine = sumOf(month.map(genuineOf));
    const largest = month.map(genuineOf).sort((a, b) => b - a);
    const bySource = summed(
      sources,
      expanded.map((move) => move.bySource),
    );
    const rates = sources.map((source) => {
      const accounts = expanded.filter((move) => (move.bySource[source] ?? 0) > 0).length;
      const rate = { accounts, account_rate: ratio(accounts, startAccounts), arr_rate: ratio(bySource[source], start) };
      return [source, rate] as const;
    });
    const bothStart = sumOf(both.map((move) => move.start));
    const endArr = sumOf(ends.map((move) => move.end));
    return {
      period: period.label,
      expansion: expansion!,
      rate: ratio(expansion!, start),
      genuine,
      genuine_rate: ratio(genuine, start),
      expanding_accounts: ratio(month.filter((move) => genuineOf(move) > 0).length, startAccounts),
      share_of_new: ratio(expansion!, allIn),
      share_of_net_new: allIn > allOut ? expansion! / (allIn - allOut) : null,
      expansion_to_new_3m: ratio(amountOf(quarter, 'expansion'), amountOf(quarter, 'new')),
      quick_ratio: ratio(allIn, allOut),
      top1: ratio(sumOf(largest.slice(0, 1)), genuine),
      top5: ratio(sumOf(largest.slice(0, 5)), genuine),
      top10: ratio(sumOf(largest.slice(0, 10)), genuine),
      by_source: bySource,
      by_motion: summed(
        motions,
        expanded.map((move) => move.byMotion),
      ),
      share_unclassified: ratio(bySource.unclassified, expansion!),
      by_source_rates: Object.fromEntries(rates),
      arpa_mrr: ends.length === 0 ? null : nearest(BigInt(endArr), BigInt(12 * ends.length)),
      arpa_growth: ratio(sumOf(both.map((move) => move.end)) - bothStart, bothStart),
    };
  });
}
