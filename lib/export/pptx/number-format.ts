/** Number formats of spreadsheets that write a figure as Ratchet does, so that it stays a number and follows an edit. */
import { currencyExponent } from '@/lib/domain/money';
import type { PlotUnit } from '@/lib/view/deck/plot';
import { currencySymbol } from '@/lib/view/format';

/** Words as they stand, whatever they hold. */
const literal = (text: string): string => (text === '' ? '' : `"${text.replaceAll('"', "'")}"`);

const SCALES: Readonly<Record<string, string>> = { k: ',', M: ',,', B: ',,,' };

/** '$4.24M' → `"$"0.00,,"M"`: what lies before the digits, how many decimals, which scale. */
function positiveFormat(text: string): string {
  const match = /^([^\d]*)([\d,]+)(?:\.(\d+))?(.*)$/.exec(text);
  if (!match) return 'General';
  const [, before = '', digits = '', decimals = '', after = ''] = match;
  const whole = digits.includes(',') ? '#,##0' : '0';
  const number = decimals === '' ? whole : `${whole}.${'0'.repeat(decimals.length)}`;
  if (after === '%') return `${literal(before)}${number}%`;
  return `${literal(before)}${number}${SCALES[after] ?? ''}${literal(after)}`;
}

/** As `text` is written; its own sign apart, which the number has. */
export function formatLike(text: string): string {
  const positive = positiveFormat(text.replace(/^[−+-]/, ''));
  return positive === 'General' ? positive : `${positive};"−"${positive}`;
}

/** Of a cell: every digit of money, a tenth of a percent. */
export function cellFormat(unit: PlotUnit, currency: string | null): string {
  if (unit === 'ratio') return '0.0%';
  if (unit === 'months') return '0.0';
  if (unit === 'count' || currency === null) return '#,##0';
  const decimals = currencyExponent(currency) ?? 2;
  const number = `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`;
  const symbol = literal(currencySymbol(currency));
  return `${symbol}${number};"−"${symbol}${number}`;
}

/** A plot's number as a cell has it: money in major units, all else as it is. */
export function cellNumber(value: number | null, unit: PlotUnit, currency: string | null): number | null {
  if (value === null || unit !== 'money' || currency === null) return value;
  return value / 10 ** (currencyExponent(currency) ?? 2);
}
