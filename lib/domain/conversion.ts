/** Line balances in the reporting currency at plan rates (metrics.md section 8): constant currency. */
import { MissingRateError } from './fx-rates';
import { type Converter, converter, currencyExponent } from './money';
import type { LedgerSettings } from './settings';

/** Converts a balance of the currency with this index into the reporting currency, half away from zero. */
export type ToReporting = (currencyIndex: number, minor: number) => number;

/** Throws, when a balance above 0 is met in it, a MissingRateError that names a currency without a rate. */
export function reportingConversion(
  currencies: readonly string[],
  settings: Pick<LedgerSettings, 'currency' | 'planRates'>,
): ToReporting {
  const known: (Converter | undefined)[] = [];
  return (currencyIndex, minor) => {
    if (minor === 0) return 0;
    known[currencyIndex] ??= converterFor(currencies[currencyIndex] ?? '', settings);
    return known[currencyIndex](minor);
  };
}

const unchanged: Converter = (minor) => minor;

function converterFor(from: string, settings: Pick<LedgerSettings, 'currency' | 'planRates'>): Converter {
  const to = settings.currency;
  if (from === to) return unchanged;
  const rate = settings.planRates[from];
  if (rate === undefined) throw new MissingRateError(from, null, to);
  return converter(rate, exponentOf(from), exponentOf(to));
}

function exponentOf(currency: string): number {
  const exponent = currencyExponent(currency);
  if (exponent === null) throw new Error(`${currency} is no known currency`);
  return exponent;
}
