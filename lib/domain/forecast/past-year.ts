/**
 * What a forecast replays (metrics.md section 12): of each account that was active at the start of one of the twelve
 * months before a day, or came in one of them, what it started each month with and how it moved. Beyond a number of
 * accounts they are dealt into as many groups, and groups are drawn in their place: a sum over groups dealt by chance
 * varies from draw to draw as one over accounts does.
 */
import type { Facts } from '../facts';
import { genuineMinor } from '../genuine-expansion';
import { movementTypes } from '../movement-type';
import { type Chance, chanceOf } from './chance';

export const PAST_MONTHS = 12;

/** What is kept of a month: ARR at its start, the five movements, and the part of expansion that is an account's first. */
export const pastKinds = ['start', ...movementTypes, 'first'] as const;
export const PAST_KINDS = pastKinds.length;
/** Values of one account or group. */
export const PAST_VALUES = PAST_MONTHS * PAST_KINDS;

export const MOST_GROUPS = 2000;

const [START, FIRST] = [0, PAST_KINDS - 1];
const typeAt = (type: number): number => START + 1 + type;

export interface PastYear {
  /** Accounts that the year is made of. */
  accounts: number;
  /** Accounts, or groups of them. */
  units: number;
  /** Value `kind` of month `month` of unit `u` is `values[u × PAST_VALUES + month × PAST_KINDS + kind]`; all positive. */
  values: Float64Array;
  /** ARR and active accounts at the year's end. */
  endArrMinor: number;
  endAccounts: number;
}

/**
 * The twelve months up to column `until` of the month ends (the end of month `until − 1`). Null: there are fewer, or
 * nobody was active when one of them began. `list`: the accounts looked at.
 */
export function pastYear(
  facts: Facts,
  list: Int32Array,
  until: number,
  seed: number,
  most = MOST_GROUPS,
): PastYear | null {
  const from = until - PAST_MONTHS;
  if (from < 0) return null;
  const rows: Float64Array[] = [];
  let endArrMinor = 0;
  let endAccounts = 0;
  const starts = new Float64Array(PAST_MONTHS);
  for (const account of list) {
    const { row, end } = monthsOf(facts, account, from);
    if (end > 0) {
      endArrMinor += end;
      endAccounts += 1;
    }
    if (row === null) continue;
    rows.push(row);
    for (let month = 0; month < PAST_MONTHS; month += 1) starts[month]! += row[month * PAST_KINDS]!;
  }
  if (starts.some((start) => start === 0)) return null;
  return { accounts: rows.length, ...unitsOf(rows, most, chanceOf(seed)), endArrMinor, endAccounts };
}

/** One account's year, null where it was never there; and its balance at the end. */
function monthsOf(facts: Facts, account: number, from: number): { row: Float64Array | null; end: number } {
  const { monthCells, openingMinor } = facts;
  const row = new Float64Array(PAST_VALUES);
  const last = monthCells.offset[account + 1]!;
  let cell = monthCells.offset[account]!;
  let balance = openingMinor[account]!;
  let hasExpanded = false;
  let isThere = false;
  for (; cell < last && monthCells.period[cell]! < from; cell += 1) {
    balance += monthCells.changeMinor[cell]!;
    hasExpanded ||= genuineMinor(facts, cell) > 0;
  }
  for (let month = 0; month < PAST_MONTHS; month += 1) {
    const at = month * PAST_KINDS;
    row[at + START] = balance;
    isThere ||= balance > 0;
    if (cell === last || monthCells.period[cell] !== from + month) continue;
    const change = monthCells.changeMinor[cell]!;
    row[at + typeAt(monthCells.type[cell]!)] = Math.abs(change);
    const genuine = genuineMinor(facts, cell);
    if (genuine > 0 && !hasExpanded) row[at + FIRST] = genuine;
    hasExpanded ||= genuine > 0;
    isThere = true;
    balance += change;
    cell += 1;
  }
  return { row: isThere ? row : null, end: balance };
}

/** Accounts as they are, or dealt evenly into groups. */
function unitsOf(rows: readonly Float64Array[], most: number, chance: Chance): Pick<PastYear, 'units' | 'values'> {
  const units = Math.min(rows.length, most);
  const values = new Float64Array(units * PAST_VALUES);
  const order = rows.length > most ? shuffled(rows.length, chance) : null;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[order === null ? index : order[index]!]!;
    const first = (index % units) * PAST_VALUES;
    for (let value = 0; value < PAST_VALUES; value += 1) values[first + value]! += row[value]!;
  }
  return { units, values };
}

function shuffled(length: number, chance: Chance): Int32Array {
  const order = Int32Array.from({ length }, (_, index) => index);
  for (let index = length - 1; index > 0; index -= 1) {
    const other = chance(index + 1);
    const kept = order[index]!;
    order[index] = order[other]!;
    order[other] = kept;
  }
  return order;
}
