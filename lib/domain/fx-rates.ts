/**
 * Rates of currencies by month (metrics.md section 8), for reports at rates other than the plan rates. A missing rate
 * is an error that names currency and month, never a silent 1.
 */
import { type DayNumber, formatMonth, type Month, type MonthNumber, monthOf } from './day';
import type { LedgerSettings } from './settings';

/** By currency, then month: units of the reporting currency for one unit, a decimal. */
export type MonthlyRates = Readonly<Record<string, Readonly<Record<Month, string>>>>;

/** Nobody stated the rate that a balance has to be converted at. `month` is null where a plan rate is missing. */
export class MissingRateError extends Error {
  constructor(
    readonly currency: string,
    readonly month: Month | null,
    readonly reporting: string,
  ) {
    super(
      month === null
        ? `no plan rate for ${currency}: state how many ${reporting} one ${currency} is`
        : `no rate for ${currency} in ${month}: import how many ${reporting} one ${currency} was that month`,
    );
    this.name = 'MissingRateError';
  }
}

/** The rate of a month. Throws a MissingRateError. */
export function rateIn(rates: MonthlyRates, currency: string, month: MonthNumber, reporting: string): string {
  const name = formatMonth(month);
  const rate = rates[currency]?.[name];
  if (rate === undefined) throw new MissingRateError(currency, name, reporting);
  return rate;
}

/** The last closed month of a report up to `to`; null: up to data-through. */
export const lastClosedMonth = (to: DayNumber | null, dataThrough: DayNumber): MonthNumber =>
  monthOf(Math.min(to ?? dataThrough, dataThrough) + 1) - 1;

/** Rolling: everything foreign at the rates of the report's last closed month; a currency without one is left out. */
export function ratesOfClosedMonth(
  rates: MonthlyRates,
  to: DayNumber | null,
  dataThrough: DayNumber,
): LedgerSettings['planRates'] {
  const month = formatMonth(lastClosedMonth(to, dataThrough));
  return Object.fromEntries(
    Object.entries(rates).flatMap(([currency, byMonth]) => {
      const rate = byMonth[month];
      return rate === undefined ? [] : [[currency, rate]];
    }),
  );
}
