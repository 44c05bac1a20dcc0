/** Stripe's amounts: what a price comes to, what a discount takes, and the currency's own smallest unit. */
import {
  currencyExponent,
  type Decimal,
  decimalText,
  divideHalfAway,
  parseDecimal,
  roundHalfAway,
  safeNumber,
} from '@/lib/domain/money';
import type { KeptPrice, Tier } from './objects';

/** Currencies that Stripe counts in whole units, whatever the standard says. */
const WHOLE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** Currencies that the standard counts in whole units and Stripe in hundredths. */
const HUNDREDTHS = new Set(['ISK', 'UGX']);

function stripeExponent(currency: string): number {
  if (WHOLE.has(currency)) return 0;
  if (HUNDREDTHS.has(currency)) return 2;
  return currencyExponent(currency) ?? 2;
}

/** An amount of Stripe's in the ledger's smallest unit of the currency. */
export function ledgerAmount(amount: number, currency: string): number {
  const shift = (currencyExponent(currency) ?? 2) - stripeExponent(currency);
  if (shift >= 0) return amount * 10 ** shift;
  return divideHalfAway(amount, 10 ** -shift);
}

/** A unit price, a decimal of Stripe's smallest unit, as a decimal of major units. */
export function majorText(unit: string, currency: string): string | null {
  const decimal = parseDecimal(unit);
  if (decimal === null) return null;
  return decimalText(safeNumber(decimal.units), decimal.scale + stripeExponent(currency));
}

const ZERO: Decimal = { units: 0n, scale: 0 };

function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const raised = ({ units, scale: own }: Decimal): bigint => units * 10n ** BigInt(scale - own);
  return { units: raised(a) + raised(b), scale };
}

const times = (unit: string, quantity: number): Decimal => {
  const decimal = parseDecimal(unit) ?? ZERO;
  return { units: decimal.units * BigInt(quantity), scale: decimal.scale };
};

const rounded = ({ units, scale }: Decimal): number => safeNumber(roundHalfAway(units, 10n ** BigInt(scale)));

function graduated(tiers: readonly Tier[], quantity: number): Decimal {
  let sum = ZERO;
  let from = 0;
  for (const tier of tiers) {
    if (quantity <= from && from > 0) break;
    const upTo = Math.min(quantity, tier.upTo ?? quantity);
    sum = plus(sum, plus(times(tier.unit, upTo - from), times(tier.flat, 1)));
    from = upTo;
    if (tier.upTo === null || quantity <= tier.upTo) break;
  }
  return sum;
}

/** What a price comes to for a quantity, in Stripe's smallest unit; null where the price does not say it. */
export function priceAmount(price: KeptPrice, quantity: number): number | null {
  const { divideBy, tiers, unit } = price;
  const parts = divideBy === null ? quantity : quantity / divideBy.by;
  const counted = divideBy?.roundsUp ? Math.ceil(parts) : Math.floor(parts);
  if (unit !== null) return rounded(times(unit, counted));
  if (tiers === null) return null;
  if (tiers.mode === 'graduated') return rounded(graduated(tiers.list, counted));
  const tier = tiers.list.find(({ upTo }) => upTo === null || counted <= upTo);
  return tier === undefined ? null : rounded(plus(times(tier.unit, counted), times(tier.flat, 1)));
}

const MILLIONTHS = 1_000_000;

/** So many percent of an amount, half away from zero. */
export const percentOf = (amount: number, percent: number): number =>
  safeNumber(roundHalfAway(BigInt(amount) * BigInt(Math.round(percent * MILLIONTHS)), BigInt(100 * MILLIONTHS)));
