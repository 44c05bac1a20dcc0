/** What values of attributes are called: a computed one by its bounds, any other as it was stated. */
import { currencyExponent } from '@/lib/domain/money';
import { compactMoney } from './format';

const ARR_BAND = /^(?:<(\d+)k|(\d+)k-(\d+)k|(\d+)k\+)$/;
const TENURE = /^(?:<(\d+) year|(\d+)-(\d+) years|(\d+)\+ years)$/;

/** '25k-100k' is '$25k to $100k'; '25k to 100k' while no currency is known. */
export function bandName(key: string, currency: string | null): string {
  const [, under, from, to, over] = ARR_BAND.exec(key) ?? [];
  const money = (thousands: string): string =>
    currency === null
      ? `${thousands}k`
      : compactMoney(Number(thousands) * 1000 * 10 ** (currencyExponent(currency) ?? 2), currency);
  if (under !== undefined) return `Under ${money(under)}`;
  if (from !== undefined && to !== undefined) return `${money(from)} to ${money(to)}`;
  return over === undefined ? key : `${money(over)} and more`;
}

/** '1-2 years' is '1 to 2 years'. */
function tenureName(key: string): string {
  const [, under, from, to, over] = TENURE.exec(key) ?? [];
  if (under !== undefined) return `Under ${under} year`;
  if (from !== undefined && to !== undefined) return `${from} to ${to} years`;
  return over === undefined ? key : `${over} years and more`;
}

/** An account without the attribute has '(none)'. `currency`: null while none is known. */
export function valueName(slug: string, value: string, currency: string | null): string {
  if (value === '') return '(none)';
  if (slug === 'arr_band') return bandName(value, currency);
  return slug === 'tenure' ? tenureName(value) : value;
}

/** Where a value of an attribute with bounds stands among the others; null: it is a name, without an order. */
export function boundOf(slug: string, value: string): number | null {
  const pattern = slug === 'arr_band' ? ARR_BAND : slug === 'tenure' ? TENURE : null;
  const bounds = pattern?.exec(value);
  if (!bounds) return null;
  const [, under, from, , over] = bounds;
  return under === undefined ? Number(from ?? over) : -1;
}
