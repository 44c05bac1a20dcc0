/** What every plot with axes has around its marks: gridlines, what is written on the axes, and room for the rest. */

import { AXIS_NOTE, type AxisPlot, axisOf, nameSteps, type PlotAxis, unitText } from './scales';
import { type Box, line, type Paint, type Shape, type TextShape } from './shapes';
import { baseline, cutWords, fittingWords, words, wordsWidth } from './words';

/** How a plot is to be drawn; all but the box may be left out. */
export interface DrawOptions {
  /** Whether intervals are shown. */
  bands?: boolean;
  /** ISO 4217; null: money has no sign. */
  currency?: string | null;
  /** Of the words, in the unit of the box. */
  size?: number;
}

export interface Drawing {
  box: Box;
  bands: boolean;
  currency: string | null;
  size: number;
}

export const AIR = 0.5;

/** The size of a line of words with air. */
export const rowHeight = (size: number): number => size * 1.35;

export const figureText = (value: number | null, plot: AxisPlot, { currency }: Drawing): string =>
  unitText(value, plot.unit, currency);

/** A plot's own part of its box, and how its values lie in it. */
export interface Frame {
  plot: Box;
  axis: PlotAxis;
  y(value: number): number;
}

/** Room that a plot leaves around its marks, beside that for the axes. */
interface Margins {
  top: number;
  right: number;
  /** Rows of words under the marks. */
  rowsBelow: number;
}

const noteRoom = (axis: PlotAxis, size: number): number => (axis.startsAtZero ? 0 : size * 2.2);

export function frameOf(shown: AxisPlot, drawing: Drawing, { top, right, rowsBelow }: Margins): Frame {
  const { box, size } = drawing;
  const axis = axisOf(shown, drawing);
  const left = Math.max(0, ...axis.texts.map((text) => wordsWidth(text, size))) + size * AIR;
  const above = Math.max(top + noteRoom(axis, size), size * 0.6);
  const below = rowHeight(size) * rowsBelow + size * 0.3;
  const plot = {
    x: box.x + left,
    y: box.y + above,
    width: Math.max(box.width - left - right, 1),
    height: Math.max(box.height - above - below, 1),
  };
  const y = (value: number): number => plot.y + plot.height * (1 - (value - axis.from) / (axis.to - axis.from));
  return { plot, axis, y };
}

/** Gridlines with what is written at them, the zero line in ink, and where the axis does not start at zero, that. */
export function gridOf({ plot, axis, y }: Frame, { box, size }: Drawing): Shape[] {
  const right = plot.x + plot.width;
  const perMark = plot.height / Math.max(axis.ticks.length - 1, 1);
  const every = Math.max(1, Math.ceil(rowHeight(size) / perMark));
  const marks = axis.ticks.flatMap((tick, index): Shape[] => {
    const isZero = Math.abs(tick) < 1e-9 * (axis.to - axis.from);
    const colour: Paint = isZero ? 'ink' : 'gridline';
    const at = y(tick);
    const grid = line({ x: plot.x, y: at }, { x: right, y: at }, colour, size / (isZero ? 14 : 12));
    if (index % every !== 0) return [grid];
    const place = { x: plot.x - size * AIR, y: baseline(at, size) };
    return [grid, words(place, axis.texts[index] ?? '', { size, anchor: 'end', colour: 'ink-3' })];
  });
  if (axis.startsAtZero) return marks;
  const note = cutWords({ x: box.x, y: box.y + size }, AXIS_NOTE, box.width, { size: size * 0.92, colour: 'ink-3' });
  return note ? [...marks, note] : marks;
}

/** Names under the marks, at `x` of each category: as many as do not touch, the last month always among them. */
export function namesBelow(
  categories: readonly string[],
  x: (index: number) => number,
  { plot }: Frame,
  { box, size }: Drawing,
): TextShape[] {
  const count = categories.length;
  const slot = count > 1 ? Math.abs(x(1) - x(0)) : plot.width;
  const y = plot.y + plot.height + size * 1.35;
  // Ages are counted from the first on; of months the last is the one that is spoken of.
  const isCounted = categories.length > 1 && categories.every((category) => /^\d+$/.test(category));
  const named = (every: number): TextShape[] => {
    const room = Math.max(every * slot - size * AIR, size * 3);
    return categories.flatMap((category, index) => {
      if ((isCounted ? index : count - 1 - index) % every !== 0) return [];
      const text = fittingWords(category, Math.min(room, box.width), size);
      if (text === '') return [];
      const width = wordsWidth(text, size);
      const middle = Math.min(Math.max(x(index), box.x + width / 2), box.x + box.width - width / 2);
      const shape = words({ x: middle, y }, text, { size, anchor: 'middle', colour: 'ink-3' });
      return [{ ...shape, whole: text === category ? null : category }];
    });
  };
  const touches = (shapes: readonly TextShape[]): boolean =>
    shapes.some((shape, index) => {
      const next = shapes[index + 1];
      if (!next) return false;
      const half = (each: TextShape): number => wordsWidth(each.text, size) / 2;
      return next.at.x - half(next) < shape.at.x + half(shape) + size * AIR * 0.8;
    });
  const isWhole = (shapes: readonly TextShape[]): boolean => shapes.every(({ whole }) => whole === null);
  const choices = nameSteps.map(named);
  const fitting = choices.filter((shapes) => !touches(shapes));
  return fitting.find(isWhole) ?? fitting[0] ?? named(count).slice(-1);
}
