/** The forecast as it is drawn and worded: figures with their bands, the fan, and how such bands held in the past. */
import type { Band } from '@/lib/domain/forecast/draws';
import type { ForecastPoint, ForecastReport } from '@/lib/domain/forecast/shape';
import { type Axis, niceAxis } from './axis';
import type { ForecastChoices, ForecastMeasure } from './forecast-question';
import {
  axisMoney,
  compactMoney,
  monthText,
  monthTick,
  percent,
  signedMoney,
  signedPoints,
  wholeNumber,
} from './format';
import { moneyCell, monthCell, numberColumn, ratioCell, type TwinCell, type TwinTable, textColumn } from './twin';

const YEAR = 12;
const PERCENT = 100;

const isLast = ({ ahead }: ForecastPoint, months: number): boolean => ahead === months;

const worded = (measure: ForecastMeasure, value: number, currency: string): string =>
  measure === 'nrr' ? percent(value) : compactMoney(Math.round(value), currency);

const difference = (measure: ForecastMeasure, value: number, currency: string): string =>
  measure === 'nrr' ? `${signedPoints(value)} pt` : signedMoney(Math.round(value), currency);

const range = (measure: ForecastMeasure, { low80, high80 }: Band, currency: string): string =>
  `${worded(measure, low80, currency)} to ${worded(measure, high80, currency)}`;

/** Why there is none, where there is none. */
export const NO_FORECAST =
  'A forecast replays the past twelve months: it needs as many months that are over, with customers at the start of each.';

/** 'If the past year repeated itself, NRR to Oct 2027 would be 103.1%, 97.0% to 109.2% in 8 of 10 draws.' */
export function forecastSentence({ baseline, what_if, currency }: ForecastReport): string {
  const shown = what_if ?? baseline;
  const point = shown.find((each) => isLast(each, YEAR));
  const base = baseline.find((each) => isLast(each, YEAR));
  if (!point || !base) return NO_FORECAST;
  const said = `NRR to ${monthText(point.month)} would be ${percent(point.nrr.median)}`;
  const band = `${range('nrr', point.nrr, currency)} in 8 of 10 draws`;
  if (what_if === null) return `If the past year repeated itself, ${said}, ${band}.`;
  const change = difference('nrr', point.nrr.median - base.nrr.median, currency);
  return `With what is tried out, ${said}, ${change} against the past year repeated; ${band}.`;
}

export interface ForecastFigure {
  key: string;
  /** What the figure is, and of when. */
  slug: 'forecast_nrr' | 'forecast_arr';
  when: string;
  value: string;
  /** What 8 of 10 draws lie in. */
  band: string;
  /** Against the past year repeated; null: nothing is tried out. */
  change: { text: string; tone: 'good' | 'bad' | 'flat' } | null;
}

const toneOf = (value: number): 'good' | 'bad' | 'flat' => (value > 0 ? 'good' : value < 0 ? 'bad' : 'flat');

/** NRR and ARR in 12 and 24 months. */
export function forecastFigures({ baseline, what_if, currency }: ForecastReport): ForecastFigure[] {
  return (['nrr', 'arr'] as const).flatMap((measure) =>
    [YEAR, 2 * YEAR].flatMap((months): ForecastFigure[] => {
      const base = baseline.find((each) => isLast(each, months));
      const tried = what_if?.find((each) => isLast(each, months)) ?? null;
      const point = tried ?? base;
      if (!point || !base) return [];
      const by = tried === null ? null : tried[measure].median - base[measure].median;
      return [
        {
          key: `${measure}-${months}`,
          slug: measure === 'nrr' ? 'forecast_nrr' : 'forecast_arr',
          when: `${measure === 'nrr' ? 'over' : 'in'} ${months} months`,
          value: worded(measure, point[measure].median, currency),
          band: range(measure, point[measure], currency),
          change: by === null ? null : { text: difference(measure, by, currency), tone: toneOf(by) },
        },
      ];
    }),
  );
}

export interface FanPoint {
  at: string;
  /** In percent, or smallest units. */
  wide: [low: number, high: number];
  narrow: [low: number, high: number];
  middle: number;
  /** The middle without what is tried out; null: nothing is. */
  before: number | null;
  lines: { label: string; value: string }[];
}

export interface FanModel {
  finding: string;
  description: string;
  summary: string;
  table: TwinTable;
  axis: Axis;
  axisTexts: string[];
  points: FanPoint[];
  tickChoices: string[][];
  tickTexts: Record<string, string>;
  /** What stands at the end of the lines. */
  end: { at: number; text: string };
  endBefore: { at: number; text: string } | null;
}

const AXIS_STEPS = 5;

/** The fan: the middle of the draws and their bands, month by month. Null: there is no forecast. */
export function prepareFan(
  report: ForecastReport,
  { show, months }: Pick<ForecastChoices, 'show' | 'months'>,
): FanModel | null {
  const { currency, what_if, draws, drawn_accounts } = report;
  const horizon = Number(months);
  const within = ({ ahead }: ForecastPoint): boolean => ahead <= horizon;
  const base = report.baseline.filter(within);
  const shown = (what_if ?? report.baseline).filter(within);
  const last = shown.at(-1);
  const before = what_if === null ? null : base.at(-1);
  if (!last) return null;
  const scaled = (value: number): number => (show === 'nrr' ? value * PERCENT : value);
  const points = shown.map((point, index): FanPoint => {
    const band = point[show];
    return {
      at: point.month,
      wide: [scaled(band.low95), scaled(band.high95)],
      narrow: [scaled(band.low80), scaled(band.high80)],
      middle: scaled(band.median),
      before: what_if === null ? null : scaled(base[index]?.[show].median ?? 0),
      lines: [
        { label: 'Middle', value: worded(show, band.median, currency) },
        { label: '8 of 10 draws', value: range(show, band, currency) },
        {
          label: '95 of 100',
          value: `${worded(show, band.low95, currency)} to ${worded(show, band.high95, currency)}`,
        },
        ...(what_if === null
          ? []
          : [{ label: 'Past year repeated', value: worded(show, base[index]?.[show].median ?? 0, currency) }]),
      ],
    };
  });
  const axis = niceAxis(
    Math.min(...points.map(({ wide: [low], before }) => Math.min(low, before ?? low))),
    Math.max(...points.map(({ wide: [, high], before }) => Math.max(high, before ?? high))),
    AXIS_STEPS,
  );
  const places = points.map(({ at }) => at);
  const finding = fanFinding(show, last, horizon, currency);
  return {
    finding,
    description: `${show === 'nrr' ? 'What today’s customers will pay, of what they pay now' : 'ARR, new business as in the past year'}; middle, 80% and 95% of ${wholeNumber(draws)} draws of ${wholeNumber(drawn_accounts)} accounts’ past year`,
    summary: `${finding}. ${range(show, last[show], currency)} in 8 of 10 draws.`,
    table: fanTable(show, shown, what_if === null ? null : base, currency),
    axis,
    axisTexts:
      show === 'nrr'
        ? axis.ticks.map((tick) => (tick === axis.to ? `${Math.round(tick)}%` : String(Math.round(tick))))
        : axisMoney(axis.ticks, currency),
    points,
    tickChoices: [1, 3, 6, 12].map((step) => places.filter((_, index) => index % step === 0)),
    tickTexts: Object.fromEntries(
      places.map((month, index) => [month, index === 0 ? monthText(month) : monthTick(month)]),
    ),
    end: { at: scaled(last[show].median), text: worded(show, last[show].median, currency) },
    endBefore: before ? { at: scaled(before[show].median), text: worded(show, before[show].median, currency) } : null,
  };
}

function fanFinding(show: ForecastMeasure, last: ForecastPoint, horizon: number, currency: string): string {
  const value = worded(show, last[show].median, currency);
  return show === 'nrr'
    ? `Today’s customers would pay ${value} of today’s ARR after ${horizon} months`
    : `ARR would be ${value} in ${horizon} months`;
}

function fanTable(
  show: ForecastMeasure,
  shown: readonly ForecastPoint[],
  base: readonly ForecastPoint[] | null,
  currency: string,
): TwinTable {
  const cell = (value: number): TwinCell =>
    show === 'nrr' ? ratioCell(value) : moneyCell(Math.round(value), currency);
  return {
    fileName: `forecast-${show}`,
    columns: [
      textColumn('Month'),
      ...['Middle', 'Low 80%', 'High 80%', 'Low 95%', 'High 95%'].map((name) => numberColumn(name)),
      ...(base === null ? [] : [numberColumn('Past year repeated')]),
    ],
    rows: shown.map((point, index) => {
      const { median, low80, high80, low95, high95 } = point[show];
      const before = base?.[index];
      return [
        monthCell(point.month),
        ...[median, low80, high80, low95, high95].map(cell),
        ...(before ? [cell(before[show].median)] : []),
      ];
    }),
  };
}
