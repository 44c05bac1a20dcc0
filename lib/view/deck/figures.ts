/** The figures beside a chart, and how a change of one is told. */
import { monthText, NO_FIGURE, percent, points, wholeNumber } from '../format';
import { goalPercent } from '../goals';
import type { SlideFigure } from './deck';
import { signedSlideMoney, slideMoney } from './money';
import type { DeckPeriod } from './period';

type Tone = SlideFigure['tone'];

/** 'since Jun 2026': since the end of the month before the period. */
export const sinceWords = ({ before }: DeckPeriod): string => `since ${monthText(before.slice(0, 7))}`;

/** What is shown as nothing is neither better nor worse. */
const toneOf = (text: string, sign: number, good: 'up' | 'down'): Tone =>
  !/[1-9]/.test(text) || sign === 0 ? 'plain' : sign > 0 === (good === 'up') ? 'good' : 'bad';

interface Rate {
  name: string;
  value: number | null;
  /** A period before; null: there was none. */
  before: number | null;
  period: DeckPeriod;
  /** The company's own; null: none. */
  target?: number | null;
  /** Half of its interval: a change within it could be luck, and is neither better nor worse. */
  luck?: number;
}

/** '+2.1 pt since Jun 2026, target 110%' */
export function rateFigure({ name, value, before, period, target = null, luck = 0 }: Rate): SlideFigure {
  if (value === null)
    return { name, text: NO_FIGURE, value, note: 'no account was active when it began', tone: 'plain' };
  const change = before === null ? null : value - before;
  const moved = change === null ? [] : [`${points(change)} ${sinceWords(period)}`];
  const aim = target === null ? [] : [`target ${goalPercent(target)}`];
  const isLuck = change !== null && Math.abs(change) <= luck;
  return {
    name,
    text: percent(value),
    value,
    note: [...moved, ...aim].join(', '),
    tone: change === null || isLuck ? 'plain' : toneOf(points(change), change, 'up'),
  };
}

/** An amount that stands at a moment or was reached in a period. `change`: signed, in smallest units. */
export function moneyFigure(
  name: string,
  value: number | null,
  currency: string,
  { change = null, note = '', good = 'up' }: { change?: number | null; note?: string; good?: 'up' | 'down' } = {},
): SlideFigure {
  if (value === null) return { name, text: NO_FIGURE, value, note, tone: 'plain' };
  const moved = change === null ? '' : signedSlideMoney(change, currency);
  return {
    name,
    text: slideMoney(value, currency),
    value,
    note: [moved, note].filter(Boolean).join(' '),
    tone: change === null ? 'plain' : toneOf(moved, change, good),
  };
}

/** An amount that is itself a change; its note says of whom. */
export const changeFigure = (name: string, value: number, currency: string, note = ''): SlideFigure => ({
  name,
  // What is taken from nothing is 0, not −0.
  text: signedSlideMoney(value || 0, currency),
  value: value || 0,
  note,
  tone: 'plain',
});

/** A share that has no better side. */
export const shareFigure = (name: string, value: number | null, note = ''): SlideFigure => ({
  name,
  text: value === null ? NO_FIGURE : percent(value),
  value,
  note,
  tone: 'plain',
});

export const countFigure = (name: string, value: number, note = ''): SlideFigure => ({
  name,
  text: wholeNumber(value),
  value,
  note,
  tone: 'plain',
});

const SHARES: readonly (readonly [from: number, to: number, words: string])[] = [
  [0.28, 0.38, 'a third of it'],
  [0.38, 0.45, 'two fifths of it'],
  [0.45, 0.56, 'half of it'],
  [0.56, 0.63, 'three fifths of it'],
  [0.63, 0.71, 'two thirds of it'],
  [0.71, 0.79, 'three quarters of it'],
  [0.79, 0.95, 'most of it'],
  [0.95, 1.05, 'all of it'],
];

/** 0.66 is 'two thirds of it'; a part that is larger than the whole, or small, 'mostly'. */
export const shareWords = (share: number): string =>
  SHARES.find(([from, to]) => share >= from && share < to)?.[2] ?? 'mostly';
