/**
 * Signals and readings by account, each account's by day, in columns that scores are read from. The order within a day
 * is by what they say, so that no order of files changes a sum.
 */
import type { DayNumber } from '../day';
import { signalNames } from './kinds';
import { recognised, statedRisks } from './known-names';
import type { SignalColumns } from './records';

/** What a row of signals is: below the number of known names one of those, then the names of the company's own. */
export const OWN_SIGNAL = signalNames.length;

export interface SignalBook {
  accounts: number;
  /** Signals of account `a` are those from `offset[a]` up to, not including, `offset[a + 1]`, by day. */
  offset: Int32Array;
  day: Int32Array;
  /** Index into `signalNames`, or `OWN_SIGNAL`. */
  kind: Uint8Array;
  /** Points stated; NaN: as its kind weighs. */
  weight: Float64Array;
  /** Row of the signals as loaded. */
  row: Int32Array;
  /** Of the churn risk, laid out alike: what begins or ends. */
  risks: { offset: Int32Array; day: Int32Array; risk: Uint8Array; ends: Uint8Array; row: Int32Array };
  /** Readings of account `a`, by meter, then by day. */
  usage: {
    offset: Int32Array;
    day: Int32Array;
    meter: Int32Array;
    used: Float64Array;
    /** NaN: none. */
    limit: Float64Array;
  };
  /** By meter, the days on which any account has a reading, ascending, none after `today`. */
  meterDays: readonly Int32Array[];
  meters: readonly string[];
  /** The last day of a signal or reading that is not after today; null: there is none. */
  lastDay: DayNumber | null;
  /** What was loaded. */
  columns: SignalColumns;
  /** By code of an account that is named: its number in the ledger; −1: the ledger does not know it. */
  accountOf: Int32Array;
}

const MICRO = 1_000_000;
const MILLI = 1000;

/** `accountIds`: those of the ledger's accounts. */
export function signalBook(columns: SignalColumns, accountIds: readonly string[]): SignalBook {
  const accounts = accountIds.length;
  const numberOf = new Map(accountIds.map((id, account) => [id, account]));
  const accountOf = Int32Array.from(columns.accountIds, (id) => numberOf.get(id) ?? -1);
  const names = columns.names.map(recognised);
  const isRisk = names.map(({ is }) => is === 'risk');
  const { signals, usage } = columns;
  const ofSignals = grouped(accounts, accountOf, signals, (row) => !isRisk[signals.name[row]!]);
  const ofRisks = grouped(accounts, accountOf, signals, (row) => isRisk[signals.name[row]!]!);
  const ofUsage = grouped(accounts, accountOf, usage, () => true);
  const kindOf = Uint8Array.from(names, (one) => (one.is === 'signal' ? signalNames.indexOf(one.name) : OWN_SIGNAL));
  const { day, name, weightMilli, note } = signals;
  sortEach(ofSignals, [day, (row) => kindOf[name[row]!]!, (row) => weightMilli[row]! || 0, name, note]);
  const endsOf = names.map((one) => (one.is === 'risk' && one.ends ? 1 : 0));
  const riskOf = names.map((one) => (one.is === 'risk' ? statedRisks.indexOf(one.name) : 0));
  sortEach(ofRisks, [day, (row) => endsOf[name[row]!]!, name, note]);
  const rank = ranks(columns.meters);
  sortEach(ofUsage, [(row) => rank[usage.meter[row]!]!, usage.day]);
  return {
    accounts,
    offset: ofSignals.offset,
    day: ofSignals.rows.map((row) => day[row]!),
    kind: Uint8Array.from(ofSignals.rows, (row) => kindOf[name[row]!]!),
    weight: Float64Array.from(ofSignals.rows, (row) => weightMilli[row]! / MILLI),
    row: ofSignals.rows,
    risks: {
      offset: ofRisks.offset,
      day: ofRisks.rows.map((row) => day[row]!),
      risk: Uint8Array.from(ofRisks.rows, (row) => riskOf[name[row]!]!),
      ends: Uint8Array.from(ofRisks.rows, (row) => endsOf[name[row]!]!),
      row: ofRisks.rows,
    },
    usage: {
      offset: ofUsage.offset,
      day: ofUsage.rows.map((row) => usage.day[row]!),
      meter: ofUsage.rows.map((row) => usage.meter[row]!),
      used: Float64Array.from(ofUsage.rows, (row) => usage.usedMicro[row]! / MICRO),
      limit: Float64Array.from(ofUsage.rows, (row) => usage.limitMicro[row]! / MICRO),
    },
    meterDays: daysOfMeters(columns, accountOf),
    meters: columns.meters,
    lastDay: lastDayOf(columns, accountOf),
    columns,
    accountOf,
  };
}

interface Grouped {
  offset: Int32Array;
  rows: Int32Array;
}

/** Rows of the accounts that the ledger knows, account by account: one counting sort. */
function grouped(
  accounts: number,
  accountOf: Int32Array,
  { length, account }: { length: number; account: Int32Array },
  takes: (row: number) => boolean,
): Grouped {
  const offset = new Int32Array(accounts + 1);
  const place = new Int32Array(length).fill(-1);
  for (let row = 0; row < length; row += 1) {
    const number = accountOf[account[row]!]!;
    if (number < 0 || !takes(row)) continue;
    place[row] = number;
    offset[number + 1]! += 1;
  }
  for (let number = 0; number < accounts; number += 1) offset[number + 1]! += offset[number]!;
  const next = offset.slice();
  const rows = new Int32Array(offset[accounts]!);
  for (let row = 0; row < length; row += 1) if (place[row]! >= 0) rows[next[place[row]!]!++] = row;
  return { offset, rows };
}

type Key = Int32Array | ((row: number) => number);

/** Sorts each account's rows by the keys, one after the other. */
function sortEach({ offset, rows }: Grouped, keys: readonly Key[]): void {
  const readers = keys.map((key) => (typeof key === 'function' ? key : (row: number) => key[row]!));
  const byKeys = (a: number, b: number): number => {
    for (const read of readers) {
      const difference = read(a) - read(b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  for (let account = 0; account + 1 < offset.length; account += 1)
    if (offset[account + 1]! - offset[account]! > 1) rows.subarray(offset[account], offset[account + 1]).sort(byKeys);
}

/** The place of each text among all of them in their order. */
function ranks(texts: readonly string[]): Int32Array {
  const order = texts.map((_, code) => code).sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1));
  const rank = new Int32Array(texts.length);
  for (const [place, code] of order.entries()) rank[code] = place;
  return rank;
}

function daysOfMeters({ usage, meters, today }: SignalColumns, accountOf: Int32Array): Int32Array[] {
  const days = meters.map(() => new Set<number>());
  for (let row = 0; row < usage.length; row += 1)
    if (usage.day[row]! <= today && accountOf[usage.account[row]!]! >= 0) days[usage.meter[row]!]!.add(usage.day[row]!);
  return days.map((each) => Int32Array.from(each).sort());
}

function lastDayOf({ signals, usage, today }: SignalColumns, accountOf: Int32Array): DayNumber | null {
  let last = Number.NEGATIVE_INFINITY;
  for (const { length, day, account } of [signals, usage])
    for (let row = 0; row < length; row += 1)
      if (day[row]! > last && day[row]! <= today && accountOf[account[row]!]! >= 0) last = day[row]!;
  return last === Number.NEGATIVE_INFINITY ? null : last;
}
