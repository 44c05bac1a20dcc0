/** A waterfall that stays a chart: stacked columns over a base without colour, totals as dashes in ink. */
import type { WaterfallPlot, WaterfallStep } from '@/lib/view/deck/plot';
import { stepNames, waterfallFrame } from '@/lib/view/drawing/waterfall';
import { axes } from './chart-axes';
import { type Chart, type ChartParts, chartXml } from './chart-shape';
import type { ChartColumn, ChartSheet } from './chart-sheet';
import {
  AXES,
  fill,
  labelParts,
  lettering,
  NO_LABELS,
  NO_LINE,
  rich,
  seriesData,
  seriesHead,
  shape,
  shiftBy,
} from './chart-xml';
import { cellFormat, cellNumber, formatLike } from './number-format';

/** Share of its slot that names may fill: the presentation's letters are hardly wider than Geist's. */
const NAME_SHARE = 0.94;

/** The part of a step above zero and that below it, each from what lies under it (a base) to its own end. */
function spans({ from, to }: WaterfallStep): { base: number; above: number; below: number } {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  if (low >= 0) return { base: low, above: high - low, below: 0 };
  if (high <= 0) return { base: high, above: 0, below: low - high };
  return { base: 0, above: high, below: low };
}

interface Bars {
  column: ChartColumn;
  /** The steps that the column is of; none: the base, which has no colour. */
  kind: 'base' | 'gain' | 'loss' | 'total';
}

function barsOf({ steps, unit }: WaterfallPlot, { currency }: Chart): Bars[] {
  const format = cellFormat(unit, currency);
  const column = (name: string, pick: (step: WaterfallStep) => number | null): ChartColumn => ({
    name,
    values: steps.map((step) => cellNumber(pick(step), unit, currency)),
    format,
  });
  const part = (kind: 'gain' | 'loss', side: 'above' | 'below') => (step: WaterfallStep) => {
    const size = step.kind === kind ? spans(step)[side] : 0;
    return step.kind === kind && (size !== 0 || (side === 'above' && step.from === step.to)) ? size : null;
  };
  const all: Bars[] = [
    { column: column('Base', (step) => (step.kind === 'total' ? null : spans(step).base)), kind: 'base' },
    { column: column('Gain', part('gain', 'above')), kind: 'gain' },
    { column: column('Loss', part('loss', 'above')), kind: 'loss' },
    { column: column('Gain below zero', part('gain', 'below')), kind: 'gain' },
    { column: column('Loss below zero', part('loss', 'below')), kind: 'loss' },
  ];
  const used = all.filter(({ kind, column: { values } }) => kind === 'base' || values.some((value) => value !== null));
  return [...used, { column: column('Total', (step) => (step.kind === 'total' ? step.to : null)), kind: 'total' }];
}

/** Whether the label can be a format of the column's number: money that is written in one piece. */
const isMoney = ({ unit }: WaterfallPlot): boolean => unit === 'money' || unit === 'count';

/** The figures: of steps over a dash-less line at the upper or lower end, so that each stands outside its bar. */
function figureSeries(plot: WaterfallPlot, sheet: ChartSheet, index: number, chart: Chart): string {
  const { palette, size } = chart;
  const labels = plot.steps.map((step, at) => {
    const letters = lettering(palette, { size, paint: 'ink', bold: step.kind === 'total' });
    // The dash of a total is as high as a line of words: its figure stands clear of it.
    const lifted = step.kind === 'total' ? shiftBy(0, -0.012) : '';
    const before = lifted + rich(palette, step.text, { size, paint: 'ink', bold: step.kind === 'total' });
    const isNumber = step.kind === 'total' && isMoney(plot);
    const parts = isNumber
      ? labelParts({ before: lifted, format: formatLike(step.text), letters, place: 't', shows: 'value' })
      : labelParts({ before, letters: '', place: step.kind === 'loss' ? 'b' : 't', shows: 'words' });
    return `<c:dLbl><c:idx val="${at}"/>${parts}</c:dLbl>`;
  });
  const none = '<c:marker><c:symbol val="none"/></c:marker>';
  return `<c:ser>${seriesHead(sheet, index)}${shape('<a:ln w="19050"><a:noFill/></a:ln>')}${none}<c:dLbls>${labels.join('')}${NO_LABELS}</c:dLbls>${seriesData(sheet, index)}<c:smooth val="0"/></c:ser>`;
}

export function waterfallChart(plot: WaterfallPlot, chart: Chart): ChartParts {
  const { palette, size } = chart;
  const frame = waterfallFrame(plot, chart);
  const bars = barsOf(plot, chart);
  const slot = frame.plot.width / Math.max(plot.steps.length, 1);
  const own = plot.steps.map(({ name }) => name);
  const { letters, lines } = stepNames(own, slot * NAME_SHARE, size);
  const names = lines.map((each) => each.join(' '));
  const format = cellFormat(plot.unit, chart.currency);
  const ends = plot.steps.map((step) => {
    const outer = step.kind === 'loss' ? Math.min(step.from, step.to) : Math.max(step.from, step.to);
    return cellNumber(step.kind === 'total' ? step.to : outer, plot.unit, chart.currency);
  });
  const columns = [...bars.map(({ column }) => column), { name: 'Label', values: ends, format }];
  const sheet: ChartSheet = { categories: names, columns };
  const stacked = bars.flatMap(({ column, kind }, index) => {
    if (kind === 'total') return [];
    const points = plot.steps.map((step, at) =>
      kind === 'base' || (column.values[at] ?? null) === null
        ? ''
        : `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${shape(fill(palette, step.role) + NO_LINE)}</c:dPt>`,
    );
    const ink = shape(
      kind === 'base' ? `<a:noFill/>${NO_LINE}` : fill(palette, kind === 'gain' ? 'expansion' : 'churn') + NO_LINE,
    );
    return `<c:ser>${seriesHead(sheet, index)}${ink}<c:invertIfNegative val="0"/>${points.join('')}<c:dLbls>${NO_LABELS}</c:dLbls>${seriesData(sheet, index)}</c:ser>`;
  });
  const total = bars.length - 1;
  const dash = `<c:marker><c:symbol val="dash"/><c:size val="${Math.round(Math.min(Math.max(slot * 0.5, 12), 40))}"/>${shape(fill(palette, 'ink') + NO_LINE)}</c:marker>`;
  const totals = `<c:ser>${seriesHead(sheet, total)}${shape('<a:ln w="19050"><a:noFill/></a:ln>')}${dash}<c:dLbls>${NO_LABELS}</c:dLbls>${seriesData(sheet, total)}<c:smooth val="0"/></c:ser>`;
  const plotted = `<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>${stacked.join('')}<c:gapWidth val="50"/><c:overlap val="100"/>${AXES}</c:barChart><c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${totals}${figureSeries(plot, sheet, bars.length, chart)}<c:marker val="1"/>${AXES}</c:lineChart>${axes(chart, frame.axis, plot.unit, { between: true, every: 1, letters })}`;
  return { xml: chartXml(chart, { frame, plot: plotted }), sheet };
}
