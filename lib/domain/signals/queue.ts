/**
 * The queue (metrics.md section 12): active accounts by what is to be done about them. Those above the risk line come
 * first, by their risk; then those that are ready to grow, by readiness; then all others, by score. Ties by ARR, then id.
 */
import type { DayNumber } from '../day';
import type { Facts } from '../facts';
import type { SignalBook } from './book';
import { signalCategories, type Zone, zones } from './kinds';
import { asOfNow, churnRisk, riskParts } from './risk';
import { cappedScore, categorySums, type Scale, scaleOf } from './score';
import type { SignalSettings } from './settings';
import { type AccountHistory, arrOn, roseOn } from './standing';

/** Readiness is 0 for so many days after an account expanded. */
export const EXPANDED_DAYS = 30;

/** All that scores are worked out of. */
export interface ScoreBasis {
  book: SignalBook;
  history: AccountHistory;
  settings: SignalSettings;
  scale: Scale;
  /** The day of the scores. */
  day: DayNumber;
}

export function scoreBasis(
  book: SignalBook,
  history: AccountHistory,
  settings: SignalSettings,
  at: DayNumber | null,
): ScoreBasis {
  const day = at ?? Math.max(history.facts.dataThrough, book.lastDay ?? Number.NEGATIVE_INFINITY);
  return { book, history, settings, scale: scaleOf(settings), day };
}

export interface AccountScores {
  account: number;
  arrMinor: number;
  score: number;
  churnRisk: number;
  readiness: number;
  /** The day its ARR last rose, where that makes readiness 0. */
  expandedDay: DayNumber | null;
  zone: Zone;
}

/** metrics.md section 12: signal score × (1 − churn risk ÷ 100), 0 where the account expanded in the last 30 days. */
export const readinessOf = (score: number, risk: number, hasExpanded: boolean): number =>
  hasExpanded ? 0 : score * (1 - risk / 100);

const sums = new Float64Array(signalCategories.length);

export function scoresOf({ book, history, settings, scale, day }: ScoreBasis, account: number): AccountScores {
  const { facts } = history;
  categorySums(book, scale, account, day, sums);
  const score = cappedScore(scale, sums);
  const risk = churnRisk(riskParts(book, history, settings, account, asOfNow(day)));
  const expandedDay = roseOn(facts, account, day, EXPANDED_DAYS);
  const readiness = readinessOf(score, risk, expandedDay !== null);
  const arrMinor = arrOn(facts, account, day);
  return { account, arrMinor, score, churnRisk: risk, readiness, expandedDay, zone: zoneOf(settings, risk, readiness) };
}

export function zoneOf({ riskLine, readyLine }: SignalSettings, risk: number, readiness: number): Zone {
  if (risk > riskLine) return 'save_first';
  return readiness > 0 && readiness >= readyLine ? 'grow' : 'watch';
}

const byZone = (scores: AccountScores): number =>
  scores.zone === 'save_first' ? scores.churnRisk : scores.zone === 'grow' ? scores.readiness : scores.score;

/** Active accounts of the list in the order of the queue; null: all. */
export function queueOf(basis: ScoreBasis, accounts: Int32Array | null): AccountScores[] {
  const { facts } = basis.history;
  const rows: AccountScores[] = [];
  for (const account of accounts ?? facts.everyAccount)
    if (arrOn(facts, account, basis.day) > 0) rows.push(scoresOf(basis, account));
  return rows.sort(
    (a, b) =>
      zones.indexOf(a.zone) - zones.indexOf(b.zone) ||
      byZone(b) - byZone(a) ||
      b.arrMinor - a.arrMinor ||
      compareIds(facts, a.account, b.account),
  );
}

const compareIds = ({ accountIds }: Facts, a: number, b: number): number => (accountIds[a]! < accountIds[b]! ? -1 : 1);
