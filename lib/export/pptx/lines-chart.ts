/** A line chart that stays a chart: names at the lines' ends, open months dotted, target and interval as lines. */
import { type LinesPlot, type PlotSeries, shownBand } from '@/lib/view/deck/plot';
import { figureText } from '@/lib/view/drawing/frame';
import { type LinesFrame, lineLabels } from '@/lib/view/drawing/line-labels';
import { linesFrame, NOTE_SIZE, placedNotes, targetWords } from '@/lib/view/drawing/lines';
import type { Paint } from '@/lib/view/drawing/shapes';
import { wordsWidth } from '@/lib/view/drawing/words';
import { axes } from './chart-axes';
import { type Chart, type ChartParts, chartXml } from './chart-shape';
import { type ChartColumn, type ChartSheet, timeAxis } from './chart-sheet';
import {
  AXES,
  fill,
  labelParts,
  lettering,
  NO_LABELS,
  NO_LEADERS,
  outline,
  rich,
  seriesData,
  seriesHead,
  shape,
  shiftBy,
} from './chart-xml';
import { cellFormat, cellNumber, formatLike } from './number-format';

/** A line as the chart has it: of the plot's own, or what stands around them. */
interface Drawn {
  column: ChartColumn;
  role: Paint;
  width: number;
  dash: 'solid' | 'dashed' | 'dotted';
  openFrom: number | null;
  /** At the line's end; null: none. */
  label: 'name and value' | 'name' | null;
  /** Notes have marks and words of their own instead of a line. */
  notes: LinesPlot['notes'] | null;
}

const asColumn = (
  name: string,
  values: readonly (number | null)[],
  plot: LinesPlot,
  { currency }: Chart,
): ChartColumn => ({
  name,
  values: values.map((value) => cellNumber(value, plot.unit, currency)),
  format: cellFormat(plot.unit, currency),
});

function ownLine(series: PlotSeries, plot: LinesPlot, chart: Chart): Drawn {
  const width = series === plot.series[0] ? 2.25 : 1.75;
  const column = asColumn(series.name, series.values, plot, chart);
  return {
    column,
    role: series.role,
    width,
    dash: 'solid',
    openFrom: series.openFrom,
    label: 'name and value',
    notes: null,
  };
}

/** Lines beside the plot's own: the target's edges, the interval's edges where bands are shown, notes. */
function linesAround(plot: LinesPlot, chart: Chart, top: number): Drawn[] {
  const { target, categories, notes } = plot;
  const band = shownBand(plot, chart.bands);
  const around = (name: string, values: readonly (number | null)[], rest: Partial<Drawn>): Drawn => ({
    column: asColumn(name, values, plot, chart),
    role: 'target-line',
    width: 1,
    dash: 'dashed',
    openFrom: null,
    label: null,
    notes: null,
    ...rest,
  });
  const level = (value: number): number[] => categories.map(() => value);
  const edges = target ? [...new Set([target.high, target.low])] : [];
  const targets = edges.map((edge, index) =>
    around(index === 0 ? (target?.name ?? '') : `${target?.name}, from`, level(edge), { role: 'target-line' }),
  );
  const role = plot.series[0]?.role ?? 'nrr';
  const edge: Partial<Drawn> = { role, width: 0.75, dash: 'dotted' };
  const bands = band
    ? [around(band.name, band.high, { ...edge, label: 'name' }), around(`${band.name}, low`, band.low, edge)]
    : [];
  if (notes.length === 0) return [...targets, ...bands];
  const marked = categories.map((_, index) => (notes.some(({ category }) => category === index) ? top : null));
  return [...targets, ...bands, around('Notes', marked, { role: 'ink-3', notes })];
}

function endLabel(drawn: Drawn, plot: LinesPlot, chart: Chart, shifts: ReadonlyMap<string, number>): string {
  const { palette, size, box } = chart;
  const { column, role, label } = drawn;
  const last = column.values.findLastIndex((value) => value !== null);
  if (label === null || last < 0) return `<c:dLbls>${NO_LABELS}</c:dLbls>`;
  const own = plot.series.find(({ name }) => name === column.name);
  const format = formatLike(figureText(own?.values[last] ?? null, plot, chart));
  const layout = shiftBy(0, (shifts.get(column.name) ?? 0) / box.height);
  const isOwn = label === 'name and value';
  const letters = lettering(palette, { size, paint: isOwn ? role : 'ink-3', bold: isOwn });
  const parts = labelParts({ before: layout, format, letters, place: 'r', shows: label });
  return `<c:dLbls><c:dLbl><c:idx val="${last}"/>${parts}</c:dLbl>${NO_LABELS}</c:dLbls>`;
}

/** The name of the target at its line, where the drawing has it. */
function targetLabel({ column }: Drawn, plot: LinesPlot, frame: LinesFrame, chart: Chart): string {
  const { palette, box, size } = chart;
  const words = targetWords(plot, frame, chart);
  const { target } = plot;
  const level = column.values[0] ?? null;
  if (words === null || target === null || level === null) return `<c:dLbls>${NO_LABELS}</c:dLbls>`;
  const isStart = words.anchor === 'start';
  const half = (wordsWidth(words.text, words.size) / 2) * (isStart ? 1 : -1);
  const index = isStart ? 0 : plot.categories.length - 1;
  const isAbove = words.at.y < frame.y(target.high);
  const away = words.at.y - size * 0.35 - frame.y(target.high) + (isAbove ? size * 0.8 : -size * 0.8);
  const before =
    shiftBy((words.at.x + half - frame.across(index)) / box.width, away / box.height) +
    rich(palette, words.text, { size: words.size, paint: 'good' });
  const parts = labelParts({ before, letters: '', place: isAbove ? 't' : 'b', shows: 'words' });
  return `<c:dLbls><c:dLbl><c:idx val="${index}"/>${parts}</c:dLbl>${NO_LABELS}${NO_LEADERS}</c:dLbls>`;
}

/** The words of notes over their marks, moved aside and cut as far as their neighbours need. */
function noteLabels(plot: LinesPlot, frame: LinesFrame, chart: Chart): string {
  const { palette, size, box } = chart;
  const labels = placedNotes(plot, frame, chart).map(({ category, text, left, width }) => {
    if (text === '') return '';
    const before =
      shiftBy((left + width / 2 - frame.across(category)) / box.width, 0) +
      rich(palette, text, { size: size * NOTE_SIZE, paint: 'ink-2' });
    return `<c:dLbl><c:idx val="${category}"/>${labelParts({ before, letters: '', place: 't', shows: 'words' })}</c:dLbl>`;
  });
  return `<c:dLbls>${labels.join('')}${NO_LABELS}${NO_LEADERS}</c:dLbls>`;
}

const marker = (symbol: string): string => `<c:marker>${symbol}</c:marker>`;
const NO_MARKER = marker('<c:symbol val="none"/>');

function endPoints(drawn: Drawn, { palette }: Chart): string {
  const { column, role, width, openFrom } = drawn;
  const last = column.values.findLastIndex((value) => value !== null);
  const line = (index: number): string =>
    shape(outline(palette, role, width, openFrom !== null && index >= openFrom ? 'dotted' : 'solid'));
  const round = (index: number): string => {
    const isOpen = openFrom !== null && index >= openFrom;
    const inner = isOpen ? fill(palette, 'surface') : fill(palette, role);
    const ring = outline(palette, isOpen ? role : 'surface', 1.25);
    return marker(`<c:symbol val="circle"/><c:size val="7"/>${shape(inner + ring)}`);
  };
  return column.values
    .map((value, index) => {
      const isOpen = openFrom !== null && index >= openFrom;
      const isEnd = index === last || index === (openFrom ?? 0) - 1;
      if (value === null || !(isOpen || isEnd)) return '';
      return `<c:dPt><c:idx val="${index}"/>${isEnd ? round(index) : NO_MARKER}<c:bubble3D val="0"/>${line(index)}</c:dPt>`;
    })
    .join('');
}

/** Notes: an open dot with a dotted line down through the plot. */
function noteSeries(labels: string, sheet: ChartSheet, index: number, { palette }: Chart, depth: number): string {
  const ring = marker(
    `<c:symbol val="circle"/><c:size val="5"/>${shape(fill(palette, 'surface') + outline(palette, 'ink-2', 1))}`,
  );
  const down = `<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="fixedVal"/><c:noEndCap val="1"/><c:val val="${depth}"/>${shape(outline(palette, 'ink-3', 0.75, 'dotted'))}</c:errBars>`;
  return `<c:ser>${seriesHead(sheet, index)}${shape('<a:ln><a:noFill/></a:ln>')}${ring}${labels}${down}${seriesData(sheet, index)}<c:smooth val="0"/></c:ser>`;
}

export function linesChart(plot: LinesPlot, chart: Chart): ChartParts {
  const { size, currency, palette } = chart;
  const frame = linesFrame(plot, chart);
  const lines = [
    ...plot.series.map((series) => ownLine(series, plot, chart)),
    ...linesAround(plot, chart, frame.axis.to),
  ];
  const time = timeAxis(plot.categories);
  const columns = lines.map(({ column }) => column);
  const sheet: ChartSheet = { categories: plot.categories, columns, ...(time && { time }) };
  const shifts = new Map(
    lineLabels(plot, frame, { ...chart, bands: false }).map(({ label, series, y }) => [
      series?.name ?? '',
      y - label.y,
    ]),
  );
  const depth =
    (cellNumber(frame.axis.to, plot.unit, currency) ?? 0) - (cellNumber(frame.axis.from, plot.unit, currency) ?? 0);
  const series = lines.map((drawn, index) => {
    if (drawn.notes) return noteSeries(noteLabels(plot, frame, chart), sheet, index, chart, depth);
    const ink = shape(outline(palette, drawn.role, drawn.width, drawn.dash));
    const isTarget = index === plot.series.length && plot.target !== null;
    const points = drawn.label === 'name and value' ? endPoints(drawn, chart) : '';
    return `<c:ser>${seriesHead(sheet, index)}${ink}${NO_MARKER}${points}${isTarget ? targetLabel(drawn, plot, frame, chart) : endLabel(drawn, plot, chart, shifts)}${seriesData(sheet, index)}<c:smooth val="0"/></c:ser>`;
  });
  const chartLines = `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series.join('')}<c:marker val="1"/>${AXES}</c:lineChart>`;
  const widest = Math.max(0, ...plot.categories.map((text) => wordsWidth(text, size)));
  const every = Math.max(1, Math.ceil(((widest + size) * plot.categories.length) / frame.plot.width));
  const plotted = chartLines + axes(chart, frame.axis, plot.unit, { between: false, every, time });
  return { xml: chartXml(chart, { frame, plot: plotted }), sheet };
}
