/**
 * Where only the totals of months are stated: which other readings of our records, one or two at once, make their totals
 * exactly. The accounts that a reading moves are known then, though theirs are not.
 */
import type { DifferenceCause } from './differences';

/** What a reading adds to our total, by month. */
export interface ReadingEffect {
  cause: DifferenceCause;
  /** Of `date`: months later. */
  size: number | null;
  minor: readonly number[];
}

export interface TotalsExplained {
  /** Places of the effects that together make the difference; empty: none do. */
  effects: readonly number[];
  /** What is left: a unit of rounding, or all of it. */
  left: number;
}

/** Totals are sums of figures that were rounded one by one: so much is rounding. */
const ROUNDED = 1;

/** By month: the effects that make its difference. Those that explain the most months go first, then the fewest. */
export function explainTotals(
  differences: readonly (number | null)[],
  effects: readonly ReadingEffect[],
): (TotalsExplained | null)[] {
  const choices = choicesOf(effects);
  const makes = (choice: readonly number[], at: number, difference: number): boolean =>
    choice.every((place) => effects[place]!.minor[at] !== 0) &&
    Math.abs(sumOf(choice, effects, at) - difference) <= ROUNDED;
  const months = choices.map(
    (choice) =>
      differences.filter((difference, at) => difference !== null && difference !== 0 && makes(choice, at, difference))
        .length,
  );
  return differences.map((difference, at) => {
    if (difference === null) return null;
    let best: number | null = null;
    for (const [place, choice] of choices.entries()) {
      if (difference === 0 || !makes(choice, at, difference)) continue;
      if (best === null || isBetter(place, best)) best = place;
    }
    const chosen = best === null ? [] : choices[best]!;
    return { effects: chosen, left: difference - sumOf(chosen, effects, at) };
  });

  function isBetter(place: number, best: number): boolean {
    const [one, other] = [choices[place]!.length, choices[best]!.length];
    return months[place]! > months[best]! || (months[place] === months[best] && one < other);
  }
}

/** Every effect by itself, and every two of unlike causes. */
function choicesOf(effects: readonly ReadingEffect[]): number[][] {
  const single = effects.map((_, place) => [place]);
  const pairs = effects.flatMap(({ cause }, one) =>
    effects.flatMap((other, place) => (place > one && other.cause !== cause ? [[one, place]] : [])),
  );
  return [...single, ...pairs];
}

const sumOf = (choice: readonly number[], effects: readonly ReadingEffect[], at: number): number =>
  choice.reduce((sum, place) => sum + effects[place]!.minor[at]!, 0);
