/** Whole-number arithmetic of the plain computation: one rounding, one conversion. */
import type { PlainSettings } from './plain';

export const decimals: Record<string, number> = { USD: 2, EUR: 2, AUD: 2, JPY: 0, KWD: 3 };

/** Numerator over denominator, to the nearest whole number, halves away from zero. */
export function nearest(numerator: bigint, denominator: bigint): number {
  const size = numerator < 0n ? -numerator : numerator;
  let whole = size / denominator;
  if ((size % denominator) * 2n >= denominator) whole += 1n;
  return Number(numerator < 0n ? -whole : whole);
}

export function inReporting(amount: number, currency: string, settings: PlainSettings): number {
  if (currency === settings.currency) return amount;
  const [whole = '0', fraction = ''] = settings.planRates[currency]!.split('.');
  const numerator = BigInt(amount) * BigInt(whole + fraction) * 10n ** BigInt(decimals[settings.currency]!);
  return nearest(numerator, 10n ** BigInt(fraction.length + decimals[currency]!));
}

/** Rows of one key together, keys in the order they are met. */
export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const known = groups.get(key(row));
    if (known) known.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

export const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
