/** Line balances in the reporting currency at plan rates (metrics.md section 8): constant currency. */
import { MissingRateError } from './fx-rates';
import { type Converter, converter, currencyExponent } from './money';
import type { LedgerSettings } from './settings';

/** Converts a balance of the currency with this index into the reporting currency, half away from zero. */
export type ToReporting = (currencyIndex: number, minor: number) => number;

type PlanRates = Pick<LedgerSettings, 'currency' | 'planRates'>;

/** Throws, when a balance above 0 is met in it, a MissingRateError that names a currency without a rate. */
export function reportingConversion(currencies: readonly string[], settings: PlanRates): ToReporting {
  const known: (Converter | undefined)[] = [];
  return (currencyIndex, minor) => {
    if (minor === 0) return 0;
    known[currencyIndex] ??= requiredConverter(currencies[currencyIndex] ?? '', settings);
    return known[currencyIndex](minor);
  };
}

function requiredConverter(from: string, settings: PlanRates): Converter {
  const found = planConverter(from, settings);
  if (found === null) throw new MissingRateError(from, null, settings.currency);
  return found;
}

const unchanged: Converter = (minor) => minor;

/** From a currency into the reporting one, half away from zero; null where it has no plan rate. */
export function planConverter(from: string, { currency: to, planRates }: PlanRates): Converter | null {
  if (from === to) return unchanged;
  const rate = planRates[from];
  return rate === undefined ? null : converter(rate, exponentOf(from), exponentOf(to));
}

function exponentOf(currency: string): number {
  const exponent = currencyExponent(currency);
  if (exponent === null) throw new Error(`${currency} is no known currency`);
  return exponent;
}
