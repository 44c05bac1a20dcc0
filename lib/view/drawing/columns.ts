/** Columns: stacked on each other (losses below zero) or side by side; the net as a dot. */
import type { ColumnsPlot, PlotSeries } from '@/lib/view/deck/plot';
import { type Drawing, type Frame, figureText, frameOf, gridOf, namesBelow, rowHeight } from './frame';
import { dot, line, rect, type Shape, stroke } from './shapes';
import { type SideLabel, sideLabels, sideWidth } from './side-labels';
import { baseline, words, wordsWidth } from './words';

const OPEN_OPACITY = 0.5;
const SHARE_OF_SLOT = 0.72;
/** In sizes of the words. */
const WIDEST_COLUMN = 5;

type Across = (index: number) => number;

const isOpen = ({ openFrom }: PlotSeries, index: number): boolean => openFrom !== null && index >= openFrom;

function columnRect(
  frame: Frame,
  x: number,
  width: number,
  from: number,
  to: number,
  series: PlotSeries,
  open: boolean,
) {
  const [top, bottom] = [frame.y(Math.max(from, to)), frame.y(Math.min(from, to))];
  const box = { x, y: top, width, height: bottom - top };
  return rect(box, series.role, { opacity: open ? OPEN_OPACITY : 1 });
}

function stackedShapes(plot: ColumnsPlot, x: Across, width: number, frame: Frame): Shape[] {
  return plot.categories.flatMap((_, index) => {
    const ends = { up: 0, down: 0 };
    return plot.series.flatMap((series): Shape[] => {
      const value = series.values[index] ?? null;
      if (value === null || value === 0) return [];
      const side = value > 0 ? 'up' : 'down';
      const from = ends[side];
      ends[side] += value;
      return [columnRect(frame, x(index) - width / 2, width, from, ends[side], series, isOpen(series, index))];
    });
  });
}

function besideShapes(plot: ColumnsPlot, x: Across, width: number, frame: Frame): Shape[] {
  const each = width / Math.max(plot.series.length, 1);
  return plot.categories.flatMap((_, index) =>
    plot.series.flatMap((series, order): Shape[] => {
      const value = series.values[index] ?? null;
      if (value === null || value === 0) return [];
      const left = x(index) - width / 2 + each * order;
      return [columnRect(frame, left, each * 0.92, 0, value, series, isOpen(series, index))];
    }),
  );
}

/** An open month's column has a dotted outline too. */
function openOutlines(plot: ColumnsPlot, x: Across, width: number, frame: Frame, size: number): Shape[] {
  const [first] = plot.series;
  if (!first || first.openFrom === null) return [];
  return plot.categories.flatMap((_, index): Shape[] => {
    if (!isOpen(first, index)) return [];
    const values = plot.series.flatMap(({ values: own }) => own[index] ?? []);
    const up = plot.stacked
      ? values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0)
      : Math.max(0, ...values);
    const down = plot.stacked
      ? values.filter((value) => value < 0).reduce((sum, value) => sum + value, 0)
      : Math.min(0, ...values);
    if (up === 0 && down === 0) return [];
    const [left, right] = [x(index) - width / 2, x(index) + width / 2];
    const corners = [
      { x: left, y: frame.y(up) },
      { x: right, y: frame.y(up) },
      { x: right, y: frame.y(down) },
      { x: left, y: frame.y(down) },
      { x: left, y: frame.y(up) },
    ];
    return [stroke(corners, 'ink-3', size / 14, 'dotted')];
  });
}

function netDots({ line: net }: ColumnsPlot, x: Across, { y }: Frame, size: number): Shape[] {
  if (!net) return [];
  return net.values.flatMap((value, index) =>
    value === null ? [] : [dot({ x: x(index), y: y(value) }, size * 0.28, net.role, 'surface', size / 8)],
  );
}

/** In the order of the stack, beside the last column that has any. */
function labelsOf(plot: ColumnsPlot, frame: Frame): SideLabel[] {
  const last = plot.categories.findLastIndex((_, index) => plot.series.some(({ values }) => values[index]));
  const ends = { up: 0, down: 0 };
  const labels = plot.series.map(({ name, role, values }): SideLabel => {
    const value = values[last] ?? 0;
    const side = value < 0 ? 'down' : 'up';
    const from = plot.stacked ? ends[side] : 0;
    ends[side] = from + value;
    return { text: name, colour: role, weight: 400, y: frame.y(from + value / 2), from: null, mark: 'square' };
  });
  const net = plot.line?.values[last];
  if (!plot.line || net === null || net === undefined) return labels;
  const line: SideLabel = {
    text: plot.line.name,
    colour: plot.line.role,
    weight: 600,
    y: frame.y(net),
    from: null,
    mark: 'dot',
  };
  return [...labels, line];
}

/** The figures on the columns of a single series, where every one has room. */
function figuresOn(plot: ColumnsPlot, x: Across, slot: number, frame: Frame, drawing: Drawing): Shape[] {
  const { size } = drawing;
  const [series] = plot.series;
  if (!series || plot.series.length > 1) return [];
  const texts = series.values.map((value) => figureText(value, plot, drawing));
  if (texts.some((text) => wordsWidth(text, size, 500) > slot - size * 0.3)) return [];
  return texts.map((text, index) => {
    const value = series.values[index] ?? 0;
    const y = value < 0 ? frame.y(value) + size * 1.1 : frame.y(value) - size * 0.45;
    return words({ x: x(index), y }, text, { size, weight: 500, anchor: 'middle', colour: 'ink' });
  });
}

interface ColumnsFrame {
  frame: Frame;
  /** Of a column with all its series. */
  width: number;
  slot: number;
  across: Across;
  /** Several series: their names stand beside the plot. */
  hasNames: boolean;
  rowsBelow: number;
}

export function columnsFrame(plot: ColumnsPlot, drawing: Drawing): ColumnsFrame {
  const { size } = drawing;
  const hasNames = plot.series.length > 1 || plot.line !== null;
  const names = hasNames ? [...plot.series.map(({ name }) => name), ...(plot.line ? [plot.line.name] : [])] : [];
  const hasLosses = plot.series.some(({ values }) => values.some((value) => (value ?? 0) < 0));
  const hasFigures = plot.series.length === 1;
  const rowsBelow = hasFigures && hasLosses ? 2 : 1;
  const right = names.length > 0 ? sideWidth(names, drawing, 0.26) + size * 1.2 : 0;
  const frame = frameOf(plot, drawing, { top: hasFigures ? rowHeight(size) : 0, right, rowsBelow });
  const slot = frame.plot.width / Math.max(plot.categories.length, 1);
  const widest = size * WIDEST_COLUMN * (plot.stacked ? 1 : Math.max(plot.series.length, 1));
  const across: Across = (index) => frame.plot.x + slot * (index + 0.5);
  return { frame, width: Math.min(slot * SHARE_OF_SLOT, widest), slot, across, hasNames, rowsBelow };
}

export function drawColumns(plot: ColumnsPlot, drawing: Drawing): Shape[] {
  const { size } = drawing;
  const { frame, width, slot, across, hasNames, rowsBelow } = columnsFrame(plot, drawing);
  const { x, y, width: wide, height } = frame.plot;
  const zero = frame.y(0);
  const lower = { ...frame, plot: { x, y, width: wide, height: height + rowHeight(size) * (rowsBelow - 1) } };
  const draw = plot.stacked ? stackedShapes : besideShapes;
  return [
    ...gridOf(frame, drawing),
    ...draw(plot, across, width, frame),
    ...openOutlines(plot, across, width, frame, size),
    line({ x, y: zero }, { x: x + wide, y: zero }, 'ink', size / 12),
    ...netDots(plot, across, frame, size),
    ...figuresOn(plot, across, slot, frame, drawing),
    ...namesBelow(plot.categories, across, lower, drawing),
    ...(hasNames ? sideLabels(labelsOf(plot, frame), frame, drawing) : []),
  ];
}

/** Names of several series above bars, each with its colour. */
export function namesAbove(series: readonly PlotSeries[], { box, size }: Drawing): Shape[] {
  let x = box.x;
  return series.flatMap(({ name, role }): Shape[] => {
    const text = words({ x: x + size, y: baseline(box.y + size * 0.6, size) }, name, { size, colour: 'ink-2' });
    const width = wordsWidth(text.text, size);
    if (x + size + width > box.x + box.width) return [];
    const side = size * 0.66;
    const square = rect({ x, y: box.y + size * 0.6 - side / 2, width: side, height: side }, role, { radius: size / 8 });
    x += size * 2.4 + width;
    return [square, text];
  });
}
