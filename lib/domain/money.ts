/**
 * Money is a whole number of the currency's smallest unit (metrics.md section 1), and everything that has to be
 * rounded is rounded here, once, half away from zero. Amounts are safe integers; products are taken in bigint
 * where they might not be.
 */
import { currencyExponent as exponentOf } from './currencies';

/** Decimals of a currency by its upper-case code: 2 for USD, 0 for JPY, 3 for KWD. Null: an unknown currency. */
export const currencyExponent = exponentOf;

const QUANTITY_DECIMALS = 6;

/** The quotient as the nearest whole number; halves go away from zero. The denominator is above 0. */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  const doubled = (numerator < 0n ? -numerator : numerator) * 2n + denominator;
  const size = doubled / (denominator * 2n);
  return numerator < 0n ? -size : size;
}

/** `roundHalfAway` for safe integers: remainder and exact division of doubles lose nothing. */
export function divideHalfAway(numerator: number, denominator: number): number {
  const rest = numerator % denominator;
  const quotient = (numerator - rest) / denominator;
  if (Math.abs(rest) * 2 < denominator) return quotient;
  return quotient + (numerator < 0 ? -1 : 1);
}

/** A bigint as a number. Throws a RangeError where it is no safe integer: a wrong amount must not pass. */
export function safeNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`amount ${value} is too large`);
  return number;
}

/**
 * amount × factor ÷ divisor, rounded once, half away from zero; factor and divisor are whole, divisor above 0.
 * Throws a RangeError where the result is no safe integer.
 */
export function scaleMinor(amountMinor: number, factor: number, divisor: number): number {
  const product = amountMinor * factor;
  if (Number.isSafeInteger(product)) return divideHalfAway(product, divisor);
  return safeNumber(roundHalfAway(BigInt(amountMinor) * BigInt(factor), BigInt(divisor)));
}

/** An exact decimal: `units` ÷ 10^`scale`. */
/** A share of an amount to the whole smallest unit, half away from zero; the share is as exact as a double is. */
export const shareOfMinor = (amountMinor: number, share: number): number =>
  Math.sign(share) * Math.round(amountMinor * Math.abs(share));

/** '4243187.50': a decimal in major units, with every digit of the smallest unit. */
export function decimalText(minor: number, exponent: number): string {
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(exponent + 1, '0');
  return exponent === 0 ? sign + text : `${sign}${text.slice(0, -exponent)}.${text.slice(-exponent)}`;
}

export interface Decimal {
  units: bigint;
  scale: number;
}

/** Reads '1234.50', '-3' or '1.2E-5' ('.' decimal, no grouping); null where the text is no number. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const digits = BigInt(whole + fraction);
  const units = sign === '-' ? -digits : digits;
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/**
 * A decimal in major units as smallest units of a currency with `exponent` decimals, half away from zero;
 * `rounded` says that something was rounded off. Null where the text is no number or the amount no safe integer.
 */
export function minorFromDecimal(text: string, exponent: number): { minor: number; rounded: boolean } | null {
  const decimal = parseDecimal(text);
  if (decimal === null) return null;
  const numerator = decimal.units * 10n ** BigInt(exponent);
  const denominator = 10n ** BigInt(decimal.scale);
  const minor = Number(roundHalfAway(numerator, denominator));
  if (!Number.isSafeInteger(minor)) return null;
  return { minor, rounded: numerator % denominator !== 0n };
}

/**
 * Unit price (decimal, major units) × quantity (millionths), rounded once to the smallest unit.
 * Null where the price is no number or the product no safe integer.
 */
export function multiplyToMinor(unitAmount: string, quantityMicro: number, exponent: number): number | null {
  const price = parseDecimal(unitAmount);
  if (price === null || !Number.isSafeInteger(quantityMicro)) return null;
  const numerator = price.units * BigInt(quantityMicro) * 10n ** BigInt(exponent);
  const minor = Number(roundHalfAway(numerator, 10n ** BigInt(price.scale + QUANTITY_DECIMALS)));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** MRR as it is shown: ARR ÷ 12, each figure rounded by itself. */
export function mrrFromArr(arrMinor: number): number {
  return divideHalfAway(arrMinor, 12);
}

/** Turns amounts of one currency into another's smallest units, half away from zero. */
export type Converter = (minor: number) => number;

/** A converter at `rate` (units of the target for one unit). Throws where the rate is no number above 0. */
export function converter(rate: string, fromExponent: number, toExponent: number): Converter {
  const decimal = parseDecimal(rate);
  if (decimal === null || decimal.units <= 0n) throw new RangeError(`"${rate}" is no rate`);
  const numerator = decimal.units * 10n ** BigInt(toExponent);
  const denominator = 10n ** BigInt(decimal.scale + fromExponent);
  const factor = Number(numerator);
  const divisor = Number(denominator);
  return (minor) => {
    const product = minor * factor;
    if (Number.isSafeInteger(product)) return divideHalfAway(product, divisor);
    return safeNumber(roundHalfAway(BigInt(minor) * numerator, denominator));
  };
}

/** One amount converted at `rate`; see `converter`. */
export function convertMinor(minor: number, rate: string, fromExponent: number, toExponent: number): number {
  return converter(rate, fromExponent, toExponent)(minor);
}
