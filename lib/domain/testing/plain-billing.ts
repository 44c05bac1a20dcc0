/** Names of billing intervals in the plain computation: what is equally long has one name. */
import { monthsBetween } from './plain-calendar';

const several = (count: number, unit: string): string => (count === 1 ? unit : `${count} ${unit}`);

function inMonths(months: number): string {
  if (months % 12 === 0) return several(months / 12, 'year');
  const names: Record<number, string> = { 1: 'month', 3: 'quarter', 6: 'half_year' };
  return names[months] ?? `${months} month`;
}

const inDays = (days: number): string => (days % 7 === 0 ? several(days / 7, 'week') : several(days, 'day'));

export function billingName(count: number, unit: string): string {
  const months: Record<string, number> = { month: 1, quarter: 3, half_year: 6, year: 12 };
  const ofUnit = months[unit];
  return ofUnit === undefined ? inDays(unit === 'week' ? count * 7 : count) : inMonths(ofUnit * count);
}

export function billingOfPeriod(from: number, until: number): string {
  const months = monthsBetween(from, until);
  return months === null ? inDays(until - from) : inMonths(months);
}
