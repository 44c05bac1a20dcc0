/** One month as a waterfall: from start to end over the five movements. Where each bar stands, and what is written on it. */
import { formatMonth, parseMonth } from '@/lib/domain/day';
import type { MovementRow } from '@/lib/domain/report';
import { type Axis, niceAxis } from './axis';
import type { Drill } from './drill-text';
import {
  axisMoney,
  compactMoney,
  compactNumber,
  formatExactMoney,
  monthName,
  monthText,
  signedCompact,
  signedMoney,
  wholeNumber,
} from './format';
import {
  inUnit,
  type MovementType,
  movementNames,
  movementTypes,
  netOf,
  shortMovementNames,
  signedIn,
  unitNames,
} from './movement-types';
import type { Unit } from './overview';
import { changeCell, countCell, moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface WaterfallStep {
  /** `between`: of products, what an account moved from or to others. */
  key: MovementType | 'start' | 'fx' | 'between' | 'end';
  name: string;
  shortName: string;
  /** Where the bar stands, in smallest units: from the level before to the level after. */
  from: number;
  to: number;
  /** Beside the bar, short; below it where the bar goes down. */
  text: string;
  /** The same without the currency, which the axis has. */
  shortText: string;
  exact: string;
  accounts: number | null;
  /** The accounts behind it; null: `explain` knows none. */
  figure: Drill | null;
}

export interface WaterfallModel {
  period: string;
  steps: WaterfallStep[];
  axis: Axis;
  /** One for each mark of the axis. */
  axisTexts: string[];
  finding: string;
  description: string;
  summary: string;
  table: TwinTable;
}

const AXIS_STEPS = 5;
/** Room for the labels above and below the outermost bars, as a share of what moves. */
const LABEL_ROOM = 0.1;

/** What the shown figures miss, because each is rounded by itself. ARR never misses anything. */
function missedMinor(row: MovementRow, unit: Unit): number {
  const sum = movementTypes.reduce(
    (level, type) => level + signedIn(row, type, unit),
    inUnit(row.start_arr, unit) + inUnit(row.fx, unit) + inUnit(row.between_products ?? 0, unit),
  );
  return inUnit(row.end_arr, unit) - sum;
}

function roundingNote(row: MovementRow, unit: Unit, currency: string): string {
  const missed = missedMinor(row, unit);
  if (missed === 0) return '';
  return ` Each figure is rounded by itself: together they miss ${formatExactMoney(Math.abs(missed), currency)}. In ARR they never do.`;
}

/** The axis is about the steps, not about the whole; it starts at zero where that costs nothing. */
function axisOf(steps: readonly WaterfallStep[]): Axis {
  const levels = steps.flatMap((step) => [step.from, step.to]);
  const low = Math.min(...levels);
  const high = Math.max(...levels);
  const room = (high - low) * LABEL_ROOM || Math.max(high * 0.02, 100);
  return niceAxis(low - room < high * 0.25 ? Math.min(low, 0) : low - room, high + room, AXIS_STEPS);
}

const step = (key: WaterfallStep['key'], from: number, to: number): Pick<WaterfallStep, 'key' | 'from' | 'to'> => ({
  key,
  from,
  to,
});

const monthBefore = (period: string): string => {
  const month = parseMonth(period);
  return month === null ? period : formatMonth(month - 1);
};

function stepsOf(row: MovementRow, currency: string, unit: Unit): WaterfallStep[] {
  const mark = (key: 'start' | 'end', arrMinor: number): WaterfallStep => {
    const level = inUnit(arrMinor, unit);
    const name = key === 'start' ? 'Start' : 'End';
    return {
      ...step(key, level, level),
      name,
      shortName: name,
      text: compactMoney(level, currency),
      shortText: compactNumber(level, currency),
      exact: formatExactMoney(level, currency),
      accounts: row.accounts[key],
      figure: arrMinor === 0 ? null : { metric: 'arr', period: key === 'end' ? row.period : monthBefore(row.period) },
    };
  };
  let level = inUnit(row.start_arr, unit);
  const moveBy = (signed: number) => {
    const from = level;
    level += signed;
    return {
      from,
      to: level,
      text: signed === 0 ? '0' : signedMoney(signed, currency),
      shortText: signed === 0 ? '0' : signedCompact(signed, currency),
      exact: formatExactMoney(signed, currency),
    };
  };
  const moves = movementTypes.map(
    (type): WaterfallStep => ({
      key: type,
      name: movementNames[type],
      shortName: shortMovementNames[type],
      ...moveBy(signedIn(row, type, unit)),
      accounts: row.accounts[type],
      figure: row[type] === 0 ? null : { metric: type, period: row.period },
    }),
  );
  const beside = (key: 'fx' | 'between', name: string, shortName: string, arrMinor: number): WaterfallStep[] =>
    arrMinor === 0
      ? []
      : [
          {
            key,
            name,
            shortName,
            ...moveBy(inUnit(arrMinor, unit)),
            accounts: null,
            figure: key === 'fx' ? null : { metric: 'between_products', period: row.period },
          },
        ];
  const rates = beside('fx', 'Exchange', 'FX', row.fx);
  const between = beside('between', 'Other products', 'Others', row.between_products ?? 0);
  return [mark('start', row.start_arr), ...moves, ...rates, ...between, mark('end', row.end_arr)];
}

/** 'October added $10.5k; new business is most of it' */
function findingOf(row: MovementRow, unit: Unit, currency: string): string {
  const net = inUnit(netOf(row), unit);
  const month = `${monthName(row.period)}${row.partial ? ' so far' : ''}`;
  const gains = row.new + row.reactivation + row.expansion;
  const losses = row.contraction + row.churn;
  if (gains === 0 && losses === 0) return `Nothing moved in ${month}`;
  if (net === 0) return `${month} ended where it began`;
  const amount = compactMoney(Math.abs(net), currency);
  if (net < 0) return `${month} lost ${amount}; ${row.churn >= row.contraction ? 'churn' : 'contraction'} weighed most`;
  const existing = row.expansion + row.reactivation;
  if (row.new === existing) return `${month} added ${amount}`;
  return `${month} added ${amount}; ${row.new > existing ? 'new business' : 'existing customers'} brought most of the gains`;
}

function tableOf(row: MovementRow, steps: readonly WaterfallStep[], currency: string, unit: Unit): TwinTable {
  const isLevel = (key: string): boolean => key === 'start' || key === 'end';
  return {
    fileName: `movements-${row.period}-${unit}`,
    columns: [
      textColumn('Movement'),
      numberColumn('Accounts'),
      numberColumn(unitNames[unit], `${unitNames[unit]} (${currency})`),
    ],
    rows: steps.map((each) => [
      textCell(each.name),
      each.accounts === null ? textCell('–', '') : countCell(each.accounts),
      isLevel(each.key) ? moneyCell(each.to, currency) : changeCell(each.to - each.from, currency),
    ]),
  };
}

export function prepareWaterfall(row: MovementRow, currency: string, unit: Unit): WaterfallModel {
  const steps = stepsOf(row, currency, unit);
  const axis = axisOf(steps);
  const finding = findingOf(row, unit, currency);
  const zero = axis.from > 0 ? ' The axis does not start at zero.' : '';
  const description = `${unitNames[unit]} movements, ${monthText(row.period)}${row.partial ? ', month to date' : ''}.${zero}${roundingNote(row, unit, currency)}`;
  return {
    period: row.period,
    steps,
    axis,
    axisTexts: axisMoney(axis.ticks, currency),
    finding,
    description,
    summary: `${finding}. ${steps.map((each) => `${each.name} ${each.text}${each.accounts === null ? '' : ` (${wholeNumber(each.accounts)} accounts)`}`).join(', ')}.`,
    table: tableOf(row, steps, currency, unit),
  };
}

/** At 11 px type, a little more than the widest name takes. */
const PIXELS_A_LETTER = 5.4;

/** The longest name that fits a slot of this many pixels. */
const ROOM_PX = 6;

/** Whether every bar's figure fits a slot with its currency. */
export const hasRoom = (steps: readonly WaterfallStep[], slotPx: number): boolean =>
  steps.every(({ text }) => text.length * PIXELS_A_LETTER + ROOM_PX <= slotPx);

export const nameFor = (each: WaterfallStep, slotPx: number): string =>
  each.name.length * PIXELS_A_LETTER <= slotPx ? each.name : each.shortName;
