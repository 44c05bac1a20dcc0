/** Lines with their names at their ends; months that are still open dotted. */

import { clearPlace } from '@/lib/view/axis';
import { type LinesPlot, type PlotSeries, shownBand } from '@/lib/view/deck/plot';
import { type Drawing, type Frame, frameOf, gridOf, namesBelow, rowHeight } from './frame';
import { type Across, columnLeft, type LinesFrame, labelText, lineLabels, type PlacedLine } from './line-labels';
import { area, dot, line, type Point, rect, type Shape, stroke, type TextShape } from './shapes';
import { labelShape, sideWidth } from './side-labels';
import { fittingWords, words, wordsBox, wordsWidth } from './words';

const BAND_OPACITY = 0.14;

/** The runs of a line between its gaps. */
function runsOf(
  values: readonly (number | null)[],
  x: Across,
  y: (value: number) => number,
): (Point & { index: number })[][] {
  const runs: (Point & { index: number })[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: x(index), y: y(value), index });
  });
  return runs.filter((run) => run.length > 0);
}

function lineShapes(series: PlotSeries, x: Across, { y }: Frame, size: number, isFirst: boolean): Shape[] {
  const width = size * (isFirst ? 0.19 : 0.145);
  const openFrom = series.openFrom ?? Number.POSITIVE_INFINITY;
  const shapes: Shape[] = [];
  for (const run of runsOf(series.values, x, y)) {
    const closed = run.filter(({ index }) => index < openFrom);
    const open = run.filter(({ index }) => index >= openFrom - 1);
    if (closed.length > 1) shapes.push(stroke(closed, series.role, width));
    if (open.length > 1 && open.some(({ index }) => index >= openFrom))
      shapes.push(stroke(open, series.role, width, 'dotted'));
    const [only] = run;
    if (run.length === 1 && only) shapes.push(dot(only, size * 0.24, series.role, 'surface', 0));
  }
  return [...shapes, ...endDots(series, x, y, size)];
}

/** The last closed value as a full dot, the open one's as a ring. */
function endDots(series: PlotSeries, x: Across, y: (value: number) => number, size: number): Shape[] {
  const { values, openFrom, role } = series;
  const last = values.findLastIndex((value) => value !== null);
  const value = values[last];
  if (value === null || value === undefined) return [];
  const radius = size * 0.27;
  const isOpen = openFrom !== null && last >= openFrom;
  const end = { x: x(last), y: y(value) };
  if (!isOpen) return [dot(end, radius, role, 'surface', size / 9)];
  const before = values[openFrom - 1];
  const closed: Shape[] =
    before === null || before === undefined
      ? []
      : [dot({ x: x(openFrom - 1), y: y(before) }, radius, role, 'surface', size / 9)];
  return [...closed, dot(end, radius, 'surface', role, size / 8)];
}

function bandShapes(plot: LinesPlot, x: Across, { y }: Frame, bands: boolean): Shape[] {
  const band = shownBand(plot, bands);
  const [first] = plot.series;
  if (!band || !first) return [];
  const runs: number[][] = [[]];
  plot.categories.forEach((_, index) => {
    if (typeof band.low[index] === 'number' && typeof band.high[index] === 'number') runs.at(-1)?.push(index);
    else runs.push([]);
  });
  const edge = (values: readonly (number | null)[], index: number): Point => ({
    x: x(index),
    y: y(values[index] ?? 0),
  });
  return runs
    .filter((run) => run.length > 1)
    .map((run) =>
      area(
        [...run.map((index) => edge(band.high, index)), ...run.toReversed().map((index) => edge(band.low, index))],
        first.role,
        BAND_OPACITY,
      ),
    );
}

/** The level or range to be reached; its name where no line passes. */
function targetShapes({ target, series }: LinesPlot, { plot, axis, y }: Frame, size: number): Shape[] {
  if (!target) return [];
  const [top, bottom] = [y(target.high), y(target.low)];
  const right = plot.x + plot.width;
  const levels = target.low === target.high ? [target.low] : [target.low, target.high];
  const edges = levels.map((level) =>
    line({ x: plot.x, y: y(level) }, { x: right, y: y(level) }, 'target-line', size / 12, 'dashed'),
  );
  const ground = rect({ x: plot.x, y: top, width: plot.width, height: bottom - top }, 'target');
  const sides = ['Left', 'Right'] as const;
  const places = sides.flatMap((side) =>
    [true, false].flatMap((above) => [target.high, target.low].map((level) => ({ side, above, level }))),
  );
  const fits = places.filter(({ above, level }) => {
    const edge = y(level) + (above ? -1.3 : 1.3) * size;
    return edge > plot.y && edge < plot.y + plot.height;
  });
  const shapes = target.low === target.high ? edges : [ground, ...edges];
  if (fits.length === 0) return shapes;
  const place = clearPlace(
    series.map(({ values }) => values),
    axis,
    fits,
  );
  const isLeft = place.side === 'Left';
  const at = {
    x: isLeft ? plot.x + size * 0.4 : right - size * 0.4,
    y: y(place.level) + (place.above ? -0.4 : 1.05) * size,
  };
  const text = fittingWords(target.name, plot.width * 0.7, size * 0.92);
  return [...shapes, words(at, text, { size: size * 0.92, anchor: isLeft ? 'start' : 'end', colour: 'good' })];
}

/** Of the words of notes, as a share of those of the plot. */
export const NOTE_SIZE = 0.92;

interface PlacedNote {
  category: number;
  /** '' where it has no room. */
  text: string;
  whole: string;
  left: number;
  width: number;
}

/** Notes in a row above the plot, each over its category; what has no room there is left to its dotted line. */
export function placedNotes({ notes }: LinesPlot, { across }: LinesFrame, { box, size }: Drawing): PlacedNote[] {
  const small = size * NOTE_SIZE;
  let taken = box.x - size * 0.6;
  return [...notes]
    .sort((a, b) => a.category - b.category)
    .map(({ category, text }, index, all) => {
      const at = across(category);
      const next = all[index + 1];
      const right = box.x + box.width;
      const until = next ? Math.min(Math.max((at + across(next.category)) / 2, at + size), right) : right;
      const start = taken + size * 0.6;
      const cut = fittingWords(text, Math.min(until - start, box.width - size), small);
      const width = wordsWidth(cut, small);
      const hasRoom = cut !== '' && width >= small * 2;
      const left = Math.min(Math.max(at - width / 2, start), until - width);
      if (hasRoom) taken = left + width;
      return { category, text: hasRoom ? cut : '', whole: text, left, width };
    });
}

function noteShapes(plot: LinesPlot, frame: LinesFrame, drawing: Drawing): Shape[] {
  const { size } = drawing;
  const { y, height } = frame.plot;
  return placedNotes(plot, frame, drawing).flatMap(({ category, text, whole, left }): Shape[] => {
    const at = frame.across(category);
    const marks: Shape[] = [
      line({ x: at, y }, { x: at, y: y + height }, 'ink-3', size / 12, 'dotted'),
      dot({ x: at, y }, size * 0.2, 'surface', 'ink-2', size / 10),
    ];
    if (text === '') return marks;
    const label = words({ x: left, y: y - size * 0.75 }, text, { size: size * NOTE_SIZE, colour: 'ink-2' });
    return [...marks, { ...label, whole: text === whole ? null : whole }];
  });
}

/** Labels with a thin line to the one that had to move away from its end. */
const labelShapes = (placed: readonly PlacedLine[], frame: Frame, drawing: Drawing): Shape[] =>
  placed.flatMap(({ label, x, y }) => labelShape({ ...label, at: { x, y } }, columnLeft(frame, drawing.size), drawing));

/** Where the lines lie in their box, with room for what stands around them. */
export function linesFrame(plot: LinesPlot, drawing: Drawing): LinesFrame {
  const { size } = drawing;
  const names = plot.series.map((series) => labelText(series, plot, drawing));
  const band = shownBand(plot, drawing.bands);
  const withBand = band ? [...names, band.name] : names;
  const top = plot.notes.length > 0 ? rowHeight(size) + size * 0.3 : 0;
  const frame = frameOf(plot, drawing, { top, right: sideWidth(withBand, drawing), rowsBelow: 1 });
  const { x, width } = frame.plot;
  const count = plot.categories.length;
  const inset = size * 0.3;
  const across: Across = (index) =>
    count < 2 ? x + width / 2 : x + inset + ((width - 2 * inset) * index) / (count - 1);
  return { ...frame, across };
}

/** The name of the target, where it stands; null: it has no room, or there is none. */
export function targetWords(plot: LinesPlot, frame: LinesFrame, { size }: Drawing): TextShape | null {
  return targetShapes(plot, frame, size).find((shape): shape is TextShape => shape.kind === 'text') ?? null;
}

export function drawLines(plot: LinesPlot, drawing: Drawing): Shape[] {
  const { size } = drawing;
  const frame = linesFrame(plot, drawing);
  const x = frame.across;
  const target = targetShapes(plot, frame, size);
  const named = target.flatMap((shape) => (shape.kind === 'text' ? [wordsBox(shape)] : []));
  const drawn = plot.series.filter(({ values }) => values.some((value) => value !== null));
  return [
    ...target.filter(({ kind }) => kind === 'rect'),
    ...gridOf(frame, drawing),
    ...target.filter(({ kind }) => kind === 'line'),
    ...bandShapes(plot, x, frame, drawing.bands),
    ...noteShapes(plot, frame, drawing),
    // The first series is what the slide is about: drawn last, on top.
    ...drawn.toReversed().flatMap((series) => lineShapes(series, x, frame, size, series === plot.series[0])),
    ...target.filter(({ kind }) => kind === 'text'),
    ...namesBelow(plot.categories, x, frame, drawing),
    ...labelShapes(lineLabels(plot, frame, drawing, named), frame, drawing),
  ];
}
