/** One line of a Stripe invoice, in any of the shapes that its API has had: checked, and as an invoice line of the ledger. */
import { type DayNumber, dayNumber } from '../../domain/day';
import { annualise, wholeMonths } from '../../domain/interval';
import { type ChangeKind, QUANTITY_SCALE } from '../../domain/records';
import { instantMs } from '../dates';
import { isObject, type Json, objectIn, own, textIn, wholeIn } from './stripe-json';
import { shapeOf, sumOf, type Terms } from './stripe-line-shape';

export interface StripeLine {
  lineId: string | null;
  product: string | null;
  plan: string | null;
  kind: ChangeKind;
  startDay: DayNumber;
  endDay: DayNumber;
  amountMinor: number;
  quantityMicro: number | null;
  currency: string | null;
  /** A discount was taken off. */
  isDiscounted: boolean;
  /** The price's id, where interval and unit price are not in the line. */
  barePrice: string | null;
  /** Before discounts and with tax, as Stripe states it. */
  statedMinor: number;
  isProration: boolean;
}

/** What an invoice says of its lines. */
export interface OfInvoice {
  /** Discounts are taken off: its coupon is not for one invoice alone. */
  takesDiscount: boolean;
  /** The day it was made; null: not stated. */
  invoicedDay: DayNumber | null;
}

/** What is known of prices that lines name by their id alone. */
type KnownTerms = (price: string) => Terms | null;
const nothingKnown: KnownTerms = () => null;

const DAY_SECONDS = 86_400;
const LATEST = dayNumber(2199, 12, 31);
const EARLIEST = dayNumber(1900, 1, 1);

/** Seconds since 1970, or an ISO date or instant; null: neither. */
export function dayOfMoment(value: unknown): DayNumber | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  const seconds = /^\d{1,11}(\.\d+)?$/.test(text) ? Number(text) : (instantMs(text) ?? Number.NaN) / 1000;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const days = isDay ? (instantMs(`${text}T00:00`) ?? Number.NaN) / 1000 / DAY_SECONDS : seconds / DAY_SECONDS;
  const day = Math.floor(days);
  return day >= EARLIEST && day <= LATEST ? day : null;
}

/** A list of lines, or Stripe's list object around it; null: neither. */
export function linesOf(text: string): Json[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const list = isObject(parsed) ? own(parsed, 'data') : parsed;
    return Array.isArray(list) && list.every(isObject) ? list : null;
  } catch {
    return null;
  }
}

/** Whether the invoice's discount is of a coupon for one invoice alone. */
export function isOnce(discount: string | null): boolean {
  if (discount === null) return false;
  if (discount === 'once') return true;
  try {
    const parsed: unknown = JSON.parse(discount);
    const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    if (!isObject(first)) return false;
    return textIn(objectIn(first, 'coupon'), 'duration') === 'once' || textIn(first, 'duration') === 'once';
  } catch {
    return false;
  }
}

/**
 * What a part of a period costs at its full price, counted in whole days: Stripe counts seconds, so that its own amount
 * is that of a part of a day more or less, and would come to another annual rate than the price. Null: not known.
 */
function proratedMinor(
  { unitMinor, interval }: Terms,
  quantity: number,
  startDay: DayNumber,
  endDay: DayNumber,
): number | null {
  if (unitMinor === null || interval === null) return null;
  if (!isLineCountable(unitMinor * quantity)) return null;
  const arr = annualise(unitMinor * quantity, interval.unit, interval.count);
  const months = wholeMonths(startDay, endDay);
  if (!isLineCountable(arr)) return null;
  const exact = months === null ? (arr * (endDay - startDay)) / 365.25 : (arr * months) / 12;
  return Number.isSafeInteger(Math.round(exact)) ? Math.round(exact) : null;
}

/** What is wrong with a line. */
export type LineFault = 'line_without_amount' | 'line_without_period' | 'line_too_large';

/** Counted exactly also as an annual rate, of one day at the least. */
export const isLineCountable = (minor: number): boolean => Math.abs(minor) * 366 <= Number.MAX_SAFE_INTEGER;

/**
 * Whether a line that names its price by its id alone is of a metered one. Stripe charges a subscription's seats in
 * advance and what is metered in arrears: only that has a period that is over when its invoice is made.
 */
const isInArrears = (endDay: DayNumber, invoicedDay: DayNumber | null): boolean =>
  invoicedDay !== null && endDay <= invoicedDay;

/** A day is covered where a period is none, as of a charge made once; null: it covers no day. */
export function stripeLineOf(
  line: Json,
  { takesDiscount, invoicedDay }: OfInvoice,
  known = nothingKnown,
): StripeLine | LineFault | null {
  const stated = wholeIn(line, 'amount');
  if (stated === null) return 'line_without_amount';
  const period = objectIn(line, 'period');
  const startDay = dayOfMoment(own(period, 'start'));
  const endDay = dayOfMoment(own(period, 'end'));
  if (startDay === null || endDay === null || endDay < startDay) return 'line_without_period';
  const { terms, recurs, isProration, product, plan, taxIncluded } = shapeOf(line);
  const isBare = recurs && terms.interval === null;
  const isMetered = terms.isMetered || (isBare && !isProration && isInArrears(endDay, invoicedDay));
  const kind = recurs ? (isMetered ? 'usage' : 'core') : 'one_time';
  if (endDay === startDay && kind !== 'one_time') return null;
  const discount = takesDiscount ? sumOf(line, 'discount_amounts', () => true) : 0;
  const net = stated - taxIncluded - discount;
  const quantity = wholeIn(line, 'quantity');
  const amountMinor = isProration ? prorated() : net;
  const counts = [stated, amountMinor, (quantity ?? 0) * QUANTITY_SCALE];
  if (!counts.every(Number.isSafeInteger) || !isLineCountable(amountMinor)) return 'line_too_large';
  return {
    lineId: textIn(line, 'id'),
    product,
    plan,
    kind,
    startDay,
    endDay: endDay === startDay ? startDay + 1 : endDay,
    amountMinor,
    quantityMicro: quantity === null ? null : quantity * QUANTITY_SCALE * (isProration && stated < 0 ? -1 : 1),
    currency: textIn(line, 'currency'),
    isDiscounted: discount > 0,
    barePrice: isBare ? plan : null,
    statedMinor: stated,
    isProration,
  };

  function prorated(): number {
    if (endDay === null || startDay === null || stated === null || stated === 0) return net;
    const own = terms.interval === null && plan !== null ? (known(plan) ?? terms) : terms;
    const full = proratedMinor(own, quantity ?? 1, startDay, endDay);
    if (full === null) return net;
    // What a discount or tax takes off Stripe's amount, it takes off the whole-day amount in proportion.
    return Math.sign(stated) * Math.round(full * (net / stated));
  }
}
