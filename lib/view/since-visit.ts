/** What moved since the last visit, in one line, and the accounts that did. */
import { parseDay } from '@/lib/domain/day';
import { compactMoney, dayText, formatExactMoney, signedExactMoney, signedMoney, wholeNumber } from './format';

/** What a browser remembers of a visit. */
export interface Visit {
  /** The day it was, by the browser's calendar. */
  on: string;
  /** How far the data went, and in which state of the ledger. */
  through: string;
  version: number;
  /** ARR at the end of `through`, as it was known then. */
  arr: number;
}

const moving = ['new', 'reactivated', 'expanded', 'shrank', 'churned'] as const;
type Moving = (typeof moving)[number];

interface Sum {
  accounts: number;
  start_arr: number;
  change_arr: number;
}

/** Of the list of accounts since a day. */
interface Since {
  currency: string;
  states: Readonly<Partial<Record<string, Sum>>>;
}

/** ARR at the end of the day that the list looks back to. */
export const startArr = ({ states }: Pick<Since, 'states'>): number =>
  Object.values(states).reduce((sum, state) => sum + (state?.start_arr ?? 0), 0);

export interface SinceLine {
  /** 'Since Tuesday' */
  since: string;
  /** '2 accounts expanded (+$3.2k), 1 churned (−$900)' */
  text: string;
  /** Whether there are accounts to open. */
  hasAccounts: boolean;
}

const verbs: Readonly<Record<Moving, string>> = {
  expanded: 'expanded',
  shrank: 'shrank',
  churned: 'churned',
  new: 'started',
  reactivated: 'came back',
};

/** As a reader weighs it: what existing customers did first. */
const order = ['expanded', 'shrank', 'churned', 'reactivated', 'new'] as const;

const WEEK_DAYS = 7;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** 'Tuesday', 'yesterday', '3 Nov 2026' */
export function visitDay(on: string, today: string): string {
  const then = parseDay(on);
  const days = (parseDay(today) ?? 0) - (then ?? 0);
  if (then === null || days >= WEEK_DAYS || days < 0) return dayText(on);
  if (days === 1) return 'yesterday';
  return weekdays[(((then + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS] ?? dayText(on);
}

/** '2 accounts expanded (+$3.2k)', '1 churned (−$900)' */
function saidOf({ currency, states }: Since): string[] {
  const parts = order.flatMap((state) => {
    const sum = states[state];
    return sum && sum.accounts > 0
      ? [{ count: sum.accounts, words: `${verbs[state]} (${signedMoney(sum.change_arr, currency)})` }]
      : [];
  });
  return parts.map(({ count, words }, index) => {
    const noun = index === 0 ? ` ${count === 1 ? 'account' : 'accounts'}` : '';
    return `${wholeNumber(count)}${noun} ${words}`;
  });
}

/** For those who were not here before: the last week of the data. Null where nothing moved in it. */
export function weekLine(report: Since): SinceLine | null {
  const said = saidOf(report);
  return said.length === 0 ? null : { since: 'In the last week', text: said.join(', '), hasAccounts: true };
}

/** Null where nothing moved. `report`: of the accounts since the end of the day that the data went to at that visit. */
export function sinceLine(report: Since, visit: Visit, today: string): SinceLine | null {
  const said = saidOf(report);
  const hasAccounts = said.length > 0;
  // The same day, told otherwise now: corrections, and what was imported later.
  const restated = startArr(report) - visit.arr;
  if (restated !== 0) said.push(`earlier days were corrected by ${signedMoney(restated, report.currency)}`);
  if (said.length === 0) return null;
  return { since: `Since ${visitDay(visit.on, today)}`, text: said.join(', '), hasAccounts };
}

/** What the panel compares. */
export const thenWords = (day: string): string => `ARR at the end of ${dayText(day)}, when you last looked, and now.`;
export const weekWords = (day: string): string =>
  `ARR at the end of ${dayText(day)} and a week later, where the data ends.`;

/** What to remember: a visit stays the last one for as long as the day of the next. */
export function visits(kept: { last: Visit | null; now: Visit | null }, visit: Visit) {
  if (kept.now === null) return { last: null, now: visit };
  return kept.now.on === visit.on ? { last: kept.last, now: visit } : { last: kept.now, now: visit };
}

export const movedQuestion = (from: string) =>
  ({ from, state: moving.join(','), sort: '-change_arr', limit: 500 }) as const;

interface MovedRow {
  account: string;
  name: string;
  state: string;
  start_arr: number;
  arr: number;
  change_arr: number;
}

export interface MovedModel {
  rows: { account: string; name: string; state: string; start: string; end: string; change: string }[];
  sum: string;
}

export const prepareMoved = (report: { currency: string; rows: readonly MovedRow[]; total: Sum }): MovedModel => ({
  rows: report.rows.map(({ account, name, state, start_arr, arr, change_arr }) => ({
    account,
    name: name || account,
    state: moving.some((known) => known === state) ? verbs[state as Moving] : state,
    start: compactMoney(start_arr, report.currency),
    end: compactMoney(arr, report.currency),
    change: signedExactMoney(change_arr, report.currency),
  })),
  sum:
    report.total.change_arr === 0
      ? formatExactMoney(0, report.currency)
      : signedExactMoney(report.total.change_arr, report.currency),
});
