/**
 * Why NRR moved between two days: a bridge from the one rate to the other, bar by bar, by the accounts that entered the
 * window, left it, or are in both. Points as shown add up: each group to the difference of the two rates as shown, each
 * row to its group. Bars are drawn from the exact contributions.
 */
import type { BridgeEnd, BridgeGroup, BridgeRow } from '@/lib/domain/bridge';
import type { Day } from '@/lib/domain/day';
import { niceAxis } from './axis';
import type { BridgeFigures } from './bridge-question';
import type { BridgeReason } from './bridge-reasons';
import { bridgeTable, groupNames, groups } from './bridge-table';
import type { Drill } from './drill-text';
import { dayText, percentNumber, signedExactMoney, wholeNumber } from './format';
import { dayBefore } from './overview';
import { type SignedParts, signedHundredths, sumOf, wholeParts } from './rounded-parts';
import type { TwinTable } from './twin';

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
  if (group === 'entered') return `${accounts}, since ${earlier}`;
  return group === 'left' ? `${accounts}, gone by ${later}` : `${accounts}, there on both days`;
}

/** The day of the window that a group's accounts are told of. */
const dayOf = (group: BridgeGroup, reason: BridgeReason | undefined, from: Day, to: Day): Day =>
  (reason ? reason.isOfFirst : group === 'left') ? from : to;

const monthsBetween = (from: Day, to: Day): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

interface Walk {
  report: BridgeFigures;
  from: Day;
  to: Day;
  /** Where each bar ended, the first where the bridge begins. */
  levels: number[];
  reasons: ReadonlyMap<string, BridgeReason>;
}

/** The next bar starts where the last one ended. */
function step(levels: number[], contribution: number): BridgeLine['bar'] {
  const from = levels.at(-1) ?? 0;
  levels.push(from + contribution);
  return { from, to: from + contribution };
}

/** A group's bars; `hundredths`: what they add up to as shown. */
function linesOf(group: BridgeGroup, hundredths: number, { report, from, to, levels, reasons }: Walk): BridgeLine[] {
  const { currency, window } = report;
  const { shown, rest } = cut(report[group]);
  const all = rest ? [...shown, rest] : shown;
  const points = wholeParts(
    all.map(({ contribution }) => contribution * 10_000),
    hundredths,
  );
  return all.map((each, index): BridgeLine => {
    const own = shown[index];
    const reason = own && reasons.get(own.account);
    return {
      key: own?.account ?? 'rest',
      name: own ? own.name || own.account : `${wholeNumber(rest?.accounts ?? 0)} other accounts`,
      note: reason?.words ?? '',
      points: signedHundredths(points[index] ?? 0),
      exact: signedExactMoney(each.change_arr, currency),
      bar: step(levels, each.contribution),
      figure: own ? { metric: `nrr_${window}m`, period: dayOf(group, reason, from, to), account: own.account } : null,
    };
  });
}

/** `reasons`: by account id, where they are known already. */
export function prepareBridge(
  report: BridgeFigures,
  reasons: ReadonlyMap<string, BridgeReason> = new Map(),
): BridgeModel {
  const { from, to, window } = report;
  if (!from || !to || from.nrr === null || to.nrr === null || report.points === null) return without(report);
  const [first, last] = [Math.round(from.nrr * 10_000), Math.round(to.nrr * 10_000)];
  const [entered = 0, left = 0, base = 0] = wholeParts(
    groups.map((group) => report.totals[group].contribution * 10_000),
    last - first,
  );
  const parts = { entered, left, base };
  const starts = [dayBefore(from.day, window), dayBefore(to.day, window)] as const;
  const walk: Walk = { report, from: from.day, to: to.day, levels: [from.nrr], reasons };
  const sections = groups.map((group) => ({
    key: group,
    name: groupNames[group],
    note: noteOf(group, report.totals[group].accounts, starts),
    points: signedHundredths(parts[group]),
    lines: linesOf(group, parts[group], walk),
  }));
  const axis = niceAxis(Math.min(...walk.levels) * 100, Math.max(...walk.levels) * 100, 6);
  const share = (ratio: number): number => (ratio * 100 - axis.from) / (axis.to - axis.from);
  const mark = (end: BridgeEnd, hundredths: number): BridgeMark => ({
    name: `NRR to ${dayText(end.day)}`,
    value: `${(hundredths / 100).toFixed(2)}%`,
    at: share(hundredths / 10_000),
    figure: { metric: `nrr_${window}m`, period: end.day },
  });
  const words = window === 1 ? 'one-month' : `${window}-month`;
  return {
    finding: findingOf(parts, last - first, spanWords(monthsBetween(from.day, to.day))),
    description: `Points of NRR by account, ${words} windows to ${dayText(from.day)} and to ${dayText(to.day)}. Bars start where the last one ended.${axis.from > 0 ? ' The axis does not start at zero.' : ''}`,
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
    table: bridgeTable(report, reasons),
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
    table: bridgeTable(report, new Map()),
  };
}
