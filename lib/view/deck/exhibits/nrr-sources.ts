/** Which sources moved NRR between two days: the changes behind both rates, each over its window's base. */
import type { ChangeSource } from '@/lib/domain/change-sources';
import type { BridgeFigures } from '../../bridge-question';
import type { ExplainedFigure } from '../../drill-table';
import { percent, percentNumber } from '../../format';
import { shareWords } from '../figures';
import type { DeckPeriod } from '../period';

export interface SourcePart {
  source: ChangeSource;
  /** What it adds to the difference of the two rates. All sources sum to it. */
  by: number;
}

/** What a source is called where more of it raised the rate, and where less of it lowered it. */
const words: Readonly<Record<ChangeSource, readonly [up: string, down: string]>> = {
  seats: ['seats', 'fewer seats'],
  plan: ['upgrades', 'fewer upgrades'],
  price: ['price', 'smaller price rises'],
  add_on: ['add-ons', 'fewer add-ons'],
  cross_sell: ['cross-sell', 'less cross-sell'],
  usage: ['usage', 'less usage'],
  unclassified: ['growth not classified', 'less growth not classified'],
  new: ['new business', 'less new business'],
  reactivation: ['accounts that came back', 'fewer accounts coming back'],
  churn: ['less churn', 'churn'],
  between_products: ['moves between products', 'moves between products'],
};

const wordsOf = ({ source, by }: SourcePart): string => words[source][by > 0 ? 0 : 1];

/** An account's ARR at the end less that at the start is the sum of its changes: so is the rate, less 100 %, over the base. */
export function sourceParts(first: ExplainedFigure, second: ExplainedFigure): SourcePart[] {
  const parts = new Map<ChangeSource, number>();
  for (const [figure, sign] of [
    [first, -1],
    [second, 1],
  ] as const) {
    if (!figure.divided_by) continue;
    for (const { changes } of figure.accounts)
      for (const { source, arr } of changes)
        parts.set(source, (parts.get(source) ?? 0) + (sign * arr) / figure.divided_by);
  }
  return [...parts]
    .map(([source, by]) => ({ source, by }))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.source < b.source ? -1 : 1));
}

const SMALL = 0.0005;

/** ', two thirds of it seats' */
function leadWords(parts: readonly SourcePart[], moved: number): string {
  const lead = parts.find(({ by }) => Math.sign(by) === Math.sign(moved));
  if (!lead || Math.abs(lead.by) < SMALL) return '';
  const share = lead.by / moved;
  if (share < MORE_THAN_ALL) return `, ${shareWords(share)} ${wordsOf(lead)}`;
  // More came of one source than is left of it: what took the rest away is named as well.
  const against = parts.find(({ by }) => Math.sign(by) === -Math.sign(moved));
  if (!against || Math.abs(against.by) < SMALL) return `, all of it ${wordsOf(lead)}`;
  return `: ${wordsOf(lead)}, ${moved > 0 ? 'held back' : 'softened'} by ${wordsOf(against)}`;
}

const MORE_THAN_ALL = 1.05;

/** 'NRR rose 2.1 points to 108.4% in Q3 2026, two thirds of it seats' */
export function movedTitle(
  { from, to }: BridgeFigures,
  period: DeckPeriod,
  explained: { first: ExplainedFigure; second: ExplainedFigure } | null,
): string {
  if (from?.nrr == null || to?.nrr == null) return 'There is no earlier NRR to compare with yet';
  const moved = to.nrr - from.nrr;
  const size = percentNumber(Math.abs(moved));
  const parts = explained === null ? [] : sourceParts(explained.first, explained.second);
  const span = period.partial ? period.words.replace(/ to .*/, ' so far') : period.words;
  if (size === '0.0') {
    const up = parts.find(({ by }) => by >= SMALL);
    const down = parts.find(({ by }) => by <= -SMALL);
    const evened = up && down ? `: ${wordsOf(up)} and ${wordsOf(down)} evened out` : '';
    return `NRR held at ${percent(to.nrr)} in ${span}${evened}`;
  }
  return `NRR ${moved > 0 ? 'rose' : 'fell'} ${size} ${size === '1.0' ? 'point' : 'points'} to ${percent(to.nrr)} in ${span}${leadWords(parts, moved)}`;
}
