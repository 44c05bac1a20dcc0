/**
 * Why each account of a bridge moved NRR: the source and the month that weigh most in what set its two windows apart.
 * Told from the changes behind both rates, as `explain` gives them.
 */
import type { BridgeGroup } from '@/lib/domain/bridge';
import type { Day } from '@/lib/domain/day';
import type { BridgeFigures } from './bridge-question';
import type { ExplainedFigure } from './drill-table';
import { monthText } from './format';
import { dayBefore } from './overview';

export interface BridgeReason {
  /** 'churned, Sep 2025' */
  words: string;
  /** It lies in the first window, and no longer in the second. */
  isOfFirst: boolean;
}

type Change = ExplainedFigure['accounts'][number]['changes'][number];

/** What a source is called when it added, and when it took away. */
const sourceWords: Readonly<Record<Change['source'], readonly [string, string]>> = {
  seats: ['seats', 'fewer seats'],
  plan: ['plan upgrade', 'plan downgrade'],
  price: ['price increase', 'lower price'],
  add_on: ['add-on', 'add-on ended'],
  cross_sell: ['cross-sell', 'product ended'],
  usage: ['more usage', 'less usage'],
  unclassified: ['grew', 'shrank'],
  new: ['began', 'began'],
  reactivation: ['came back', 'came back'],
  churn: ['churned', 'churned'],
  between_products: ['came from another product', 'went to another product'],
};

interface Effect {
  change: Change;
  /** What it does to the account's part of the difference, signed ARR. */
  arr: number;
  isOfFirst: boolean;
}

/** Changes that only one of the two windows has: those of the second add, those of the first no longer do. */
function effectsOf(
  group: BridgeGroup,
  first: readonly Change[],
  second: readonly Change[],
  from: Day,
  start: Day,
): Effect[] {
  const added = group === 'base' ? second.filter(({ on }) => on > from) : group === 'entered' ? second : [];
  const gone = group === 'base' ? first.filter(({ on }) => on <= start) : group === 'left' ? first : [];
  return [
    ...added.map((change) => ({ change, arr: change.arr, isOfFirst: false })),
    ...gone.map((change) => ({ change, arr: -change.arr, isOfFirst: true })),
  ];
}

/** The largest sum of one source in one month that goes the way the account went. */
function strongest(effects: readonly Effect[], sign: number): Effect | null {
  const sums = new Map<string, Effect>();
  for (const effect of effects) {
    const { source, on } = effect.change;
    const key = `${source} ${on.slice(0, 7)} ${effect.isOfFirst}`;
    sums.set(key, { ...effect, arr: effect.arr + (sums.get(key)?.arr ?? 0) });
  }
  let most: Effect | null = null;
  for (const sum of sums.values()) if (sum.arr * sign > (most?.arr ?? 0) * sign) most = sum;
  return most;
}

function wordsOf(group: BridgeGroup, { change, arr, isOfFirst }: Effect): string {
  const word = sourceWords[change.source][(isOfFirst ? -arr : arr) > 0 ? 0 : 1];
  const month = monthText(change.on.slice(0, 7));
  return group === 'base' && isOfFirst ? `${word} aged out, ${month}` : `${word}, ${month}`;
}

/** By account id; an account whose changes tell nothing is left out. `first`, `second`: NRR explained on the two days. */
export function bridgeReasons(
  report: BridgeFigures,
  first: ExplainedFigure,
  second: ExplainedFigure,
): Map<string, BridgeReason> {
  const reasons = new Map<string, BridgeReason>();
  const { from, to, window } = report;
  if (!from || !to) return reasons;
  const changesOf = (figure: ExplainedFigure) =>
    new Map(figure.accounts.map(({ account, changes }) => [account, changes]));
  const [before, after] = [changesOf(first), changesOf(second)];
  const start = dayBefore(to.day, window);
  for (const group of ['entered', 'left', 'base'] as const)
    for (const { account, contribution } of report[group]) {
      const effects = effectsOf(group, before.get(account) ?? [], after.get(account) ?? [], from.day, start);
      const most = strongest(effects, Math.sign(contribution));
      if (most) reasons.set(account, { words: wordsOf(group, most), isOfFirst: most.isOfFirst });
      else if (group === 'base' && effects.length === 0)
        reasons.set(account, {
          words: `same change on a ${to.start_arr > from.start_arr ? 'larger' : 'smaller'} base`,
          isOfFirst: false,
        });
    }
  return reasons;
}
