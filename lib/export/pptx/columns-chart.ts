/** Columns and bars that stay charts: stacked or side by side, the net as dots over them. */
import type { BarsPlot, ColumnsPlot, PlotSeries } from '@/lib/view/deck/plot';
import { columnsFrame } from '@/lib/view/drawing/columns';
import { figureText, frameOf } from '@/lib/view/drawing/frame';
import { fittingWords, wordsWidth } from '@/lib/view/drawing/words';
import { axes } from './chart-axes';
import { type Chart, type ChartParts, chartXml } from './chart-shape';
import { type ChartSheet, timeAxis } from './chart-sheet';
import {
  AXES,
  fill,
  labelParts,
  lettering,
  NO_LABELS,
  NO_LINE,
  outline,
  seriesData,
  seriesHead,
  shape,
} from './chart-xml';
import { cellFormat, cellNumber, formatLike } from './number-format';

const OPEN_OPACITY = 0.5;
const NAMES_MOST = 0.36;

function sheetOf(plot: ColumnsPlot | BarsPlot, categories: readonly string[], { currency }: Chart): ChartSheet {
  const all = [...plot.series, ...(plot.kind === 'columns' && plot.line ? [plot.line] : [])];
  const columns = all.map(({ name, values }) => ({
    name,
    values: values.map((value) => cellNumber(value, plot.unit, currency)),
    format: cellFormat(plot.unit, currency),
  }));
  return { categories, columns };
}

/** Columns of open periods are paler, with a dotted outline. */
function openPoints({ values, openFrom, role }: PlotSeries, { palette }: Chart): string {
  if (openFrom === null) return '';
  const ink = shape(fill(palette, role, OPEN_OPACITY) + outline(palette, 'ink-3', 0.75, 'dotted'));
  return values
    .map((value, index) =>
      value === null || index < openFrom
        ? ''
        : `<c:dPt><c:idx val="${index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${ink}</c:dPt>`,
    )
    .join('');
}

function barSeries(series: PlotSeries, sheet: ChartSheet, index: number, chart: Chart, labels: string): string {
  const ink = shape(fill(chart.palette, series.role) + NO_LINE);
  return `<c:ser>${seriesHead(sheet, index)}${ink}<c:invertIfNegative val="0"/>${openPoints(series, chart)}<c:dLbls>${labels}</c:dLbls>${seriesData(sheet, index)}</c:ser>`;
}

/** Dots on no line. */
function dotSeries(series: PlotSeries, sheet: ChartSheet, index: number, { palette }: Chart): string {
  const dot = `<c:marker><c:symbol val="circle"/><c:size val="7"/>${shape(fill(palette, series.role) + outline(palette, 'surface', 1.25))}</c:marker>`;
  return `<c:ser>${seriesHead(sheet, index)}${shape('<a:ln w="28575"><a:noFill/></a:ln>')}${dot}<c:dLbls>${NO_LABELS}</c:dLbls>${seriesData(sheet, index)}<c:smooth val="0"/></c:ser>`;
}

/** Each point's figure as Ratchet writes it, as a format of the number. */
function figureLabels(series: PlotSeries, plot: ColumnsPlot | BarsPlot, chart: Chart): string {
  const letters = lettering(chart.palette, { size: chart.size, paint: 'ink', bold: false });
  const labels = series.values.map((value, index) => {
    if (value === null) return '';
    const format = formatLike(figureText(value, plot, chart));
    return `<c:dLbl><c:idx val="${index}"/>${labelParts({ format, letters, place: 'outEnd', shows: 'value' })}</c:dLbl>`;
  });
  const rest = labelParts({ format: cellFormat(plot.unit, chart.currency), letters, place: 'outEnd', shows: 'value' });
  return labels.join('') + rest;
}

export function columnsChart(plot: ColumnsPlot, chart: Chart): ChartParts {
  const { frame, width, slot, hasNames } = columnsFrame(plot, chart);
  const time = timeAxis(plot.categories);
  const sheet: ChartSheet = { ...sheetOf(plot, plot.categories, chart), ...(time && { time }) };
  const widest = Math.max(0, ...plot.categories.map((text) => wordsWidth(text, chart.size)));
  const every = Math.max(1, Math.ceil((widest + chart.size * 0.5) / slot));
  const texts = plot.series.flatMap(({ values }) => values.map((value) => figureText(value, plot, chart)));
  const isRoomy = Math.max(0, ...texts.map((text) => wordsWidth(text, chart.size))) < slot - chart.size * 0.3;
  const hasFigures = plot.series.length === 1 && !plot.stacked && isRoomy;
  const series = plot.series.map((each, index) =>
    barSeries(each, sheet, index, chart, hasFigures ? figureLabels(each, plot, chart) : NO_LABELS),
  );
  const gap = Math.round((slot / Math.max(width, 1) - 1) * 100 * (plot.stacked ? 1 : Math.max(plot.series.length, 1)));
  const bars = `<c:barChart><c:barDir val="col"/><c:grouping val="${plot.stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="${Math.min(Math.max(gap, 20), 500)}"/><c:overlap val="${plot.stacked ? 100 : -8}"/>${AXES}</c:barChart>`;
  const net = plot.line
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${dotSeries(plot.line, sheet, plot.series.length, chart)}<c:marker val="1"/>${AXES}</c:lineChart>`
    : '';
  const plotted = bars + net + axes(chart, frame.axis, plot.unit, { between: true, every, time });
  return { xml: chartXml(chart, { frame, plot: plotted, hasLegend: hasNames }), sheet };
}

export function barsChart(plot: BarsPlot, chart: Chart): ChartParts {
  const { box, size, currency } = chart;
  const room = box.width * NAMES_MOST;
  const names = plot.categories.map((name) => fittingWords(name, room - size, size));
  const widest = Math.max(0, ...names.map((name) => wordsWidth(name, size))) + size * 1.2;
  const sheet = sheetOf(plot, names, chart);
  const bare = frameOf(plot, chart, { top: 0, right: 0, rowsBelow: 0 });
  const right = plot.series.length > 1 ? box.width * 0.2 : size * 5;
  const plotBox = { x: box.x + widest, y: box.y, width: Math.max(box.width - widest - right, 1), height: box.height };
  const frame = { ...bare, plot: plotBox };
  const series = plot.series.map((each, index) =>
    barSeries(each, sheet, index, chart, figureLabels(each, plot, chart)),
  );
  const bars = `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="45"/><c:overlap val="-8"/>${AXES}</c:barChart>`;
  const plotted =
    bars +
    axes({ ...chart, currency }, frame.axis, plot.unit, {
      between: true,
      horizontal: true,
      every: 1,
      hidesValues: true,
    });
  return { xml: chartXml(chart, { frame, plot: plotted, hasLegend: plot.series.length > 1 }), sheet };
}
