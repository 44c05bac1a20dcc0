/** A table: hairlines, figures to the right, the sum under a stronger line, grounds of a diverging scale. */
import type { TableCell, TableColumn, TablePlot } from '@/lib/view/deck/plot';
import type { Drawing } from './frame';
import { heatPaint } from './palette';
import { type Box, line, rect, type Shape, type TextShape, type Weight } from './shapes';
import { baseline, cutWords, words, wordsWidth, wrappedWords } from './words';

const HEAD_ROWS = 2;
/** In sizes of the words: a row at its tightest and at its most roomy. */
const ROW = { least: 1.45, most: 3.6 };
/** The smallest letters, as a share of what was asked for. */
const SMALLEST = 0.5;
/** The largest, where few rows leave room; and those that a long name is rather cut than written in. */
const LARGEST = 1.36;
const LEAST_FOR_NAMES = 0.85;
/** How high a row of large letters is to be at least, in their size. */
const ROOMY = 2.2;
const PAD = 0.45;
/** Letters of presentations are a little wider than those that are measured. */
const OTHER_LETTERS = 1.07;
/** The most of the table's width that is kept for one column's words. */
const LONGEST_NAME = 0.4;

interface Column {
  x: number;
  width: number;
}

/** Beside each other, from the left of the box. */
function placed(widths: readonly number[], box: Box): Column[] {
  let x = box.x;
  return widths.map((width) => {
    x += width;
    return { x: x - width, width };
  });
}

const weightsOf = (columns: readonly TableColumn[], box: Box): number[] => {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return columns.map(({ weight }) => (box.width * weight) / total);
};

/** A name so short that two lines would look like an accident. */
const SHORT_NAME = 8;

/** What the longest word of a column's name needs, so that it is broken between words alone. */
const headWidth = (name: string, size: number): number =>
  Math.max(0, ...(name.length <= SHORT_NAME ? [name] : name.split(' ')).map((word) => wordsWidth(word, size * 0.92)));

/** What each column's words need to stand whole. */
function needed(plot: TablePlot, size: number): number[] {
  return plot.columns.map(({ name }, index) => {
    const texts = plot.rows.map((row, at) => {
      const isSum = plot.hasTotal && at === plot.rows.length - 1;
      return wordsWidth(row[index]?.text ?? '', size, isSum ? 600 : 400);
    });
    return Math.max(headWidth(name, size), ...texts) * OTHER_LETTERS + size * PAD * 2;
  });
}

/** What columns are not to be narrower than. */
const leastWidths = (plot: TablePlot, box: Box, size: number): number[] =>
  needed(plot, size).map((width) => Math.min(width, box.width * LONGEST_NAME));

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** Cells with grounds are a grid: of equal columns. */
const isGrid = ({ rows }: TablePlot): boolean => rows.some((row) => row.some(({ heat }) => heat !== null));

/**
 * As wide as the weights say, where everything is whole at that; else the words of narrow columns take what wide ones
 * have to spare. A name that is longer than all of it is cut.
 */
function columnsOf(plot: TablePlot, box: Box, size: number): Column[] {
  const wanted = weightsOf(plot.columns, box);
  if (isGrid(plot)) return placed(wanted, box);
  const least = leastWidths(plot, box, size);
  const over = sumOf(least) - box.width;
  if (over > 0) {
    const isText = plot.columns.map(({ unit }) => unit === 'text');
    const texts = sumOf(least.filter((_, index) => isText[index])) || 1;
    const cut = least.map((width, index) => (isText[index] ? width * Math.max(1 - over / texts, 0.3) : width));
    // Where names give all they can, figures are narrowed as well, and written smaller.
    const fit = Math.min(1, box.width / sumOf(cut));
    return placed(
      cut.map((width) => width * fit),
      box,
    );
  }
  const short = sumOf(wanted.map((width, index) => Math.max((least[index] ?? 0) - width, 0)));
  const spare = sumOf(wanted.map((width, index) => Math.max(width - (least[index] ?? 0), 0)));
  return placed(
    wanted.map((width, index) => {
      const own = least[index] ?? 0;
      return width < own ? own : width - ((width - own) * short) / (spare || 1);
    }),
    box,
  );
}

/** Letters small enough that no figure is cut. */
function sizeOfFigures(plot: TablePlot, columns: readonly Column[], size: number): number {
  const shares = plot.columns.flatMap(({ unit }, index) => {
    if (unit === 'text') return [];
    const texts = plot.rows.map((row) => row[index]?.text ?? '');
    const widest = Math.max(0, ...texts.map((text) => wordsWidth(text, size, 600)));
    return widest === 0 ? [] : [((columns[index]?.width ?? 0) - size * PAD * 2) / widest];
  });
  return size * Math.min(1, Math.max(SMALLEST, ...(shares.length > 0 ? [Math.min(...shares)] : [1])));
}

/** As large as the rows have room for and their words stand whole; a little smaller where a name needs that. */
function sizeOf(plot: TablePlot, box: Box, usual: number): number {
  const lines = plot.rows.length + (plot.more === null ? 0 : 1) + 1;
  const roomy = box.height / (lines * ROOMY);
  const largest = isGrid(plot) ? usual : Math.min(Math.max(roomy, usual), usual * LARGEST);
  const least = isGrid(plot) ? usual : usual * LEAST_FOR_NAMES;
  let size = largest;
  while (size > least && sumOf(leastWidths(plot, box, size)) > box.width) size = Math.max(size - usual / 44, least);
  return sizeOfFigures(plot, columnsOf(plot, box, size), size);
}

interface Row {
  top: number;
  height: number;
}

function cellShapes(cell: TableCell, column: Column, isText: boolean, row: Row, size: number, weight: Weight): Shape[] {
  const y = baseline(row.top + row.height / 2, size);
  const room = column.width - size * PAD * 2;
  const x = isText ? column.x + size * PAD : column.x + column.width - size * PAD;
  const isNothing = cell.value === null && !isText;
  const letters = {
    size,
    weight,
    anchor: isText ? ('start' as const) : ('end' as const),
    colour: isNothing ? ('ink-3' as const) : ('ink' as const),
  };
  const text = cutWords({ x, y }, cell.text, room, letters);
  const gap = size / 14;
  const ground =
    cell.heat === null
      ? []
      : [
          rect(
            { x: column.x + gap, y: row.top + gap, width: column.width - 2 * gap, height: row.height - 2 * gap },
            heatPaint(cell.heat),
          ),
        ];
  return text ? [...ground, text] : ground;
}

/** Letters of a column's name: smaller where it would be cut. */
function headLines(name: string, room: number, size: number): { lines: string[]; letters: number } {
  const sizes = [0.92, 0.84, 0.76].map((share) => size * share);
  const tries = sizes.map((letters) => ({ letters, lines: wrappedWords(name, room, letters, HEAD_ROWS) }));
  const isWhole = ({ lines }: { lines: string[] }): boolean => lines.every((each) => !each.endsWith('…'));
  return tries.find(isWhole) ?? tries[0] ?? { lines: [], letters: size };
}

function headShapes(
  plot: TablePlot,
  columns: readonly Column[],
  height: number,
  size: number,
  { box }: Drawing,
): Shape[] {
  const texts = plot.columns.flatMap(({ name, unit }, index): TextShape[] => {
    const column = columns[index];
    if (!column) return [];
    const isText = unit === 'text';
    const x = isText ? column.x + size * PAD : column.x + column.width - size * PAD;
    const { lines, letters: small } = headLines(name, column.width - size * PAD * 2, size);
    return lines.map((text, row) => {
      const y = box.y + height - size * 0.5 - (lines.length - 1 - row) * small * 1.2;
      const shape = words({ x, y }, text, { size: small, anchor: isText ? 'start' : 'end', colour: 'ink-3' });
      return { ...shape, whole: text.endsWith('…') ? name : null };
    });
  });
  const under = box.y + height;
  return [...texts, line({ x: box.x, y: under }, { x: box.x + box.width, y: under }, 'line-strong', size / 12)];
}

const headHeight = (plot: TablePlot, columns: readonly Column[], size: number): number => {
  const rows = plot.columns.map(({ name }, index) => {
    const room = (columns[index]?.width ?? 0) - size * PAD * 2;
    return headLines(name, room, size).lines.length;
  });
  return size * (0.8 + 1.12 * Math.max(1, ...rows));
};

/** Which rows are drawn: all, or the first ones and the sum, and how many are not. */
function shownRows(plot: TablePlot, room: number, least: number) {
  const fits = Math.max(Math.floor(room / least), 1);
  const foot = plot.more === null ? 0 : 1;
  if (plot.rows.length + foot <= fits) return { rows: plot.rows, more: plot.more };
  const sum = plot.hasTotal ? plot.rows.slice(-1) : [];
  const body = plot.hasTotal ? plot.rows.slice(0, -1) : plot.rows;
  const kept = body.slice(0, Math.max(fits - 1 - sum.length, 1));
  const left = body.length - kept.length;
  const own = plot.more === null ? '' : `; ${plot.more.replace(/^…\s*/, '')}`;
  return { rows: [...kept, ...sum], more: `… and ${left} more${own}` };
}

export interface TableLayout {
  columns: Column[];
  /** Of the letters, small enough for every figure. */
  size: number;
  head: number;
  row: number;
  rows: TablePlot['rows'];
  /** '… and 12 more accounts' */
  more: string | null;
}

/** Sizes of a table in a box, and which of its rows have room there. */
export function tableLayout(plot: TablePlot, box: Box, usualSize: number): TableLayout {
  const size = sizeOf(plot, box, usualSize);
  const columns = columnsOf(plot, box, size);
  const head = headHeight(plot, columns, size);
  const room = box.height - head;
  const { rows, more } = shownRows(plot, room, ROW.least * size);
  const row = Math.min(room / Math.max(rows.length + (more === null ? 0 : 1), 1), ROW.most * size);
  return { columns, size, head, row, rows, more };
}

export function drawTable(plot: TablePlot, drawing: Drawing): Shape[] {
  const { box } = drawing;
  const { columns, size, head, row: height, rows, more } = tableLayout(plot, box, drawing.size);
  const shapes = rows.flatMap((cells, index): Shape[] => {
    const row = { top: box.y + head + height * index, height };
    const isSum = plot.hasTotal && index === rows.length - 1;
    const bottom = row.top + row.height;
    const rule = isSum
      ? line({ x: box.x, y: row.top }, { x: box.x + box.width, y: row.top }, 'ink-3', size / 10)
      : line({ x: box.x, y: bottom }, { x: box.x + box.width, y: bottom }, 'gridline', size / 12);
    const drawn = cells.flatMap((cell, at) => {
      const column = columns[at];
      if (!column) return [];
      return cellShapes(cell, column, plot.columns[at]?.unit === 'text', row, size, isSum ? 600 : 400);
    });
    return [rule, ...drawn];
  });
  const last = baseline(box.y + head + height * (rows.length + 0.5), size);
  const letters = { size, colour: 'ink-3' as const };
  const foot = more === null ? null : cutWords({ x: box.x + size * PAD, y: last }, more, box.width - size, letters);
  return [...headShapes(plot, columns, head, size, drawing), ...shapes, ...(foot ? [foot] : [])];
}
