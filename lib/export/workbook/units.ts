/** What a column's numbers are, and how a spreadsheet shows them: exact below, rounded for the eye. */
import { lastDayOf, parseDay, parseMonth } from '@/lib/domain/day';
import { decimalText } from '@/lib/domain/money';

export type Unit =
  | 'text'
  | 'number'
  | 'month'
  | 'day'
  | 'money'
  | 'ratio'
  | 'multiple'
  | 'count'
  | 'months'
  | 'years'
  | 'days';

/** Days from a spreadsheet's first day to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;

/** A day as a spreadsheet counts it; null where the text is none. */
export function daySerial(day: string): number | null {
  const number = parseDay(day);
  return number === null ? null : number + SERIAL_OF_1970;
}

/** The last day of a month, likewise. */
export function monthSerial(month: string): number | null {
  const number = parseMonth(month);
  return number === null ? null : lastDayOf(number) + SERIAL_OF_1970;
}

/** '#,##0.00': as many decimals as the currency has. */
export function moneyFormat(exponent: number): string {
  const whole = exponent === 0 ? '#,##0' : `#,##0.${'0'.repeat(exponent)}`;
  return `${whole};-${whole};${exponent === 0 ? '0' : `0.${'0'.repeat(exponent)}`}`;
}

/** The same with a dash for nothing, as accountants write it. */
export const accountingFormat = (exponent: number): string => moneyFormat(exponent).replace(/;[^;]*$/, ';"–"');

export function formatOf(unit: Unit, exponent: number): string | undefined {
  if (unit === 'money') return moneyFormat(exponent);
  const formats: Partial<Record<Unit, string>> = {
    month: 'mmm yyyy',
    day: 'd mmm yyyy',
    ratio: '0.0%',
    multiple: '0.00"×"',
    count: '#,##0',
    months: '0.0',
    years: '0.0',
    days: '0',
  };
  return formats[unit];
}

/** A figure of a report as a cell's number: money in major units, as exact as a decimal. */
export const cellNumber = (unit: Unit, value: number, exponent: number): number | string =>
  unit === 'money' ? decimalText(value, exponent) : value;
