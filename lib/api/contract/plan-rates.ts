/** Rates as they are stated: with an import, or in the settings. */
import * as z from 'zod';
import { currencyExponent, parseDecimal } from '@/lib/domain/money';

export const rate = z
  .string()
  .refine((text) => (parseDecimal(text)?.units ?? 0n) > 0n, 'expected a rate above 0, such as 1.08');
export const currency = z.string().refine((code) => currencyExponent(code) !== null, 'expected a currency of ISO 4217');
/** Units of the reporting currency for one of each. */
export const planRates = z.record(currency, rate);
