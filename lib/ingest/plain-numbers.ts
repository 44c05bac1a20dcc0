/** Numbers of plain lines, read from their digits: nearly all are digits and at most one decimal sign. */
import type { NumberColumn } from './amounts';
import type { DecimalSign } from './numbers';
import type { PlainLine } from './plain-line';

/** Beyond doubt is no number; the row must be read in full. */
export const NO_PLAIN_NUMBER = -1;
/** The cell is empty, or the file has no such column. */
export const NO_NUMBER = -2;

const ZERO = 48;
const NINE = 57;
const LONGEST_PLAIN = 14;

/** What `plainMinor` answers for the cell's text. */
export function plainMinorAt(
  bytes: Uint8Array,
  start: number,
  end: number,
  exponent: number,
  sign: DecimalSign | null,
): number {
  if (end - start > LONGEST_PLAIN || start === end) return NO_PLAIN_NUMBER;
  const signByte = sign === '.' ? 46 : sign === ',' ? 44 : -1;
  let value = 0;
  let decimals = -1;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO;
      if (decimals >= 0) decimals++;
    } else if (byte === signByte && decimals < 0 && i > start) decimals = 0;
    else return NO_PLAIN_NUMBER;
  }
  if (decimals > exponent) return NO_PLAIN_NUMBER;
  for (let missing = exponent - Math.max(decimals, 0); missing > 0; missing--) value *= 10;
  return Number.isSafeInteger(value) ? value : NO_PLAIN_NUMBER;
}

/** A column's cell in units of 10^−exponent. */
export function plainNumber({ place, sign }: NumberColumn, line: PlainLine, exponent: number): number {
  const { index } = place;
  if (index < 0) return NO_NUMBER;
  const start = line.start(index);
  const end = line.stop(index);
  return start === end ? NO_NUMBER : plainMinorAt(line.bytes, start, end, exponent, sign.value);
}
