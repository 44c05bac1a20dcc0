/** The names of lines with their last figures: in the column at the right, or where a line ends before it. */
import { type LinesPlot, type PlotSeries, shownBand } from '@/lib/view/deck/plot';
import { type Drawing, type Frame, figureText, rowHeight } from './frame';
import type { Box, Point } from './shapes';
import { inlineLabels, placedLabels, type SideLabel } from './side-labels';
import { wordsWidth } from './words';

export type Across = (index: number) => number;
export type LinesFrame = Frame & { across: Across };

export const labelText = (series: PlotSeries, plot: LinesPlot, drawing: Drawing): string => {
  const value = series.values.findLast((each) => each !== null) ?? null;
  return `${series.name} ${figureText(value, plot, drawing)}`;
};

interface LineLabel extends SideLabel {
  /** Null: of the interval. */
  series: PlotSeries | null;
  isInline: boolean;
}

function labelsOf(plot: LinesPlot, frame: LinesFrame, drawing: Drawing): LineLabel[] {
  const end = plot.categories.length - 1;
  const labels = plot.series.flatMap((series): LineLabel[] => {
    const last = series.values.findLastIndex((value) => value !== null);
    const value = series.values[last];
    if (value === null || value === undefined) return [];
    const y = frame.y(value);
    const text = labelText(series, plot, drawing);
    const from = { x: frame.across(last), y };
    return [{ text, colour: series.role, weight: 600, y, from, mark: null, series, isInline: last < end }];
  });
  const band = shownBand(plot, drawing.bands);
  const high = band?.high.findLast((value) => value !== null);
  if (!band || high === null || high === undefined) return labels;
  const { name } = band;
  const y = frame.y(high);
  return [
    ...labels,
    { text: name, colour: 'ink-3', weight: 400, y, from: null, mark: null, series: null, isInline: false },
  ];
}

export interface PlacedLine {
  label: SideLabel;
  series: PlotSeries | null;
  /** Where the words begin, and their middle. */
  x: number;
  y: number;
  isInline: boolean;
}

/** Where the column of labels begins. */
export const columnLeft = ({ plot }: Frame, size: number): number => plot.x + plot.width + size * 0.9;

/** Whether no line passes through a box. */
function clearOf(lines: readonly (readonly Point[])[]): (box: Box) => boolean {
  return (box) =>
    lines.every((points) =>
      points.every((to, index) => {
        const from = points[index - 1];
        if (!from) return true;
        const [left, right] = [Math.max(from.x, box.x), Math.min(to.x, box.x + box.width)];
        if (left >= right) return true;
        const at = (x: number): number => from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
        const [low, high] = [Math.min(at(left), at(right)), Math.max(at(left), at(right))];
        return high < box.y || low > box.y + box.height;
      }),
    );
}

/** No label is on another or on those of `others`, and none on a line where that can be helped. */
export function lineLabels(
  plot: LinesPlot,
  frame: LinesFrame,
  drawing: Drawing,
  others: readonly Box[] = [],
): PlacedLine[] {
  const { size } = drawing;
  const labels = labelsOf(plot, frame, drawing);
  const x = columnLeft(frame, size);
  const column = placedLabels(
    labels.filter(({ isInline }) => !isInline),
    frame,
    size,
  ).map(({ label, y }) => ({ label, x, y }));
  const taken = column.map(({ label, y }) => ({
    x,
    y: y - rowHeight(size) / 2,
    width: wordsWidth(label.text, size, label.weight),
    height: rowHeight(size),
  }));
  const lines = plot.series.map(({ values }) =>
    values.flatMap((value, index) => (value === null ? [] : [{ x: frame.across(index), y: frame.y(value) }])),
  );
  const { x: left, width } = frame.plot;
  const levels = plot.target ? [plot.target.low, plot.target.high].map((level) => frame.y(level)) : [];
  const edges = levels.map((y) => [
    { x: left, y },
    { x: left + width, y },
  ]);
  const inline = inlineLabels(
    labels.filter(({ isInline }) => isInline),
    [...taken, ...others],
    { frame, size, isClear: clearOf([...lines, ...edges]) },
  );
  return [...column, ...inline].map(({ label, x: start, y }) => ({
    label,
    series: label.series,
    x: start,
    y,
    isInline: label.isInline,
  }));
}
