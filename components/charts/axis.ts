/** The look that every axis and grid of the project shares. */
export const TICK = { fill: 'var(--ink-3)', fontSize: 11 } as const;
export const GRID = { stroke: 'var(--gridline)', vertical: false } as const;
export const CURSOR_LINE = { stroke: 'var(--line-strong)', strokeWidth: 1 } as const;
export const Y_AXIS = { tick: TICK, tickLine: false, axisLine: false, interval: 0 } as const;
export const X_AXIS = { tick: TICK, tickLine: false, axisLine: { stroke: 'var(--line-strong)' }, interval: 0 } as const;
/** Letters at 11 px type, and the air between an axis' words and its plot. */
const PIXELS_A_LETTER = 6.2;
const AIR_PX = 12;
/** As wide as its longest words: '−A$200k' takes more than '$40k'. */
const widthFor = (texts: readonly string[]): number =>
  Math.ceil(Math.max(0, ...texts.map(({ length }) => length)) * PIXELS_A_LETTER) + AIR_PX;
/** An axis of amounts or rates, each tick in the words that the model gave it. */
export const wordedAxis = (
  { from, to, ticks }: { from: number; to: number; ticks: readonly number[] },
  texts: readonly string[],
) => ({
  ...Y_AXIS,
  domain: [from, to],
  ticks,
  width: widthFor(texts),
  tickFormatter: (_: number, index: number) => texts[index] ?? '',
});
/** An axis of percent, whose uppermost tick alone says so; what lies beyond it is cut off. */
export const percentAxis = ({ from, to, ticks }: { from: number; to: number; ticks: readonly number[] }) => ({
  ...Y_AXIS,
  domain: [from, to],
  ticks,
  allowDataOverflow: true,
  width: 42,
  tickFormatter: (value: number) => (value === to ? `${value}%` : String(value)),
});
/** Marks drawn at once: what is asked for every week must not make a person wait. */
export const STILL = { isAnimationActive: false } as const;
/** Under a chart for its own words, so that what Recharts wraps around does not take part in the layout. */
export const FILL = { width: '100%', height: '100%' } as const;
