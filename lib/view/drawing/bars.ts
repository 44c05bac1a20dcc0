/** Horizontal bars: the name left, the bar, and its figure in a column of its own. */
import type { BarsPlot } from '@/lib/view/deck/plot';
import { namesAbove } from './columns';
import { type Drawing, figureText, rowHeight } from './frame';
import { axisOf } from './scales';
import { line, rect, type Shape } from './shapes';
import { baseline, cutWords, words, wordsWidth } from './words';

const NAMES_MOST = 0.36;
const OPEN_OPACITY = 0.5;
/** In sizes of the words: a bar's row at its tightest and at its most roomy. */
const ROW = { least: 1.4, most: 7 };
/** The thickest bar. */
const THICKEST = 4;

interface Columns {
  /** Where bars begin and how wide the longest may be. */
  left: number;
  width: number;
  names: number;
}

function columnsOf(plot: BarsPlot, drawing: Drawing): Columns {
  const { box, size } = drawing;
  const widest = (texts: readonly string[], weight: 400 | 500): number =>
    Math.max(0, ...texts.map((text) => wordsWidth(text, size, weight)));
  const names = Math.min(widest(plot.categories, 400) + size * 0.8, box.width * NAMES_MOST);
  const texts = plot.series.flatMap(({ values }) => values.map((value) => figureText(value, plot, drawing)));
  const figures = widest(texts, 500) + size * 0.8;
  return { left: box.x + names, width: Math.max(box.width - names - figures, 1), names };
}

function rowShapes(
  plot: BarsPlot,
  index: number,
  top: number,
  row: number,
  columns: Columns,
  drawing: Drawing,
): Shape[] {
  const { box, size } = drawing;
  const { from, to } = axisOf(plot, drawing);
  const x = (value: number): number => columns.left + ((value - from) / (to - from)) * columns.width;
  const each = Math.min(row * 0.72, THICKEST * size * plot.series.length) / plot.series.length;
  const middle = top + row / 2;
  const name = cutWords(
    { x: box.x, y: baseline(middle, size) },
    plot.categories[index] ?? '',
    columns.names - size * 0.6,
    {
      size,
      colour: 'ink',
    },
  );
  const marks = plot.series.flatMap(({ values, role, openFrom }, order): Shape[] => {
    const value = values[index] ?? null;
    const y = middle - (each * plot.series.length) / 2 + each * order;
    const text = figureText(value, plot, drawing);
    const lettering = Math.min(size, each * 0.97);
    const at = { x: box.x + box.width, y: baseline(y + each / 2, lettering) };
    const figure = words(at, text, { size: lettering, weight: 500, anchor: 'end', colour: 'ink' });
    if (value === null) return [{ ...figure, colour: 'ink-3' }];
    const [left, right] = [x(Math.min(value, 0)), x(Math.max(value, 0))];
    const opacity = openFrom !== null && index >= openFrom ? OPEN_OPACITY : 1;
    const bar = rect({ x: left, y, width: right - left, height: each * 0.92 }, role, { opacity, radius: size / 10 });
    return value === 0 ? [figure] : [bar, figure];
  });
  return name ? [name, ...marks] : marks;
}

export function drawBars(plot: BarsPlot, drawing: Drawing): Shape[] {
  const { box, size } = drawing;
  const count = plot.categories.length;
  if (count === 0 || plot.series.length === 0) return [];
  const head = plot.series.length > 1 ? rowHeight(size) * 1.4 : 0;
  const least = Math.max(ROW.least, plot.series.length * 1.15) * size;
  const room = box.height - head;
  const fitting = Math.max(Math.floor(room / least), 1);
  const shown = count <= fitting ? count : Math.max(fitting - 1, 1);
  const left = count - shown;
  const row = Math.min(room / (shown + (left > 0 ? 1 : 0)), ROW.most * size);
  const columns = columnsOf(plot, drawing);
  const axis = axisOf(plot, drawing);
  const zero = columns.left + ((0 - axis.from) / (axis.to - axis.from)) * columns.width;
  const top = box.y + head;
  const rows = Array.from({ length: shown }, (_, index) =>
    rowShapes(plot, index, top + row * index, row, columns, drawing),
  ).flat();
  const foot = cutWords({ x: box.x, y: baseline(top + row * (shown + 0.5), size) }, `… and ${left} more`, box.width, {
    size,
    colour: 'ink-3',
  });
  return [
    ...(plot.series.length > 1 ? namesAbove(plot.series, drawing) : []),
    ...rows,
    line({ x: zero, y: top }, { x: zero, y: top + row * shown }, 'ink', size / 14),
    ...(left > 0 && foot ? [foot] : []),
  ];
}
