/** Expansion from the plain ledger's months, by the text of metrics.md section 6. */
import { type Motion, motions, type Source, sources } from '../source';
import type { PlainLedger } from './plain';
import { groupBy, nearest, sumOf } from './plain-money';
import { amountOf, type PlainMove, periodsOf, plainMoves, plainTypes, summed, typed } from './plain-movements';

export interface PlainExpansion {
  period: string;
  expansion: number;
  rate: number | null;
  genuine: number;
  genuine_rate: number | null;
  accounts_at_start: number;
  accounts_expanding: number;
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

/** What one account did in a period, all of its months together. */
interface Grown {
  start: number;
  end: number;
  genuine: number;
  bySource: Record<Source, number>;
}

function grownIn(months: PlainMove[]): Grown {
  const expanded = typed(months, 'expansion').map((move) => move.bySource);
  return {
    start: months[0]!.start,
    end: months.at(-1)!.end,
    genuine: sumOf(months.map(genuineOf)),
    bySource: summed(sources, expanded),
  };
}

/** Closed periods of a grid; a quarter's or a year's amounts are those of its months, its start and end its own. */
export function plainExpansion(ledger: PlainLedger, grid = 'month'): PlainExpansion[] {
  const moves = closedMoves(ledger);
  const months = [...new Set(moves.map((move) => move.period.end))];
  const periods = periodsOf(ledger, grid).filter((period) => period.end <= ledger.lastDay);
  return periods.map((period) => {
    const within = moves.filter((move) => move.period.start >= period.start && move.period.end <= period.end);
    const lastThree = months.filter((end) => end <= period.end).slice(-3);
    const quarter = moves.filter((move) => lastThree.includes(move.period.end));
    const grown = [...groupBy(within, (move) => move.account).values()].map(grownIn);
    const starts = grown.filter((one) => one.start > 0);
    const ends = grown.filter((one) => one.end > 0);
    const both = starts.filter((one) => one.end > 0);
    const start = sumOf(starts.map((one) => one.start));
    const [gained, back, expansion, contraction, churn] = plainTypes.map((type) => amountOf(within, type)) as number[];
    const allIn = gained! + back! + expansion!;
    const allOut = contraction! + churn!;
    const genuine = sumOf(grown.map((one) => one.genuine));
    const largest = grown.map((one) => one.genuine).sort((a, b) => b - a);
    const bySource = summed(
      sources,
      grown.map((one) => one.bySource),
    );
    const rates = sources.map((source) => {
      const accounts = starts.filter((one) => one.bySource[source] > 0).length;
      const rate = { accounts, account_rate: ratio(accounts, starts.length), arr_rate: ratio(bySource[source], start) };
      return [source, rate] as const;
    });
    const bothStart = sumOf(both.map((one) => one.start));
    const endArr = sumOf(ends.map((one) => one.end));
    return {
      period: period.label,
      expansion: expansion!,
      rate: ratio(expansion!, start),
      genuine,
      genuine_rate: ratio(genuine, start),
      accounts_at_start: starts.length,
      accounts_expanding: starts.filter((one) => one.genuine > 0).length,
      expanding_accounts: ratio(starts.filter((one) => one.genuine > 0).length, starts.length),
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
        typed(within, 'expansion').map((move) => move.byMotion),
      ),
      share_unclassified: ratio(bySource.unclassified, expansion!),
      by_source_rates: Object.fromEntries(rates),
      arpa_mrr: ends.length === 0 ? null : nearest(BigInt(endArr), BigInt(12 * ends.length)),
      arpa_growth: ratio(sumOf(both.map((one) => one.end)) - bothStart, bothStart),
    };
  });
}
