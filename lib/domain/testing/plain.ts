/**
 * The definitions of metrics.md once more, as plainly as they can be written: row objects, one day after the other,
 * no code shared with the core. Slow, and meant to be read beside the text. The state of each line of each account at
 * the end of each day, and the balances that they sum to.
 */
import type { Motion, Source } from '../source';
import type { Change, InvoiceLine } from './columns';
import { type PlainComponent, plainComponents } from './plain-attribution';
import { placeOf, startOfMonth } from './plain-calendar';
import { items, standing } from './plain-changes';
import { invoicedProducts, standingLines } from './plain-invoices';
import { groupBy, sumOf } from './plain-money';

export interface PlainSettings {
  currency: string;
  graceDays: number;
  usagePolicy: 'last' | 'mean3';
  historyFrom: string | null;
  dataThrough: string;
  planRates: Readonly<Record<string, string>>;
}

/** One line of an account at the end of a day. */
export interface PlainLine {
  id: string;
  product: string;
  kind: string;
  plan: string | null;
  quantityMicro: bigint | null;
  statesUnit: boolean;
  /** In the reporting currency. */
  arr: number;
  /** In its own. */
  native: number;
  currency: string;
  /** As the row in force states them. */
  source: Source | null;
  motion: Exclude<Motion, 'unknown'> | null;
  /** How often it is billed; null where nothing in force says. */
  billing: string | null;
}

export interface PlainLedger {
  /** Accounts, then days, as the calendar counts them, up to data-through. */
  balance: Map<string, number[]>;
  /** The same for the lines of each; days before an account's first row have none. */
  lines: Map<string, PlainLine[][]>;
  /** Of each account, by day. */
  components: Map<string, PlainComponent[]>;
  /** First active day of an account, also before history-from; null: never active. */
  firstActive: Map<string, number | null>;
  /** Accounts of the opening balance. */
  opening: Set<string>;
  /** History-from; null: the ledger begins with its first record. */
  historyFrom: number | null;
  /** First day of the first month; null while there is nothing. */
  firstDay: number | null;
  lastDay: number;
}

/** A line through all days: its state at the end of one, and the days on which it can become another. */
export interface PlainCourse {
  on: (day: number) => PlainLine | null;
  turns: (day: number) => boolean;
}

/** Lines of an account on every day from `first` on. */
function snapshots(courses: PlainCourse[], first: number, last: number): PlainLine[][] {
  const days: PlainLine[][] = [];
  let states: (PlainLine | null)[] = [];
  for (let day = 0; day <= last; day += 1) {
    if (day === first) states = courses.map(({ on }) => on(day));
    else if (day > first)
      states = states.map((was, index) => (courses[index]!.turns(day) ? courses[index]!.on(day) : was));
    days.push(states.filter((line) => line !== null));
  }
  return days;
}

/** The whole ledger. `recordedBy`: only what was recorded before. `readAs`: whose lines an account's are; left out: its own. */
export function plainLedger(
  accounts: readonly string[],
  changes: readonly Change[],
  invoices: readonly InvoiceLine[],
  settings: PlainSettings,
  recordedBy: number | null,
  readAs: (account: string) => string = (account) => account,
): PlainLedger {
  const known = <Row extends { recordedAt?: number }>(row: Row): boolean =>
    recordedBy === null || (row.recordedAt ?? 0) < recordedBy;
  const rows = groupBy(standing(changes.filter(known)), (row) => row.account);
  const charges = groupBy(standingLines(invoices.filter(known)), (line) => line.account);
  const lastDay = placeOf(settings.dataThrough);
  const lines = new Map<string, PlainLine[][]>();
  for (const account of accounts) {
    const [ofItems, ofProducts] = [rows.get(account) ?? [], charges.get(account) ?? []];
    const first = Math.min(...ofItems.map((row) => placeOf(row.on)), ...ofProducts.map((line) => placeOf(line.from)));
    const states = [...items(ofItems, settings), ...invoicedProducts(ofProducts, settings)];
    const days = snapshots(states, first, lastDay);
    const top = readAs(account);
    const others = lines.get(top);
    lines.set(top, others === undefined ? days : days.map((ofDay, day) => [...others[day]!, ...named(ofDay, account)]));
  }
  return withOpening(lines, settings, lastDay);
}

/** Lines of several accounts that are read as one stay lines of their own. */
const named = (lines: PlainLine[], account: string): PlainLine[] =>
  lines.map((line) => ({ ...line, id: `${account} ${line.id}` }));

const total = (lines: PlainLine[]): number => sumOf(lines.map((line) => line.arr));

/** What was active on history-from is the opening balance, from the end of the month before on; nothing is known before. */
function withOpening(actual: Map<string, PlainLine[][]>, settings: PlainSettings, lastDay: number): PlainLedger {
  const firstActive = new Map<string, number | null>();
  for (const [account, days] of actual) {
    const first = days.findIndex((lines) => total(lines) > 0);
    firstActive.set(account, first < 0 ? null : first);
  }
  const historyFrom = settings.historyFrom === null ? null : Math.min(placeOf(settings.historyFrom), lastDay);
  const starts = [...firstActive.values()].filter((day) => day !== null);
  const firstKnown = starts.length === 0 ? null : startOfMonth(Math.min(...starts));
  const firstDay = historyFrom === null ? firstKnown : startOfMonth(historyFrom);
  const lines = new Map<string, PlainLine[][]>();
  for (const [account, days] of actual) {
    const shown = (ofDay: PlainLine[], day: number): PlainLine[] => {
      if (historyFrom === null || day > historyFrom) return ofDay;
      return day < firstDay! - 1 ? [] : days[historyFrom]!;
    };
    lines.set(account, days.map(shown));
  }
  const balance = new Map([...lines].map(([account, days]): [string, number[]] => [account, days.map(total)]));
  // What an account was before history-from is known where it comes back after it; what it did by then is not told.
  const isTold = ({ day }: PlainComponent): boolean => historyFrom === null || day > historyFrom;
  const components = new Map([...actual].map(([account, days]) => [account, plainComponents(days).filter(isTold)]));
  const isOpening = (account: string): boolean => historyFrom !== null && balance.get(account)![historyFrom]! > 0;
  const opening = new Set([...actual.keys()].filter(isOpening));
  return { balance, lines, components, firstActive, opening, historyFrom, firstDay, lastDay };
}
