/**
 * Plan rates (metrics.md section 8) are dated per fiscal year: the ledger is converted at those of the year that
 * data-through lies in, all of it, so that two days compare in constant currency. A year that states none keeps those
 * of the year before it; before the first that does, the rates that stand without a year hold.
 */
import { type Day, parseDay } from './day';
import { fiscalYearOf } from './grid';

/** Units of the reporting currency for one unit, decimal strings, by currency. */
export type PlanRates = Readonly<Record<string, string>>;

/** By currency, then fiscal year ('2026'). */
export type PlanRatesByYear = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The rates that hold in the fiscal year of a day. `yearStart`: the month it begins with, 1 to 12. */
export function planRatesOn(day: Day, base: PlanRates, byYear: PlanRatesByYear, yearStart: number): PlanRates {
  const year = fiscalYearOf(parseDay(day)!, yearStart);
  const dated = Object.entries(byYear).flatMap(([currency, rates]) => {
    const last = Object.keys(rates)
      .map(Number)
      .filter((stated) => stated <= year)
      .sort((a, b) => b - a)[0];
    return last === undefined ? [] : [[currency, rates[last]!] as const];
  });
  return { ...base, ...Object.fromEntries(dated) };
}
