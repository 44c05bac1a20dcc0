/** Axes whose marks are round figures, and ticks that do not touch. */

export interface Axis {
  from: number;
  to: number;
  ticks: number[];
}

const ROUND = [1, 2, 5, 10];

/** The smallest round step that is at least `raw`. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  return (ROUND.find((factor) => factor * power >= raw * 0.999) ?? 10) * power;
}

/** An axis that holds `low` and `high` between round figures, with about `count` steps; never a step below `least`. */
export function niceAxis(low: number, high: number, count: number, least = 0): Axis {
  const span = high - low;
  const step = Math.max(roundStep(span > 0 ? span / count : Math.max(Math.abs(high), 1) / count), least);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { from: first * step, to: last * step, ticks };
}

/** Places along an axis, as shares of it, moved apart until no two are nearer than `gap`; their order stays. */
export function spreadApart(shares: readonly number[], gap: number): number[] {
  const order = shares.map((_, index) => index).sort((a, b) => (shares[a] ?? 0) - (shares[b] ?? 0));
  const placed = [...shares];
  for (let round = 0; round < order.length; round++) {
    for (let index = 1; index < order.length; index++) {
      const [below, above] = [order[index - 1] ?? 0, order[index] ?? 0];
      const missing = gap - ((placed[above] ?? 0) - (placed[below] ?? 0));
      if (missing <= 1e-9) continue;
      placed[below] = (placed[below] ?? 0) - missing / 2;
      placed[above] = (placed[above] ?? 0) + missing / 2;
    }
  }
  return placed;
}

/** Where words stand by a level: in which half, and above or below it. */
export interface WordsPlace {
  side: 'Left' | 'Right';
  above: boolean;
}

/** The share of an axis that one line of words takes, with air; of a chart's width that they run over on a phone, else. */
const WORDS_HIGH = 0.085;
const WORDS_WIDE = [0.5, 0.3] as const;

/**
 * The first of some places by a level where no line passes; the first of all where lines pass everywhere.
 * `lines`: the values of each line along the chart, null where it has none.
 */
export function clearPlace(
  lines: readonly (readonly (number | null)[])[],
  { from, to }: Axis,
  places: readonly (WordsPlace & { level: number })[],
): WordsPlace & { level: number } {
  const high = (to - from) * WORDS_HIGH;
  const isClear = ({ side, above, level }: WordsPlace & { level: number }, wide: number): boolean => {
    const [low, top] = above ? [level, level + high] : [level - high, level];
    return lines.every((values) => {
      const many = Math.ceil(values.length * wide);
      const under = side === 'Left' ? values.slice(0, many) : values.slice(-many);
      return under.every((value, index) => {
        if (value === null) return true;
        const next = under[index + 1] ?? value;
        return Math.max(value, next) < low || Math.min(value, next) > top;
      });
    });
  };
  const [first] = places;
  if (!first) throw new RangeError('no place for the words');
  for (const wide of WORDS_WIDE) {
    const clear = places.find((place) => isClear(place, wide));
    if (clear) return clear;
  }
  return first;
}

/** Letters at 11 px type, and the air between two names, in pixels. */
const PIXELS_A_LETTER = 5.7;
const AIR_PX = 8;

/** Names along an axis of evenly spaced places: of several choices, densest first, the one whose names do not touch. */
export function ticksThatFit(
  choices: readonly (readonly string[])[],
  places: readonly string[],
  texts: Readonly<Record<string, string>>,
  widthPx: number,
): readonly string[] {
  const at = new Map(places.map((place, index) => [place, ((index + 0.5) / places.length) * widthPx]));
  const textPx = (key: string): number => (texts[key] ?? '').length * PIXELS_A_LETTER;
  const fits = (keys: readonly string[]): boolean =>
    keys.every((key, index) => {
      const before = keys[index - 1];
      if (before === undefined) return true;
      return (at.get(key) ?? 0) - (at.get(before) ?? 0) >= (textPx(key) + textPx(before)) / 2 + AIR_PX;
    });
  return choices.find(fits) ?? choices.at(-1)?.slice(0, 1) ?? [];
}
