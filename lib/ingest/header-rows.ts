/**
 * Where the column names stand: below titles, and in one row or in several, as a sheet has them that writes the year
 * above its months. What reads as the surest kind of file is taken; where nothing reads better, the first row that
 * looks like names.
 */
import { monthOfText } from './months';
import { rankKinds } from './recognise';

export interface HeaderRows {
  /** Indexes of the first and the last of the rows. */
  first: number;
  last: number;
  headers: string[];
}

/** Names stand this near to the top, below titles and notes. */
const LOOKED_AT = 20;
const MOST_ROWS = 3;
/** So much surer another reading must be than the first row that looks like names. */
const SURER = 0.05;
/** Against names that repeat, and for each further row: of two readings the simpler one. */
const REPEATED = 0.2;
const EACH_ROW = 0.01;

const trimmed = (record: readonly string[]): string[] => record.map((cell) => cell.trim());
const filled = (record: readonly string[]): string[] => record.filter((cell) => cell !== '');

/** A title above the table fills one cell, or the same text several; a header at least two. */
function firstHeader(records: readonly string[][]): number {
  const from = /^sep=/.test(records[0]?.[0] ?? '') ? 1 : 0;
  const titled = records
    .slice(0, LOOKED_AT)
    .findIndex((record, i) => i >= from && new Set(filled(trimmed(record))).size > 1);
  if (titled >= 0) return titled;
  return records.findIndex((record, i) => i >= from && filled(trimmed(record)).length > 0);
}

const isAmount = (cell: string): boolean =>
  /^[-+(]?\p{Sc}?\s?\d[\d.,' ]*%?\)?$/u.test(cell) && monthOfText(cell) === null && !/^(19|20|21)\d\d$/.test(cell);

/** Null where no row holds anything. `stated`: the columns that the user named. */
export function findHeader(
  records: readonly string[][],
  stated: Readonly<Record<string, string>> | undefined,
): HeaderRows | null {
  const base = firstHeader(records);
  if (base < 0) return null;
  const scoreOf = ({ first, last, headers }: HeaderRows): number => {
    const names = filled(headers);
    const repeats = new Set(names).size < names.length ? REPEATED : 0;
    return (rankKinds(headers, stated)[0]?.confidence ?? 0) - repeats - (last - first) * EACH_ROW;
  };
  let best: HeaderRows = { first: base, last: base, headers: trimmed(records[base] ?? []) };
  let top = scoreOf(best) + SURER;
  for (const candidate of candidates(records, titledAbove(records, base))) {
    const score = scoreOf(candidate);
    if (score > top) [best, top] = [candidate, score];
  }
  return best;
}

/** Rows, alone and joined with those below them, that may be names: none of their cells is an amount. */
function* candidates(records: readonly string[][], from: number): Generator<HeaderRows> {
  for (let first = from; first < Math.min(records.length, LOOKED_AT); first++) {
    let headers: string[] | null = null;
    for (let last = first; last < Math.min(records.length, first + MOST_ROWS); last++) {
      const row = trimmed(records[last] ?? []);
      if (filled(row).length === 0 || row.some(isAmount)) break;
      headers = headers === null ? row : joined(headers, row);
      if (headers === null) break;
      yield { first, last, headers };
    }
  }
}

/** A row above that says one thing, such as a year over all its months, may be part of the names. */
function titledAbove(records: readonly string[][], base: number): number {
  return base > 0 && filled(trimmed(records[base - 1] ?? [])).length > 0 ? base - 1 : base;
}

/** Two rows of names as one; null where the upper one does not stand over groups of the lower one. */
function joined(upper: readonly string[], lower: readonly string[]): string[] | null {
  if (new Set(filled([...upper])).size >= filled([...lower]).length) return null;
  const times = new Map<string, number>();
  for (const cell of lower) times.set(cell, (times.get(cell) ?? 0) + 1);
  let above = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const low = lower[column] ?? '';
    const own = upper[column] ?? '';
    if (own !== '') above = own;
    return joinedCell(own === '' && low !== '' ? above : own, low, times.get(low) === 1);
  });
}

/** Merged cells say the same in both rows; a month needs its year; a name that stands once needs nothing. */
function joinedCell(upper: string, lower: string, isAlone: boolean): string {
  if (lower === '' || upper === lower) return upper;
  if (upper === '' || monthOfText(lower) !== null) return lower;
  if (monthOfText(`${lower} ${upper}`) !== null) return `${lower} ${upper}`;
  return isAlone ? lower : `${upper} ${lower}`;
}
