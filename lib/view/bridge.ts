/**
 * Why NRR moved between two days: a bridge from the one rate to the other, bar by bar, by the accounts that entered the
 * window, left it, or are in both. Points as shown add up: each group to the difference of the two rates as shown, each
 * row to its group. Bars are drawn from the exact contributions.
 */
import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import type { Bridge, BridgeEnd, BridgeGroup, BridgeRow } from '@/lib/domain/bridge';
import type { Day } from '@/lib/domain/day';
import type { ReportHead } from '@/lib/domain/report';
import { niceAxis } from './axis';
import type { BridgeReason } from './bridge-reasons';
import type { Drill } from './drill';
import { dayText, percentNumber, signedExactMoney, wholeNumber } from './format';
import { dayBefore } from './overview';
import type { AskedOfAll } from './question';
import { type SignedParts, signedHundredths, sumOf, wholeParts } from './rounded-parts';
import { changeCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface BridgeFigures extends ReportHead, Omit<Bridge, 'from' | 'to'> {
  /** Months of both windows. */
  window: number;
  from: BridgeEnd | null;
  to: BridgeEnd | null;
}

/** How far back the bridge begins, in months. */
export const bridgeSpans = ['1', '3', '12'] as const;
export type BridgeSpan = (typeof bridgeSpans)[number];

/** Of a page's address. */
export const bridgeParsers = { since: parseAsStringLiteral(bridgeSpans).withDefault('3') };

export const loadBridgeChoice = createLoader(bridgeParsers);

export const bridgeQuestion = (window: number, through: Day, span: BridgeSpan, asked: AskedOfAll = {}) => ({
  window,
  at: [dayBefore(through, Number(span)), through],
  ...asked,
});

export interface BridgeLine {
  key: string;
  name: string;
  /** Reason and month; empty where they are not known. */
  note: string;
  /** In points: '+0.71'. */
  points: string;
  /** The change of ARR to the last unit, on hover. */
  exact: string;
  /** Its ends as shares of the axis; it starts where the last one ended. */
  bar: { from: number; to: number };
  /** What it opens to: its account's changes in the window it is of. Null for accounts taken together. */
  figure: Drill | null;
}

export interface BridgeSection {
  key: BridgeGroup;
  name: string;
  note: string;
  points: string;
  lines: BridgeLine[];
}

export interface BridgeMark {
  name: string;
  /** '106.00%' */
  value: string;
  at: number;
  figure: Drill;
}

export interface BridgeModel {
  finding: string;
  description: string;
  /** Why there is no bridge; null where there is one. */
  empty: string | null;
  start: BridgeMark | null;
  sections: BridgeSection[];
  end: BridgeMark | null;
  /** Marks of the axis, as shares of it. */
  ticks: { at: number; text: string }[];
  table: TwinTable;
}

const groups = ['entered', 'left', 'base'] as const;
const groupNames = { entered: 'Entered the window', left: 'Left the window', base: 'In both windows' } as const;
/** What a group did to the rate, when it raised it and when it lowered it. */
const phrases = {
  entered: ['newer accounts grew', 'newer accounts shrank or left'],
  left: ['old losses left the window', 'old gains left the window'],
  base: ['accounts in both windows grew more', 'accounts in both windows grew less'],
} as const;

/** Accounts of a group that have a row of their own. */
const MOST_ROWS = 5;
const spanWords = (months: number): string =>
  months === 1 ? 'a month' : months === 12 ? 'a year' : `${months} months`;

const accountsText = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'account' : 'accounts'}`;

/** 'NRR fell 0.7 points in 3 months: accounts in both windows grew less (−3.9), while old losses …' */
function findingOf(parts: SignedParts<BridgeGroup>, total: number, span: string): string {
  const text = (hundredths: number): string => percentNumber(Math.abs(hundredths) / 10_000);
  const signed = (hundredths: number): string => (hundredths > 0 ? '+' : '−') + text(hundredths);
  const phrase = (group: BridgeGroup): string =>
    `${phrases[group][parts[group] > 0 ? 0 : 1]} (${signed(parts[group])})`;
  const bySize = groups.toSorted((a, b) => Math.abs(parts[b]) - Math.abs(parts[a]));
  if (text(total) === '0.0') {
    const [largest] = bySize;
    const still = `NRR is where it was ${span} ago`;
    return largest && text(parts[largest]) !== '0.0' ? `${still}: what moved it evened out` : still;
  }
  const sign = Math.sign(total);
  const lead = bySize.find((group) => Math.sign(parts[group]) === sign);
  const moved = `NRR ${sign > 0 ? 'rose' : 'fell'} ${text(total)} points in ${span}`;
  if (!lead) return moved;
  const against = bySize.find((group) => Math.sign(parts[group]) === -sign);
  const isWorth = against !== undefined && Math.abs(parts[against]) >= Math.abs(parts[lead]) / 4;
  return `${moved}: ${phrase(lead)}${isWorth ? `, while ${phrase(against)}` : ''}`;
}

function noteOf(group: BridgeGroup, count: number, starts: readonly [string, string]): string {
  const accounts = accountsText(count);
  const [earlier, later] = starts.map(dayText);
  if (group === 'entered') return `${accounts}, not there on ${earlier}`;
  return group === 'left' ? `${accounts}, gone by ${later}` : `${accounts}, there on both days`;
}

/** The day of the window that a group's accounts are told of. */
const dayOf = (group: BridgeGroup, reason: BridgeReason | undefined, from: Day, to: Day): Day =>
  (reason ? reason.isOfFirst : group === 'left') ? from : to;

const monthsBetween = (from: Day, to: Day): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

/** `reasons`: by account id, where they are known already. */
export function prepareBridge(
  report: BridgeFigures,
  reasons: ReadonlyMap<string, BridgeReason> = new Map(),
): BridgeModel {
  const { from, to, window, currency } = report;
  if (!from || !to || from.nrr === null || to.nrr === null || report.points === null) return without(report);
  const metric = `nrr_${window}m`;
  const [first, last] = [Math.round(from.nrr * 10_000), Math.round(to.nrr * 10_000)];
  const total = last - first;
  const [entered = 0, left = 0, base = 0] = wholeParts(
    groups.map((group) => report.totals[group].contribution * 10_000),
    total,
  );
  const parts = { entered, left, base };
  const starts = [dayBefore(from.day, window), dayBefore(to.day, window)] as const;
  let level = from.nrr;
  const levels = [level];
  const step = (contribution: number): { from: number; to: number } => {
    const bar = { from: level, to: level + contribution };
    level = bar.to;
    levels.push(level);
    return bar;
  };
  const sections = groups.map((group): BridgeSection => {
    const { shown, rest } = cut(report[group]);
    const contributions = [...shown.map((row) => row.contribution), ...(rest ? [rest.contribution] : [])];
    const points = wholeParts(
      contributions.map((value) => value * 10_000),
      parts[group],
    );
    const lines = shown.map((row, index): BridgeLine => {
      const reason = reasons.get(row.account);
      return {
        key: row.account,
        name: row.name || row.account,
        note: reason?.words ?? '',
        points: signedHundredths(points[index] ?? 0),
        exact: signedExactMoney(row.change_arr, currency),
        bar: step(row.contribution),
        figure: { metric, period: dayOf(group, reason, from.day, to.day), account: row.account },
      };
    });
    if (rest)
      lines.push({
        key: 'rest',
        name: `${wholeNumber(rest.accounts)} other accounts`,
        note: '',
        points: signedHundredths(points.at(-1) ?? 0),
        exact: signedExactMoney(rest.change_arr, currency),
        bar: step(rest.contribution),
        figure: null,
      });
    const note = noteOf(group, report.totals[group].accounts, starts);
    return { key: group, name: groupNames[group], note, points: signedHundredths(parts[group]), lines };
  });
  const axis = niceAxis(Math.min(...levels) * 100, Math.max(...levels) * 100, 6);
  const share = (ratio: number): number => (ratio * 100 - axis.from) / (axis.to - axis.from);
  const mark = (end: BridgeEnd, hundredths: number): BridgeMark => ({
    name: `NRR to ${dayText(end.day)}`,
    value: `${(hundredths / 100).toFixed(2)}%`,
    at: share(hundredths / 10_000),
    figure: { metric, period: end.day },
  });
  return {
    finding: findingOf(parts, total, spanWords(monthsBetween(from.day, to.day))),
    description: `Points of NRR by account, ${window === 1 ? 'one-month' : `${window}-month`} windows to ${dayText(from.day)} and to ${dayText(to.day)}. Bars start where the last one ended.${axis.from > 0 ? ' The axis does not start at zero.' : ''}`,
    empty: null,
    start: mark(from, first),
    sections: sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => ({ ...line, bar: { from: share(line.bar.from), to: share(line.bar.to) } })),
    })),
    end: mark(to, last),
    ticks: axis.ticks.map((tick) => ({
      at: (tick - axis.from) / (axis.to - axis.from),
      text: `${Number(tick.toFixed(2))}%`,
    })),
    table: tableOf(report, reasons),
  };
}

/** The rows that are shown by themselves, and the others together. */
function cut(rows: readonly BridgeRow[]) {
  // One account alone is no shorter as "1 other account".
  if (rows.length <= MOST_ROWS + 1) return { shown: rows, rest: null };
  const others = rows.slice(MOST_ROWS);
  return {
    shown: rows.slice(0, MOST_ROWS),
    rest: {
      accounts: others.length,
      contribution: sumOf(others.map((row) => row.contribution)),
      change_arr: sumOf(others.map((row) => row.change_arr)),
    },
  };
}

function without(report: BridgeFigures): BridgeModel {
  const { from, to, window } = report;
  const end = to?.nrr === null ? to : from;
  const months = window === 1 ? 'a month' : `${window} months`;
  return {
    finding: 'There is no earlier NRR to compare with yet',
    description: `Points of NRR by account.`,
    empty: end ? `No account was active ${months} before ${dayText(end.day)}.` : 'There is no data yet.',
    start: null,
    sections: [],
    end: null,
    ticks: [],
    table: tableOf(report, new Map()),
  };
}

/** Every account, not only those with a row on the page. */
function tableOf(report: BridgeFigures, reasons: ReadonlyMap<string, BridgeReason>): TwinTable {
  return {
    fileName: `nrr-bridge-${report.from?.day ?? 'none'}-${report.to?.day ?? 'none'}`,
    columns: [
      textColumn('Group'),
      textColumn('Account'),
      textColumn('Name'),
      textColumn('Reason'),
      numberColumn('Points'),
      numberColumn('Change of ARR', `change_arr_${report.currency}`),
    ],
    rows: groups.flatMap((group) =>
      report[group].map((row) => [
        textCell(groupNames[group]),
        textCell(row.account),
        textCell(row.name),
        textCell(reasons.get(row.account)?.words ?? ''),
        textCell(percentNumber(row.contribution, 2), String(row.contribution * 100)),
        changeCell(row.change_arr, report.currency),
      ]),
    ),
  };
}
