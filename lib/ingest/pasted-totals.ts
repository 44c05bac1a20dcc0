/** Control totals as people paste or type them: a line for each month, or a row of months above a row of amounts. */

import { formatMonth } from '../domain/day';
import { currencyExponent, minorFromDecimal } from '../domain/money';
import type { ControlTotal } from '../domain/planning';
import { monthOfText } from './months';
import { type DecimalSign, decimalText, type NumberShape, numberShape } from './numbers';

export interface PastedProblem {
  /** Counted from 1. */
  line: number;
  message: string;
}

export interface PastedTotals {
  totals: ControlTotal[];
  problems: PastedProblem[];
}

interface Pair {
  line: number;
  month: string;
  amount: NumberShape;
  text: string;
}

/** Longer pastes are no totals of months. */
const MOST_LINES = 600;
const SEPARATORS = /[\t;|]+|\s+|,/g;

/** The currency is that of the workspace: an amount with another one's sign is refused. */
export function readPastedTotals(text: string, currency: string): PastedTotals {
  const lines = text.split(/\r\n?|\n/).slice(0, MOST_LINES);
  const problems: PastedProblem[] = [];
  const pairs = acrossPairs(lines) ?? downPairs(lines, problems);
  const sign = signOf(pairs.map(({ amount }) => amount));
  const seen = new Map<string, number>();
  const totals: ControlTotal[] = [];
  for (const { line, month, amount, text: written } of pairs) {
    const minor = minorOf(amount, sign, currency);
    const first = seen.get(month);
    if (first !== undefined) problems.push({ line, message: `${month} has an earlier line, line ${first}` });
    else if (typeof minor === 'string') problems.push({ line, message: `"${written}" ${minor}` });
    else totals.push({ month, amountMinor: minor });
    if (first === undefined) seen.set(month, line);
  }
  return { totals, problems: problems.sort((a, b) => a.line - b.line) };
}

/** A row of months with a row of amounts below it, as a sheet has them; null: it is not laid out so. */
function acrossPairs(lines: readonly string[]): Pair[] | null {
  const rows = lines
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell));
  const [heads, cells] = rows;
  if (rows.length !== 2 || heads === undefined || cells === undefined) return null;
  const pairs = heads.flatMap((head, place): Pair[] => {
    const month = monthOfText(head);
    const text = cells[place] ?? '';
    const amount = numberShape(text);
    return month === null || amount === null ? [] : [{ line: 2, month: formatMonth(month), amount, text }];
  });
  return pairs.length >= 2 ? pairs : null;
}

function downPairs(lines: readonly string[], problems: PastedProblem[]): Pair[] {
  return lines.flatMap((each, index): Pair[] => {
    const text = each.trim();
    if (text === '') return [];
    const pair = pairOf(text, index + 1);
    // Column names stand on top.
    if (pair === null && (index > 0 || /\d/.test(text)))
      problems.push({ line: index + 1, message: `"${text}" is no month and amount, such as 2026-10 and 81,250.00` });
    return pair === null ? [] : [pair];
  });
}

/** The first place at which a month ends and an amount begins. */
function pairOf(text: string, line: number): Pair | null {
  for (const { index, 0: separator } of text.matchAll(SEPARATORS)) {
    const month = monthOfText(text.slice(0, index));
    const written = text.slice(index + separator.length).trim();
    const amount = month === null ? null : numberShape(written);
    if (month !== null && amount !== null) return { line, month: formatMonth(month), amount, text: written };
  }
  return null;
}

/** The sign of decimals that any amount proves; where none does, what looks like thousands is read so. */
function signOf(amounts: readonly NumberShape[]): DecimalSign {
  if (amounts.some(({ proof }) => proof === '.')) return '.';
  if (amounts.some(({ proof }) => proof === ',')) return ',';
  return amounts.some(({ proof, body }) => proof === 'ambiguous' && body.includes('.')) ? ',' : '.';
}

/** Smallest units, or what is wrong with it. */
function minorOf(amount: NumberShape, sign: DecimalSign, currency: string): number | string {
  const decimal = decimalText(amount, sign);
  if (decimal === null) return `does not have "${sign}" as its decimal sign, as other lines do`;
  if (amount.currencies !== null && !amount.currencies.includes(currency)) return `is not in ${currency}`;
  const minor = minorFromDecimal(decimal, currencyExponent(currency) ?? 2);
  if (minor === null) return 'is too large';
  return minor.rounded ? `has more decimals than ${currency}` : minor.minor;
}
