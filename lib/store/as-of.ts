/**
 * What was known when: at the end of a past day (UTC), or at a moment of the ledger, to the millisecond. A moment counts
 * what had been appended up to it and with it, which is how a closed month is given again exactly as it was closed.
 */
import { type Day, formatDay, parseDay } from '@/lib/domain/day';

/** '2026-11-03T09:12:44.123Z' */
export type Moment = string;
export type AsOf = Day | Moment;

const DAY_LENGTH = 10;

/** A moment asks for what stood then and nothing else; a day, also for what is known of it by later statements alone. */
export const isMoment = (asOf: AsOf | null): asOf is Moment => asOf !== null && asOf.length > DAY_LENGTH;

/** Where what was known ends, itself not included; null: nowhere, it is asked of now. For SQL as a timestamptz. */
export function knownUntil(asOf: AsOf | null): string | null {
  if (asOf === null) return null;
  if (isMoment(asOf)) return new Date(Date.parse(asOf) + 1).toISOString();
  return `${formatDay((parseDay(asOf) ?? 0) + 1)}T00:00:00Z`;
}

/** The day (UTC) that it lies in. */
export const dayOfAsOf = (asOf: AsOf): Day => asOf.slice(0, DAY_LENGTH);
