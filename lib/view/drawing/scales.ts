/** Axes of plots: where they begin and end, and what is written on them. Native charts and drawings share them. */
import { type Axis, niceAxis } from '@/lib/view/axis';
import {
  type BarsPlot,
  type ColumnsPlot,
  type LinesPlot,
  type PlotUnit,
  shownBand,
  type WaterfallPlot,
} from '@/lib/view/deck/plot';
import { axisMoney, compactMoney, percent, wholeNumber } from '@/lib/view/format';

export type AxisPlot = LinesPlot | ColumnsPlot | BarsPlot | WaterfallPlot;

export interface PlotAxis extends Axis {
  /** One for each mark. */
  texts: string[];
  startsAtZero: boolean;
}

const AXIS_STEPS = 5;
/** The lowest value's share of the highest from which an axis may begin above zero. */
const FAR_FROM_ZERO = 0.25;
/** Room for the figures of a waterfall's outermost steps, as a share of what moves. */
const LABEL_ROOM = 0.12;

export const AXIS_NOTE = 'The axis does not start at zero';

const numbers = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** Sums above and below zero of each category. */
function stackEnds({ categories, series }: ColumnsPlot): number[] {
  return categories.flatMap((_, index) => {
    const values = numbers(series.map(({ values: own }) => own[index] ?? null));
    const sum = (sign: 1 | -1): number => values.reduce((all, each) => (each * sign > 0 ? all + each : all), 0);
    return [sum(1), sum(-1)];
  });
}

function levelsOf(plot: AxisPlot, bands: boolean): number[] {
  if (plot.kind === 'waterfall')
    return plot.steps.flatMap(({ kind, from, to }) => (kind === 'total' ? [to] : [from, to]));
  const own = plot.series.flatMap(({ values }) => numbers(values));
  if (plot.kind === 'lines') {
    const band = shownBand(plot, bands);
    const edges = band ? [...numbers(band.low), ...numbers(band.high)] : [];
    return [...own, ...edges, ...(plot.target ? [plot.target.low, plot.target.high] : [])];
  }
  if (plot.kind === 'bars') return [0, ...own];
  return [0, ...(plot.stacked ? stackEnds(plot) : own), ...numbers(plot.line?.values ?? [])];
}

function rangeOf(plot: AxisPlot, levels: readonly number[]): [low: number, high: number] {
  let low = Math.min(...levels);
  let high = Math.max(...levels);
  if (plot.kind === 'waterfall') {
    const room = (high - low) * LABEL_ROOM || Math.abs(high) * 0.02 || 1;
    const isNear = low - room < high * FAR_FROM_ZERO;
    low = isNear && low >= 0 ? 0 : low - room;
    high += room;
  } else if (plot.kind === 'lines' && low > 0 && low < high * FAR_FROM_ZERO) low = 0;
  return [low, high];
}

const PERCENT_STEP = 0.01;

const leastStep: Readonly<Record<PlotUnit, number>> = { ratio: 0.001, money: 1, months: 1, count: 1 };

export function unitText(value: number | null, unit: PlotUnit, currency: string | null): string {
  if (value === null || unit === 'ratio') return percent(value);
  if (unit === 'money' && currency !== null) return compactMoney(value, currency);
  if (unit === 'months') return `${value.toFixed(1)} months`;
  return wholeNumber(value);
}

function axisTexts(ticks: readonly number[], unit: PlotUnit, currency: string | null): string[] {
  if (unit === 'money' && currency !== null) return axisMoney(ticks, currency);
  if (unit !== 'ratio') return ticks.map(wholeNumber);
  const isFine = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) < PERCENT_STEP * 0.999;
  return ticks.map((tick) => `${(tick * 100).toFixed(isFine ? 1 : 0).replace('-', '−')}%`);
}

export function axisOf(plot: AxisPlot, { bands, currency }: { bands: boolean; currency: string | null }): PlotAxis {
  const levels = levelsOf(plot, bands).filter(Number.isFinite);
  const [low, high] = levels.length === 0 ? [0, 1] : rangeOf(plot, levels);
  const axis = niceAxis(low, high, AXIS_STEPS, leastStep[plot.unit]);
  return {
    ...axis,
    texts: axisTexts(axis.ticks, plot.unit, currency),
    startsAtZero: axis.from <= 0 && axis.to >= 0,
  };
}

/** Every which category is named: each, every second, every third, every half year, … */
export const nameSteps = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120] as const;
