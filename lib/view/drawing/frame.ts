/** What every plot with axes has around its marks: gridlines, what is written on the axes, and room for the rest. */

import { AXIS_NOTE, type AxisPlot, axisOf, nameSteps, type PlotAxis, unitText } from './scales';
import { type Box, dot, line, type Paint, type Point, rect, type Shape, type TextShape } from './shapes';
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

const noteRoom = (axis: PlotAxis, size: number): number => (axis.startsAtZero ? 0 : size * 1.9);

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

/** Names under the marks, at `x` of each category: as many as do not touch, the last one always among them. */
export function namesBelow(
  categories: readonly string[],
  x: (index: number) => number,
  { plot }: Frame,
  { box, size }: Drawing,
): TextShape[] {
  const count = categories.length;
  const slot = count > 1 ? Math.abs(x(1) - x(0)) : plot.width;
  const y = plot.y + plot.height + size * 1.35;
  const named = (every: number): TextShape[] => {
    const room = Math.max(every * slot - size * AIR, size * 3);
    return categories.flatMap((category, index) => {
      if ((count - 1 - index) % every !== 0) return [];
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

/** What the words of a label stand for, and where they would like to stand. */
export interface SideLabel {
  text: string;
  colour: Paint;
  weight: 400 | 500 | 600;
  /** Middle of the words, where nothing is in the way. */
  y: number;
  /** The end of the line that the words belong to; null: a mark of the colour stands before them. */
  from: Point | null;
  mark: 'square' | 'dot' | null;
}

/** Middles moved apart until none is nearer than `gap`, all between `top` and `bottom`; fewer where not all have room. */
export function spreadWithin(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const places: number[] = [];
  for (const y of wanted) places.push(Math.max(y, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + gap, top));
  let limit = bottom;
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index] ?? limit, limit);
    limit = (places[index] ?? limit) - gap;
  }
  const centred = settled(places, wanted, gap, top, bottom);
  return (centred[0] ?? top) < top - 1e-9 ? [] : centred;
}

/** A group that was pushed down all the way stands about the middle of what its members wanted. */
function settled(
  places: readonly number[],
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): number[] {
  const result = [...places];
  let start = 0;
  while (start < result.length) {
    let end = start;
    while (end + 1 < result.length && (result[end + 1] ?? 0) - (result[end] ?? 0) < gap + 1e-6) end++;
    const off = result.slice(start, end + 1).map((place, index) => place - (wanted[start + index] ?? place));
    const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
    const highest = start === 0 ? top : (result[start - 1] ?? top) + gap;
    const lowest = end + 1 < result.length ? (result[end + 1] ?? bottom) - gap : bottom;
    const least = highest - (result[start] ?? 0);
    const most = lowest - (result[end] ?? 0);
    const shift = least > most ? 0 : Math.min(Math.max(-mean, least), most);
    for (let index = start; index <= end; index++) result[index] = (result[index] ?? 0) + shift;
    start = end + 1;
  }
  return result;
}

/** How wide the column of labels beside a plot is: what they need, at most a share of the box. */
export function sideWidth(texts: readonly string[], { box, size }: Drawing, most = 0.32): number {
  if (texts.length === 0) return 0;
  return Math.min(Math.max(...texts.map((text) => wordsWidth(text, size, 600))) + size * 1.6, box.width * most);
}

/** Where labels stand so that none is on another; the lowest are left out where not all have room. */
export function placedLabels(
  labels: readonly SideLabel[],
  { plot }: Frame,
  size: number,
): { label: SideLabel; y: number }[] {
  const [top, bottom] = [plot.y + size * 0.2, plot.y + plot.height];
  for (let shown = [...labels].sort((a, b) => a.y - b.y); shown.length > 0; shown = shown.slice(0, -1)) {
    const wanted = shown.map(({ y }) => y);
    const places = spreadWithin(wanted, rowHeight(size), top, bottom);
    if (places.length > 0) return shown.map((label, index) => ({ label, y: places[index] ?? label.y }));
  }
  return [];
}

const markOf = ({ mark, colour }: SideLabel, x: number, y: number, size: number): Shape[] => {
  const side = size * 0.66;
  if (mark === 'dot') return [dot({ x: x + side / 2, y }, size * 0.28, colour, 'surface', size / 8)];
  const box = { x, y: y - side / 2, width: side, height: side };
  return mark === 'square' ? [rect(box, colour, { radius: size / 8 })] : [];
};

/** Labels in the column right of the plot, none on another; a thin line leads to one that had to move. */
export function sideLabels(labels: readonly SideLabel[], frame: Frame, { box, size }: Drawing): Shape[] {
  const left = frame.plot.x + frame.plot.width + size * 0.9;
  return placedLabels(labels, frame, size).flatMap(({ label, y }): Shape[] => {
    const indent = label.mark === null ? 0 : size * 1.1;
    const colour = label.mark === null ? label.colour : 'ink-2';
    const letters = { size, weight: label.weight, colour };
    const room = box.x + box.width - left - indent;
    const text = cutWords({ x: left + indent, y: baseline(y, size) }, label.text, room, letters);
    if (!text) return [];
    const marks = markOf(label, left, y, size);
    const { from } = label;
    const isFar = from !== null && (Math.abs(from.y - y) > rowHeight(size) * 0.6 || left - from.x > size * 2);
    if (!isFar) return [...marks, text];
    const lead = line(
      { x: from.x + size * 0.4, y: from.y },
      { x: left - size * 0.2, y },
      'line-strong',
      size / 14,
      'dotted',
    );
    return [...marks, lead, text];
  });
}
