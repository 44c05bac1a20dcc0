/** Which currencies a symbol or code beside an amount can mean. */
import { currencyExponent } from '../domain/money';

const dollars = [
  'USD',
  'CAD',
  'AUD',
  'NZD',
  'SGD',
  'HKD',
  'MXN',
  'ARS',
  'CLP',
  'COP',
  'TWD',
  'UYU',
  'JMD',
  'BSD',
  'BBD',
];

const symbols: Record<string, readonly string[]> = {
  $: dollars,
  US$: ['USD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  C$: ['CAD'],
  CA$: ['CAD'],
  NZ$: ['NZD'],
  HK$: ['HKD'],
  S$: ['SGD'],
  SG$: ['SGD'],
  NT$: ['TWD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'FKP', 'GIP', 'SHP'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₩': ['KRW', 'KPW'],
  '₽': ['RUB'],
  '₺': ['TRY'],
  '₪': ['ILS'],
  '฿': ['THB'],
  '₫': ['VND'],
  '₴': ['UAH'],
  '₦': ['NGN'],
  '₱': ['PHP'],
  ZŁ: ['PLN'],
  KČ: ['CZK'],
  KR: ['SEK', 'NOK', 'DKK', 'ISK'],
  'KR.': ['SEK', 'NOK', 'DKK', 'ISK'],
  FR: ['CHF'],
  'FR.': ['CHF'],
  SFR: ['CHF'],
  FT: ['HUF'],
  LEI: ['RON'],
  RS: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  RM: ['MYR'],
  RP: ['IDR'],
  R: ['ZAR'],
};

/** The currencies that the text can stand for, null where it is no currency. */
export function currenciesOf(text: string): readonly string[] | null {
  const key = text.toUpperCase();
  const known = Object.hasOwn(symbols, key) ? symbols[key] : undefined;
  if (known) return known;
  return /^[A-Z]{3}$/.test(key) && currencyExponent(key) !== null ? [key] : null;
}
