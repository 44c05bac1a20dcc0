/** Movements as pictures: one period as a waterfall, many as stacks with their net. ARR or MRR, to be shown. */
import { mrrFromArr } from '@/lib/domain/money';
import type { MovementRow, MovementsReport } from '@/lib/domain/report';
import { compactMoney, formatExactMoney, monthName, monthText, monthTick, signedMoney, wholeNumber } from '../format';

export type Unit = 'mrr' | 'arr';
export const movementTypes = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;
export type MovementType = (typeof movementTypes)[number];

export const movementNames: Readonly<Record<MovementType, string>> = {
  new: 'New',
  reactivation: 'Reactivation',
  expansion: 'Expansion',
  contraction: 'Contraction',
  churn: 'Churn',
};

/** For axes that are narrow. */
const shortNames: Readonly<Record<MovementType, string>> = {
  new: 'New',
  reactivation: 'React.',
  expansion: 'Exp.',
  contraction: 'Contr.',
  churn: 'Churn',
};

const losses = new Set<MovementType>(['contraction', 'churn']);

export interface WaterfallStep {
  key: MovementType | 'start' | 'end';
  name: string;
  shortName: string;
  /** Where the bar stands, in smallest units. */
  from: number;
  to: number;
  text: string;
  exact: string;
  accounts: string;
}

export interface WaterfallModel {
  steps: WaterfallStep[];
  domain: [number, number];
  finding: string;
  description: string;
  summary: string;
  table: { headers: string[]; rows: string[][] };
}

const inUnit = (arrMinor: number, unit: Unit): number => (unit === 'arr' ? arrMinor : mrrFromArr(arrMinor));

const accountsText = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'account' : 'accounts'}`;

const unitName = (unit: Unit): string => unit.toUpperCase();

/** MRR figures are each divided by twelve and rounded by themselves, so their sum may miss a cent. */
function roundingNote(row: MovementRow, unit: Unit): string {
  if (unit === 'arr') return '';
  const shown = movementTypes.reduce(
    (sum, type) => sum + (losses.has(type) ? -1 : 1) * inUnit(row[type], unit),
    inUnit(row.start_arr, unit) + inUnit(row.fx, unit),
  );
  return shown === inUnit(row.end_arr, unit)
    ? ''
    : ' Each figure is rounded by itself, so the sum misses a cent; in ARR it never does.';
}

/** Room around what moves: the axis of a waterfall is about the steps, not about the whole. */
function domainOf(values: number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low) * 0.12 || Math.max(high * 0.02, 100);
  return [Math.max(0, Math.floor(low - room)), Math.ceil(high + room)];
}

function waterfallFinding(row: MovementRow, unit: Unit, currency: string): string {
  const net = inUnit(row.end_arr, unit) - inUnit(row.start_arr, unit);
  const month = monthName(row.period);
  if (net === 0) return `${month} ended where it began`;
  const amount = compactMoney(Math.abs(net), currency);
  const fromNew = row.new > 0 && net > 0 && row.new >= (row.new + row.reactivation + row.expansion) / 2;
  const most = row.churn >= row.contraction ? 'churn' : 'contraction';
  if (net < 0) return `${month} lost ${amount}; ${most} weighed most`;
  return `${month} added ${amount}; ${fromNew ? 'new business is most of it' : 'existing customers are most of it'}`;
}

export function prepareWaterfall(row: MovementRow, currency: string, unit: Unit): WaterfallModel {
  const start = inUnit(row.start_arr, unit);
  const end = inUnit(row.end_arr, unit);
  const mark = (key: 'start' | 'end', value: number): WaterfallStep => ({
    key,
    name: key === 'start' ? 'Start' : 'End',
    shortName: key === 'start' ? 'Start' : 'End',
    from: value,
    to: value,
    text: compactMoney(value, currency),
    exact: formatExactMoney(value, currency),
    accounts: accountsText(row.accounts[key]),
  });
  let level = start;
  const steps = movementTypes.map((type): WaterfallStep => {
    const signed = (losses.has(type) ? -1 : 1) * inUnit(row[type], unit);
    const from = level;
    level += signed;
    return {
      key: type,
      name: movementNames[type],
      shortName: shortNames[type],
      from,
      to: level,
      text: signed === 0 ? '0' : signedMoney(signed, currency),
      exact: formatExactMoney(signed, currency),
      accounts: accountsText(row.accounts[type]),
    };
  });
  const all = [mark('start', start), ...steps, mark('end', end)];
  const domain = domainOf(all.flatMap((step) => [step.from, step.to]));
  const finding = waterfallFinding(row, unit, currency);
  const partial = row.partial ? ', month to date' : '';
  return {
    steps: all,
    domain,
    finding,
    description: `${unitName(unit)} movements, ${monthText(row.period)}${partial}.${domain[0] > 0 ? ' The axis does not start at zero.' : ''}${roundingNote(row, unit)}`,
    summary: `${finding}. ${all.map((step) => `${step.name} ${step.text}`).join(', ')}.`,
    table: {
      headers: ['Movement', 'Accounts', unitName(unit)],
      rows: all.map((step) => [step.name, step.accounts.replace(/ .*/, ''), step.exact]),
    },
  };
}

export interface MonthStack {
  period: string;
  tick: string;
  label: string;
  partial: boolean;
  /** In smallest units; losses negative. */
  new: number;
  reactivation: number;
  expansion: number;
  contraction: number;
  churn: number;
  net: number;
}

export interface StacksModel {
  stacks: MonthStack[];
  finding: string;
  description: string;
  summary: string;
  table: { headers: string[]; rows: string[][] };
}

const MOST_STACKS = 13;

function stackFinding(stacks: MonthStack[]): string {
  const closed = stacks.filter((stack) => !stack.partial);
  const positive = closed.length - 1 - closed.findLastIndex((stack) => stack.net <= 0);
  if (positive >= 2) return `Net new has been positive for ${positive} months`;
  const last = closed.at(-1);
  if (!last) return 'No month has closed yet';
  return `${monthName(last.period)} was ${last.net > 0 ? 'positive' : last.net < 0 ? 'negative' : 'even'}`;
}

export function prepareStacks(report: MovementsReport, unit: Unit): StacksModel {
  const { currency } = report;
  const stacks = report.rows.slice(-MOST_STACKS).map((row): MonthStack => {
    const part = (type: MovementType): number => (losses.has(type) ? -1 : 1) * inUnit(row[type], unit);
    return {
      period: row.period,
      tick: monthTick(row.period),
      label: row.partial ? `${monthText(row.period)}, to date` : monthText(row.period),
      partial: row.partial,
      new: part('new'),
      reactivation: part('reactivation'),
      expansion: part('expansion'),
      contraction: part('contraction'),
      churn: part('churn'),
      net: inUnit(row.end_arr, unit) - inUnit(row.start_arr, unit),
    };
  });
  const finding = stackFinding(stacks);
  return {
    stacks,
    finding,
    description: `${unitName(unit)} movements by month; the dot is the net${stacks.at(-1)?.partial ? ', the running month is pale' : ''}.`,
    summary: `${finding}. ${stacks.length} months shown.`,
    table: {
      headers: ['Month', ...movementTypes.map((type) => movementNames[type]), 'Net'],
      rows: [...stacks]
        .reverse()
        .map((stack) => [
          stack.label,
          ...movementTypes.map((type) => formatExactMoney(stack[type], currency)),
          formatExactMoney(stack.net, currency),
        ]),
    },
  };
}
