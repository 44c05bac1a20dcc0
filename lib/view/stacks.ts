/** Months side by side: what was added above the zero line, what was lost below it, and the net as a dot. */
import { currencyExponent } from '@/lib/domain/money';
import type { MovementRow, MovementsReport } from '@/lib/domain/report';
import { type Axis, niceAxis } from './axis';
import { axisMoney, monthName, monthText, monthTick, signedExactMoney } from './format';
import {
  inUnit,
  isLoss,
  type MovementType,
  movementNames,
  movementTypes,
  netOf,
  signedIn,
  unitNames,
} from './movement-types';
import type { Unit } from './overview';
import { changeCell, monthCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface MonthStack {
  period: string;
  label: string;
  partial: boolean;
  /** In smallest units; losses negative. */
  new: number;
  reactivation: number;
  expansion: number;
  contraction: number;
  churn: number;
  net: number;
  /** As the tooltip and a screen reader give it. */
  lines: { label: string; value: string; movement: MovementType | null }[];
}

export interface StacksModel {
  stacks: MonthStack[];
  axis: Axis;
  /** One for each mark of the axis. */
  axisTexts: string[];
  /** Months that may be named on the axis: several choices, densest first. */
  tickChoices: string[][];
  tickTexts: Readonly<Record<string, string>>;
  finding: string;
  description: string;
  summary: string;
  table: TwinTable;
}

/** A year, and the running month. */
const MOST_STACKS = 13;
const AXIS_STEPS = 5;

function stackOf(row: MovementRow, currency: string, unit: Unit): MonthStack {
  const amounts = Object.fromEntries(movementTypes.map((type) => [type, signedIn(row, type, unit)])) as Record<
    MovementType,
    number
  >;
  const net = inUnit(netOf(row), unit);
  return {
    period: row.period,
    label: row.partial ? `${monthText(row.period)}, to date` : monthText(row.period),
    partial: row.partial,
    ...amounts,
    net,
    lines: [
      ...movementTypes.map((type) => ({
        label: movementNames[type],
        value: signedExactMoney(amounts[type], currency),
        movement: type,
      })),
      { label: 'Net', value: signedExactMoney(net, currency), movement: null },
    ],
  };
}

function findingOf(report: MovementsReport): string {
  const closed = report.rows.filter((row) => !row.partial);
  const last = closed.at(-1);
  if (!last) return 'No month has closed yet';
  const sign = Math.sign(netOf(last));
  const run = closed.length - 1 - closed.findLastIndex((row) => Math.sign(netOf(row)) !== sign);
  const word = sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'zero';
  if (run >= 2) return `Net new has been ${word} for ${run} months`;
  if (sign === 0) return `${monthName(last.period)} added as much as it lost`;
  return `${monthName(last.period)} turned ${word} again`;
}

function tableOf(report: MovementsReport, unit: Unit): TwinTable {
  const { currency } = report;
  const money = (name: string) => numberColumn(name, `${name} (${unitNames[unit]}, ${currency})`);
  return {
    fileName: `movements-by-month-${unit}`,
    columns: [textColumn('Month'), ...movementTypes.map((type) => money(movementNames[type])), money('Net')],
    rows: report.rows
      .map((row) => [
        row.partial ? textCell(`${monthTick(row.period)} to date`, row.period) : monthCell(row.period),
        ...movementTypes.map((type) => changeCell(signedIn(row, type, unit), currency)),
        changeCell(inUnit(netOf(row), unit), currency),
      ])
      .reverse(),
  };
}

export function prepareStacks(report: MovementsReport, unit: Unit): StacksModel {
  const { currency } = report;
  const stacks = report.rows.slice(-MOST_STACKS).map((row) => stackOf(row, currency, unit));
  const sum = (stack: MonthStack, loss: boolean): number =>
    movementTypes.reduce((total, type) => total + (isLoss(type) === loss ? stack[type] : 0), 0);
  const axis = niceAxis(
    Math.min(0, ...stacks.map((stack) => sum(stack, true))),
    Math.max(0, ...stacks.map((stack) => sum(stack, false))),
    AXIS_STEPS,
    // Where nothing moved the axis counts whole units, not parts of a cent.
    10 ** (currencyExponent(currency) ?? 2),
  );
  const periods = stacks.map((stack) => stack.period);
  const finding = findingOf(report);
  return {
    stacks,
    axis,
    axisTexts: axisMoney(axis.ticks, currency),
    tickChoices: [1, 2, 3, 6].map((step) => periods.filter((_, index) => (periods.length - 1 - index) % step === 0)),
    tickTexts: Object.fromEntries(
      periods.map((period) => [period, monthTick(period).replace(/ (\d\d)(\d\d)$/, ' ’$2')]),
    ),
    finding,
    description: `${unitNames[unit]} movements by month${stacks.at(-1)?.partial ? '; the running month is pale' : ''}.`,
    summary: `${finding}. ${stacks.length} months, from ${stacks.at(0)?.label ?? 'none'} to ${stacks.at(-1)?.label ?? 'none'}.`,
    table: tableOf(report, unit),
  };
}
