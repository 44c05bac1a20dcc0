/** Columns side by side, each a stack: what the expansion of a period is made of, as amounts or as shares of it. */
import { type Axis, niceAxis } from './axis';
import type { Measure } from './expansion';
import { periodCell, periodText, periodTick, periodTicks } from './expansion-periods';
import { axisMoney, formatExactMoney, percent, signedExactMoney } from './format';
import { changeCell, moneyCell, numberColumn, ratioCell, type TwinTable, textColumn } from './twin';

export interface ColumnSeries {
  key: string;
  label: string;
  colour: string;
  /** Price, always. */
  hatched: boolean;
  /** A loss carries a round mark. */
  round: boolean;
  /** What a segment opens, as `explain` knows it; null: it has no name for it. */
  metric: string | null;
}

export interface Column {
  period: string;
  label: string;
  partial: boolean;
  /** What is not over is pale. */
  opacity: number;
  /** By the series' keys: smallest units, or shares of the column. */
  parts: Record<string, number>;
  lines: { label: string; value: string; colour: string | null; hatched: boolean; round: boolean }[];
}

export interface ColumnsModel {
  series: ColumnSeries[];
  columns: Column[];
  axis: Axis;
  /** One for each mark of the axis. */
  axisTexts: string[];
  tickChoices: string[][];
  tickTexts: Readonly<Record<string, string>>;
  finding: string;
  description: string;
  /** Why there is nothing to draw; null where there is. */
  empty: string | null;
  summary: string;
  table: TwinTable;
}

export interface ColumnAmounts {
  period: string;
  partial: boolean;
  /** By the series' keys, smallest units of ARR; a loss is negative. */
  amounts: Readonly<Record<string, number>>;
}

export interface ColumnsAsked {
  periods: readonly ColumnAmounts[];
  series: readonly ColumnSeries[];
  currency: string;
  measure: Measure;
  finding: string;
  description: string;
  empty: string | null;
  fileName: string;
  /** What the parts add up to: 'Expansion'. */
  whole: string;
}

/** More columns than these would be hairlines; the table has them all. */
const MOST_COLUMNS = 60;
const AXIS_STEPS = 4;

const amountOf = (of: ColumnAmounts, key: string): number => of.amounts[key] ?? 0;

const sumOf = (of: ColumnAmounts, series: readonly ColumnSeries[]): number =>
  series.reduce((sum, { key }) => sum + amountOf(of, key), 0);

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function columnOf(of: ColumnAmounts, { series, currency, measure, whole }: ColumnsAsked): Column {
  const sum = sumOf(of, series);
  const show = series.some(({ round }) => round) ? signedExactMoney : formatExactMoney;
  const textOf = (amount: number): string => {
    const exact = show(amount, currency);
    return measure === 'share' ? `${percent(sum === 0 ? null : amount / sum)}, ${exact}` : exact;
  };
  const label = periodText(of.period);
  return {
    period: of.period,
    label: of.partial ? `${label}, to date` : label,
    partial: of.partial,
    opacity: of.partial ? 0.5 : 1,
    parts: Object.fromEntries(
      series.map(({ key }) => [key, measure === 'share' ? shareOf(amountOf(of, key), sum) : amountOf(of, key)]),
    ),
    lines: [
      ...series.map(({ key, label: name, colour, hatched, round }) => ({
        label: name,
        value: textOf(amountOf(of, key)),
        colour,
        hatched,
        round,
      })),
      { label: whole, value: show(sum, currency), colour: null, hatched: false, round: false },
    ],
  };
}

function axisOf(columns: readonly Column[], measure: Measure): Axis {
  if (measure === 'share') return { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };
  const end = (sign: number): number =>
    Math.max(
      0,
      ...columns.map(({ parts }) => Object.values(parts).reduce((sum, each) => sum + Math.max(sign * each, 0), 0)),
    );
  return niceAxis(-end(-1), end(1), AXIS_STEPS);
}

function tableOf({ periods, series, currency, fileName, whole }: ColumnsAsked): TwinTable {
  const signed = series.some(({ round }) => round);
  const cell = signed ? changeCell : moneyCell;
  const money = (name: string) => numberColumn(name, `${name} (ARR, ${currency})`);
  const shared = signed ? [] : series;
  return {
    fileName,
    columns: [
      textColumn('Period'),
      ...series.map(({ label }) => money(label)),
      money(whole),
      ...shared.map(({ label }) => numberColumn(`${label}, share`)),
    ],
    rows: periods
      .map((of) => {
        const sum = sumOf(of, series);
        return [
          periodCell(of.period, of.partial),
          ...series.map(({ key }) => cell(amountOf(of, key), currency)),
          cell(sum, currency),
          ...shared.map(({ key }) => ratioCell(sum === 0 ? null : amountOf(of, key) / sum)),
        ];
      })
      .reverse(),
  };
}

export function prepareColumns(asked: ColumnsAsked): ColumnsModel {
  const { periods, series, currency, measure, finding, description, empty } = asked;
  const columns = periods.slice(-MOST_COLUMNS).map((of) => columnOf(of, asked));
  const axis = axisOf(columns, measure);
  const keys = columns.map(({ period }) => period);
  return {
    series: [...series],
    columns,
    axis,
    axisTexts:
      measure === 'share'
        ? axis.ticks.map((tick) => `${Math.round(tick * 100)}${tick === axis.to ? '%' : ''}`)
        : axisMoney(axis.ticks, currency),
    tickChoices: periodTicks(keys),
    tickTexts: Object.fromEntries(keys.map((period) => [period, periodTick(period)])),
    finding,
    description,
    empty,
    summary: `${finding}. ${columns.length} columns, from ${columns.at(0)?.label ?? 'none'} to ${columns.at(-1)?.label ?? 'none'}. Enter opens the accounts of a column.`,
    table: tableOf(asked),
  };
}
