/** What files and programs state of accounts beside revenue (formats.md section 1): signals, and readings of meters. */
import type { DayNumber } from '../day';
import { topsOf } from '../parents';
import type { AccountColumns } from '../records';

export interface SignalRecord {
  accountId: string;
  onDay: DayNumber;
  /** As stated: one of the names known, another way to write it, or a name of the company's own. */
  signal: string;
  /** Thousandths of a point; null: as its kind weighs. */
  weightMilli: number | null;
  note: string | null;
}

export interface UsageRecord {
  accountId: string;
  onDay: DayNumber;
  meter: string;
  /** Millionths of the meter's unit. */
  usedMicro: number;
  /** Null: none is stated. */
  limitMicro: number | null;
}

/** All signals and readings that count, in the order in which they were stated: columns, since there are many. */
export interface SignalColumns {
  /** The day on which they were asked for: what is dated later is no signal yet. */
  today: DayNumber;
  /** Ids of the accounts that they name, by the codes of the columns. */
  accountIds: readonly string[];
  signals: {
    length: number;
    account: Int32Array;
    day: Int32Array;
    /** Code of `names`. */
    name: Int32Array;
    /** Thousandths of a point; NaN: none is stated. */
    weightMilli: Float64Array;
    /** Code of `notes`; −1: none. */
    note: Int32Array;
  };
  names: readonly string[];
  notes: readonly string[];
  usage: {
    length: number;
    account: Int32Array;
    day: Int32Array;
    /** Code of `meters`. */
    meter: Int32Array;
    usedMicro: Float64Array;
    /** NaN: none is stated. */
    limitMicro: Float64Array;
  };
  meters: readonly string[];
}

export const NO_SIGNALS: SignalColumns = {
  today: 0,
  accountIds: [],
  signals: {
    length: 0,
    account: new Int32Array(0),
    day: new Int32Array(0),
    name: new Int32Array(0),
    weightMilli: new Float64Array(0),
    note: new Int32Array(0),
  },
  names: [],
  notes: [],
  usage: {
    length: 0,
    account: new Int32Array(0),
    day: new Int32Array(0),
    meter: new Int32Array(0),
    usedMicro: new Float64Array(0),
    limitMicro: new Float64Array(0),
  },
  meters: [],
};

/** What is stated of subsidiaries and departments, said of the parents that they are read as. */
export function rollUpSignals(signals: SignalColumns, accounts: AccountColumns): SignalColumns {
  const tops = topsOf(accounts);
  const readAs = new Map(accounts.ids.map((id, account) => [id, accounts.ids[tops[account]!]!]));
  return { ...signals, accountIds: signals.accountIds.map((id) => readAs.get(id) ?? id) };
}
