/**
 * Churn risk (metrics.md section 12): 0 to 100, the sum of the parts that stand, each once. Use and no use are read from
 * usage, seats and renewals from the ledger; tickets, late payment and a champion who left are stated as signals, and
 * stand until their end is stated, for 90 days at most: what nobody has spoken of since then is not held against anybody.
 */
import type { DayNumber } from '../day';
import type { SignalBook } from './book';
import { RISK_CAP, type RiskName } from './kinds';
import { type StatedRisk, statedRisks } from './known-names';
import type { SignalSettings } from './settings';
import { type AccountHistory, firstAfter, hasWithin, seatsChanged } from './standing';
import { type Compared, fallOfUse, noUseSince } from './usage';

const SEATS_DAYS = 90;
const RENEWAL_DAYS = 90;
const STATED_DAYS = 90;

export interface RiskPart {
  factor: RiskName;
  points: number;
  on: DayNumber | null;
  arrMinor: number | null;
  count: number | null;
  reading: Compared | null;
  /** Row of the signals as loaded that states it; −1: none does. */
  row: number;
}

type Found = Omit<RiskPart, 'factor' | 'points'>;

const FOUND: Found = { on: null, arrMinor: null, count: null, reading: null, row: -1 };

/** Of which day the scores are, and what was known of the future then. */
export interface ScoreDay {
  day: DayNumber;
  /** Touchpoints up to this day are known: planned ones are, of today; of the past nobody knows what was planned. */
  touchpointsThrough: DayNumber;
}

export const asOfNow = (day: DayNumber): ScoreDay => ({ day, touchpointsThrough: Number.MAX_SAFE_INTEGER });
export const asOfPast = (day: DayNumber): ScoreDay => ({ day, touchpointsThrough: day });

/** The parts that stand on a day, in the order of metrics.md. */
export function riskParts(
  book: SignalBook,
  history: AccountHistory,
  { risks }: SignalSettings,
  account: number,
  at: ScoreDay,
): RiskPart[] {
  const parts: RiskPart[] = [];
  const add = (factor: RiskName, found: Found | null): void => {
    if (found !== null) parts.push({ factor, points: risks[factor], ...found });
  };
  add('use_down', usedLess(book, account, at.day));
  add('seats_removed', seatsRemoved(history, account, at.day));
  add('no_use', notUsed(book, account, at.day));
  for (const [index, factor] of statedRisks.entries()) add(factor, statedRisk(book, account, at.day, index, factor));
  add('renewal_without_touchpoint', renewalAhead(history, account, at));
  return parts;
}

export const churnRisk = (parts: readonly Pick<RiskPart, 'points'>[]): number =>
  Math.min(
    RISK_CAP,
    parts.reduce((sum, { points }) => sum + points, 0),
  );

function usedLess(book: SignalBook, account: number, day: DayNumber): Found | null {
  const reading = fallOfUse(book, account, day);
  return reading && { ...FOUND, on: reading.day, reading };
}

function seatsRemoved({ facts }: AccountHistory, account: number, day: DayNumber): Found | null {
  const { arrMinor, lastRemoved } = seatsChanged(facts, account, day, SEATS_DAYS);
  return arrMinor < 0 ? { ...FOUND, on: lastRemoved, arrMinor: -arrMinor } : null;
}

function notUsed(book: SignalBook, account: number, day: DayNumber): Found | null {
  const on = noUseSince(book, account, day);
  return on === null ? null : { ...FOUND, on, count: day - on };
}

/** Each ticket's end closes the one that is open longest; the end of the others closes all. */
function statedRisk({ risks, columns }: SignalBook, account: number, day: DayNumber, risk: number, name: StatedRisk) {
  const open: number[] = [];
  const until = Math.min(day, columns.today);
  for (let at = risks.offset[account]!; at < risks.offset[account + 1]!; at += 1) {
    if (risks.day[at]! > until) break;
    if (risks.risk[at] !== risk || risks.day[at]! <= day - STATED_DAYS) continue;
    if (risks.ends[at] === 0) open.push(at);
    else if (name === 'severe_ticket') open.shift();
    else open.length = 0;
  }
  const [first] = open;
  if (first === undefined) return null;
  return { ...FOUND, on: risks.day[first]!, count: open.length, row: risks.row[first]! };
}

/** A term that ends within 90 days, with nobody in touch from 90 days before its end to it. */
function renewalAhead(
  { terms, touchpoints }: AccountHistory,
  account: number,
  { day, touchpointsThrough }: ScoreDay,
): Found | null {
  const row = firstAfter(terms, account, day);
  if (row >= terms.offset[account + 1]!) return null;
  const on = terms.day[row]!;
  if (on > day + RENEWAL_DAYS) return null;
  const from = on - RENEWAL_DAYS - 1;
  if (hasWithin(touchpoints, account, from, Math.min(on, touchpointsThrough))) return null;
  let arrMinor = 0;
  for (let next = row; next < terms.offset[account + 1]! && terms.day[next] === on; next += 1)
    arrMinor += terms.arrMinor[next]!;
  return { ...FOUND, on, arrMinor };
}
