/**
 * Which of an account's records stand, and what each of them replaced (metrics.md section 2): records of one id, and of
 * one item and day, follow each other; the last one stands, the others are its corrections' past.
 */
import type { DayNumber } from './day';
import type { AccountStates, LedgerQuery } from './lines';
import type { OneAccount } from './one-account';
import { resolveChanges, resolveInvoices } from './resolve';

export interface RecordChain {
  /** The day of the event it belongs to. */
  day: DayNumber;
  isInvoice: boolean;
  /** Its place in the store's order of statements; null: the last one of its id takes it back. */
  stands: number | null;
  /** Those it replaced, by their places, in the order in which they were recorded. */
  replaced: number[];
}

/** Every record of the account once, by day, in the order in which the standing ones were recorded. */
export function recordChains(records: OneAccount, states: AccountStates, query: LedgerQuery): RecordChain[] {
  const { changes, invoices } = records;
  const started = new Map<number, DayNumber>();
  for (let at = 0; at < states.to; at += 1)
    if (states.isInvoice[at] === 1 && !started.has(states.row[at]!)) started.set(states.row[at]!, states.day[at]!);
  const chains = [
    ...chainsOf({
      ...changes,
      isInvoice: false,
      stands: new Set(resolveChanges(changes, 1, query.recordedBy).rows),
      dayOf: (row) => changes.effectiveDay[row]!,
      keysOf: (row) => [`id ${changes.changeNo[row]}`, `item ${changes.item[row]} ${changes.effectiveDay[row]}`],
      recordedBy: query.recordedBy,
    }),
    ...chainsOf({
      ...invoices,
      isInvoice: true,
      stands: new Set(resolveInvoices(invoices, 1, query.recordedBy).rows),
      dayOf: (row) => started.get(row) ?? invoices.startDay[row]!,
      keysOf: (row) => [`id ${invoices.lineNo[row]}`],
      recordedBy: query.recordedBy,
    }),
  ];
  return chains.sort((a, b) => a.day - b.day);
}

interface Kind {
  length: number;
  seq: Float64Array;
  recordedAt: Float64Array;
  isInvoice: boolean;
  /** Rows in force. */
  stands: ReadonlySet<number>;
  recordedBy: number | null;
  dayOf(row: number): DayNumber;
  /** Records that share one of these follow each other. */
  keysOf(row: number): string[];
}

function chainsOf(kind: Kind): RecordChain[] {
  const { length, seq, recordedAt, recordedBy, isInvoice, stands, dayOf } = kind;
  const rows = Array.from({ length }, (_, row) => row)
    .filter((row) => recordedBy === null || recordedAt[row]! < recordedBy)
    .sort((a, b) => recordedAt[a]! - recordedAt[b]! || seq[a]! - seq[b]!);
  return groupsOf(rows, kind.keysOf).flatMap((group): RecordChain[] => {
    const standing = group.filter((row) => stands.has(row));
    const replaced = group.filter((row) => !stands.has(row)).map((row) => seq[row]!);
    // A record whose id was taken back has no successor; it is told on the day it spoke of.
    if (standing.length === 0) return [{ day: dayOf(group[0]!), isInvoice, stands: null, replaced }];
    return standing.map((row, index) => ({
      day: dayOf(row),
      isInvoice,
      stands: seq[row]!,
      replaced: index === 0 ? replaced : [],
    }));
  });
}

/** Rows that share keys, directly or through others, in their order. */
function groupsOf(rows: readonly number[], keysOf: (row: number) => string[]): number[][] {
  const groupOf = new Map<string, number[]>();
  const groups = new Set<number[]>();
  for (const row of rows) {
    const keys = keysOf(row);
    const met = [...new Set(keys.map((key) => groupOf.get(key)))].filter((group) => group !== undefined);
    const group = met[0] ?? [];
    for (const other of met.slice(1)) {
      group.push(...other);
      groups.delete(other);
      for (const [key, owner] of groupOf) if (owner === other) groupOf.set(key, group);
    }
    group.push(row);
    groups.add(group);
    for (const key of keys) groupOf.set(key, group);
  }
  return [...groups];
}
