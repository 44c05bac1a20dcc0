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
  const ofName = (row: number) => name[row]!;
  const ofNote = (row: number) => note[row]!;
  sortEach(ofSignals, {
    first: () => 0,
    day,
    others: [(row) => kindOf[name[row]!]!, (row) => weightMilli[row]! || 0, ofName, ofNote],
  });
  const endsOf = names.map((one) => (one.is === 'risk' && one.ends ? 1 : 0));
  const riskOf = names.map((one) => (one.is === 'risk' ? statedRisks.indexOf(one.name) : 0));
  sortEach(ofRisks, { first: () => 0, day, others: [(row) => endsOf[name[row]!]!, ofName, ofNote] });
  const rank = ranks(columns.meters);
  sortEach(ofUsage, { first: (row) => rank[usage.meter[row]!]!, day: usage.day, others: [] });
  return {
    accounts,
    offset: ofSignals.offset,
    day: picked(new Int32Array(ofSignals.rows.length), day, ofSignals.rows),
    kind: picked(
      new Uint8Array(ofSignals.rows.length),
      kindOf,
      picked(new Int32Array(ofSignals.rows.length), name, ofSignals.rows),
    ),
    weight: picked(new Float64Array(ofSignals.rows.length), weightMilli, ofSignals.rows).map((milli) => milli / MILLI),
    row: ofSignals.rows,
    risks: {
      offset: ofRisks.offset,
      day: picked(new Int32Array(ofRisks.rows.length), day, ofRisks.rows),
      risk: Uint8Array.from(ofRisks.rows, (row) => riskOf[name[row]!]!),
      ends: Uint8Array.from(ofRisks.rows, (row) => endsOf[name[row]!]!),
      row: ofRisks.rows,
    },
    usage: usageOf(usage, ofUsage),
    meterDays: daysOfMeters(columns, accountOf),
    meters: columns.meters,
    lastDay: lastDayOf(columns, accountOf),
    columns,
    accountOf,
  };
}

function usageOf(usage: SignalColumns['usage'], { offset, rows }: Grouped): SignalBook['usage'] {
  const { length } = rows;
  return {
    offset,
    day: picked(new Int32Array(length), usage.day, rows),
    meter: picked(new Int32Array(length), usage.meter, rows),
    used: picked(new Float64Array(length), usage.usedMicro, rows).map((micro) => micro / MICRO),
    limit: picked(new Float64Array(length), usage.limitMicro, rows).map((micro) => micro / MICRO),
  };
}

/** The values of a column in the order of rows. */
function picked<Numbers extends Int32Array | Float64Array | Uint8Array>(
  into: Numbers,
  from: ArrayLike<number>,
  rows: Int32Array,
): Numbers {
  for (let place = 0; place < rows.length; place += 1) into[place] = from[rows[place]!]!;
  return into;
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

/** A day is below this, whatever the calendar. */
const DAYS = 2 ** 24;

/** Sorts each account's rows by `first` and day, what is equal in both by the others, one after the other. */
function sortEach(
  { offset, rows }: Grouped,
  { first, day, others }: { first: (row: number) => number; day: Int32Array; others: ((row: number) => number)[] },
): void {
  const keys = new Float64Array(day.length);
  for (const row of rows) keys[row] = first(row) * DAYS + day[row]!;
  const byKeys = (a: number, b: number): number => {
    const difference = keys[a]! - keys[b]!;
    if (difference !== 0) return difference;
    for (const read of others) if (read(a) !== read(b)) return read(a) - read(b);
    return 0;
  };
  for (let account = 0; account + 1 < offset.length; account += 1) {
    const from = offset[account]!;
    const to = offset[account + 1]!;
    if (to - from <= FEW_ROWS) insertionSort(rows, from, to, byKeys);
    else rows.subarray(from, to).sort(byKeys);
  }
}

/** Up to so many rows are sorted in place, most of them being in order already. */
const FEW_ROWS = 40;

function insertionSort(rows: Int32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  for (let next = from + 1; next < to; next += 1) {
    const row = rows[next]!;
    let place = next;
    for (; place > from && compare(rows[place - 1]!, row) > 0; place -= 1) rows[place] = rows[place - 1]!;
    rows[place] = row;
  }
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
