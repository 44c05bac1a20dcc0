/** What a cell of a workbook says, as text: numbers without the noise of binary fractions, dates as YYYY-MM-DD. */

/** The day that serial number 0 stands for, in days since 1970-01-01. */
const ZERO_1900 = -25_569;
const ZERO_1904 = -24_107;
/** Excel takes 1900 for a leap year: up to this serial number its days are one off. */
const NO_SUCH_DAY = 60;
const LAST_SERIAL = 2_958_466;

const DAY_MS = 86_400_000;
const SECONDS = 86_400;

/** 2026-03-01, with the time of day where there is one; null where no date has this number. */
export function dateOfSerial(text: string, is1904: boolean): string | null {
  const serial = Number(text);
  if (!Number.isFinite(serial) || serial < 1 || serial >= LAST_SERIAL) return null;
  let day = Math.floor(serial);
  let seconds = Math.floor((serial - day) * SECONDS + 0.5);
  if (seconds === SECONDS) {
    day++;
    seconds = 0;
  }
  if (!is1904 && day === NO_SUCH_DAY) return null;
  const zero = is1904 ? ZERO_1904 : day < NO_SUCH_DAY ? ZERO_1900 + 1 : ZERO_1900;
  const date = new Date((zero + day) * DAY_MS).toISOString().slice(0, 10);
  return seconds === 0 ? date : `${date} ${clock(seconds)}`;
}

function clock(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A spreadsheet shows and keeps so many digits; what lies beyond is left over from binary fractions. */
const DIGITS = 15;

/**
 * '0.30000000000000004' → '0.3', '1.5E+3' → '1500'; whole numbers written out stay as they are, however long, and what
 * is no number stays as it is.
 */
export function numberText(text: string): string {
  if (/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  const shortest = String(value);
  const digits = shortest.replace(/e.*$/, '').replace(/^-?0*\.?0*|\./g, '').length;
  return plain(digits > DIGITS ? String(Number(value.toPrecision(DIGITS))) : shortest);
}

/** Without an exponent. */
function plain(text: string): string {
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const shift = Number(exponent);
  const digits = whole + fraction;
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`;
  return sign + digits.padEnd(shift + 1, '0');
}

const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 54],
  [57, 58],
];

/** Of the formats that every workbook has: those that show a day. Times alone and durations are numbers. */
export const isDateFormatId = (id: number): boolean => DATE_FORMATS.some(([from, to]) => id >= from && id <= to);

/** Whether a format of the workbook's own shows a day or month: 'dd/mm/yyyy', 'mmm-yy', '[$-409]d. mmmm'. */
export function isDateFormat(code: string): boolean {
  const shown = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';')[0];
  return shown !== undefined && (/[yd]/i.test(shown) || /mmm/i.test(shown)) && !/general/i.test(shown);
}

/** '_x000D_' → the character; as workbooks write what XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Zero-based column of 'AB12'; −1 where it is none. */
export function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at === 0 || at > 3 ? -1 : column - 1;
}

/** Row of 'AB12'; 0 where it is none. */
export const rowOf = (reference: string): number => Number(/^[A-Z]{1,3}(\d{1,7})$/.exec(reference)?.[1] ?? 0);
