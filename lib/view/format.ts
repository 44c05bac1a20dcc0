/**
 * Figures as people read them. Rounding here is for the eye alone; the exact figure is always one hover or one table
 * away. The locale is fixed so that server and browser draw the same text.
 */

import { calendarDate, parseDay, parseMonth } from '@/lib/domain/day';
import { currencyExponent, decimalText } from '@/lib/domain/money';

const LOCALE = 'en-US';
export const NO_FIGURE = '–';
const MINUS = '−';

const withMinus = (text: string): string => text.replace('-', MINUS);

const exponentOf = (currency: string): number => currencyExponent(currency) ?? 2;

const major = (minor: number, currency: string): number => minor / 10 ** exponentOf(currency);

/** Making one takes a hundred times as long as using it, and a table shows thousands of figures in a few formats. */
const currencyFormats = new Map<string, Intl.NumberFormat>();

function currencyText(value: number, currency: string, options: Intl.NumberFormatOptions): string {
  const { notation, maximumFractionDigits, minimumFractionDigits, maximumSignificantDigits } = options;
  const key = `${currency} ${notation} ${maximumFractionDigits} ${minimumFractionDigits} ${maximumSignificantDigits}`;
  const format =
    currencyFormats.get(key) ??
    new Intl.NumberFormat(LOCALE, { style: 'currency', currency, currencyDisplay: 'symbol', ...options });
  currencyFormats.set(key, format);
  return withMinus(format.format(value));
}

/** '4243187.50': a decimal in major units, for other programs; no digit is lost on the way. */
export const plainMoney = (minor: number, currency: string): string => decimalText(minor, exponentOf(currency));

/** '$4,243,187.50': every smallest unit. */
export const formatExactMoney = (minor: number, currency: string): string =>
  formatMajor(major(minor, currency), currency);

/** The same of an amount in major units. */
export function formatMajor(amount: number, currency: string): string {
  const digits = exponentOf(currency);
  return currencyText(amount, currency, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** '+$4,243,187.50' */
export const signedExactMoney = (minor: number, currency: string): string =>
  minor > 0 ? `+${formatExactMoney(minor, currency)}` : formatExactMoney(minor, currency);

/** '$4,243,188': whole major units. */
export const arrMoney = (minor: number, currency: string): string =>
  currencyText(major(minor, currency), currency, { maximumFractionDigits: 0 });

/** '+$4,243,188' */
export const signedArrMoney = (minor: number, currency: string): string =>
  minor > 0 ? `+${arrMoney(minor, currency)}` : arrMoney(minor, currency);

/** '$4.24M', '$126k', '$920': three figures. */
export function compactMoney(minor: number, currency: string): string {
  const value = major(minor, currency);
  const digits = Math.abs(value) < 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return currencyText(value, currency, { notation: 'compact', ...digits }).replace('K', 'k');
}

const THOUSANDS = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** Marks of one axis, all in one unit and with the decimals that their step needs: '$4.10M', '$4.15M'. */
export function axisMoney(ticks: readonly number[], currency: string): string[] {
  const values = ticks.map((tick) => major(tick, currency));
  const largest = Math.max(...values.map(Math.abs));
  const [unit, letter] = THOUSANDS.find(([size]) => largest >= size) ?? [1, ''];
  const step = Math.abs((values[1] ?? 0) - (values[0] ?? 0)) / unit;
  const decimals = step > 0 ? Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) : 0;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return values.map((value) =>
    value === 0
      ? currencyText(0, currency, { maximumFractionDigits: 0 })
      : currencyText(value / unit, currency, digits) + letter,
  );
}

/** '+$126k' */
export const signedMoney = (minor: number, currency: string): string =>
  minor > 0 ? `+${compactMoney(minor, currency)}` : compactMoney(minor, currency);

/** 1.0889 is '108.9%'. Null is a dash. */
export function percent(ratio: number | null): string {
  if (ratio === null) return NO_FIGURE;
  return withMinus(`${(ratio * 100).toFixed(1)}%`);
}

/** 1.0889 is 108.89, to be drawn. Not rounded: a label made of it reads as `percent` does. */
export const inPercent = (ratio: number | null): number | null => (ratio === null ? null : ratio * 100);

/** 1.0889 is '108.9': a percentage whose sign stands elsewhere. */
export const percentNumber = (ratio: number, decimals = 1): string => withMinus((ratio * 100).toFixed(decimals));

/** A difference of two ratios: 0.025 is '+2.5 pt'; what rounds to nothing is '0.0 pt'. */
export function points(difference: number): string {
  return `${signedPoints(difference)} pt`;
}

/** 0.025 is '+2.5'. */
export function signedPoints(difference: number): string {
  const text = (difference * 100).toFixed(1);
  if (Number(text) === 0) return '0.0';
  return difference > 0 ? `+${text}` : withMinus(text);
}

const compactNumbers = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 3 });

/** '126k': an amount whose currency stands elsewhere. */
export function compactNumber(minor: number, currency: string): string {
  const value = major(minor, currency);
  return withMinus(compactNumbers.format(Math.abs(value) < 1000 ? Math.round(value) : value)).replace('K', 'k');
}

/** '+126k' */
export const signedCompact = (minor: number, currency: string): string =>
  minor > 0 ? `+${compactNumber(minor, currency)}` : compactNumber(minor, currency);

/** '$', 'A$' */
export const currencySymbol = (currency: string): string =>
  currencyText(0, currency, { maximumFractionDigits: 0 }).replace(/[\d\s]/g, '');

const wholeNumbers = new Intl.NumberFormat(LOCALE);
export const wholeNumber = (value: number): string => withMinus(wholeNumbers.format(value));

export const signedWhole = (value: number): string => (value > 0 ? `+${wholeNumber(value)}` : wholeNumber(value));

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS_IN_FULL = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** '2026-11-15' is '15 Nov 2026'. */
export function dayText(day: string): string {
  const number = parseDay(day);
  if (number === null) return day;
  const { year, month, dayOfMonth } = calendarDate(number);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}

const FISCAL = /^(FY\d{4})(?:-(Q[1-4]))?-\d{2}$/;

/** 'FY2026-04' is 'FY2026', 'FY2026-Q1-04' is 'Q1 FY2026'; null: no period of a fiscal year. */
export function fiscalText(period: string): string | null {
  const [, year, quarter] = FISCAL.exec(period) ?? [];
  if (year === undefined) return null;
  return quarter === undefined ? year : `${quarter} ${year}`;
}

/** '2026-11' is 'Nov 2026'; another period is its name. */
export function monthText(month: string): string {
  const number = parseMonth(month);
  return number === null ? (fiscalText(month) ?? month) : `${MONTHS[number % 12]} ${Math.floor(number / 12)}`;
}

/** '2026-11' is 'November'. */
export function monthName(month: string): string {
  const number = parseMonth(month);
  return number === null ? month : (MONTHS_IN_FULL[number % 12] ?? month);
}

/** '2026-01' is 'Jan 2026', every other month its name alone: an axis needs the year once. */
export function monthTick(month: string): string {
  const number = parseMonth(month);
  if (number === null) return fiscalText(month) ?? month;
  return number % 12 === 0 ? `Jan ${Math.floor(number / 12)}` : (MONTHS[number % 12] ?? month);
}
