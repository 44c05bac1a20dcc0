/** What was meant to be reached, beside a figure: the company's own target, and that of its stage. */
import type { TargetCourse } from '@/lib/domain/standing-targets';
import { compactMoney, percentNumber } from './format';

/** The part of the report of targets that charts and figures need. */
export interface Goals {
  courses: readonly TargetCourse[];
  stage: { name: string; nrr_low: number; nrr_high: number | null } | null;
}

/** What a figure is held against; ratios. */
export interface Goal {
  own: number | null;
  /** The stage's; `high` null: no upper end. */
  band: { low: number; high: number | null } | null;
}

export interface GoalWords {
  /** 'Below' */
  verdict: string;
  tone: 'good' | 'bad' | 'flat';
  /** 'your target of 110%' */
  text: string;
}

/** The company's own target of a metric in a month, as the report gives it; of several the last one stated. */
export const ownTarget = ({ courses }: Goals, metric: string, month: string): number | null =>
  courses.findLast(
    (course) => course.metric === metric && course.from <= month && (course.until === null || month <= course.until),
  )?.target ?? null;

/** NRR over 12 months is what stages have targets of. */
export const stageBand = ({ stage }: Goals, metric: string): Goal['band'] =>
  stage === null || metric !== 'nrr_12m' ? null : { low: stage.nrr_low, high: stage.nrr_high };

export const goalOf = (goals: Goals | null, metric: string, month: string): Goal =>
  goals === null ? { own: null, band: null } : { own: ownTarget(goals, metric, month), band: stageBand(goals, metric) };

/** '110 to 125%', '120% and more' */
export const bandText = ({ low, high }: NonNullable<Goal['band']>): string =>
  high === null ? `${percentNumber(low, 0)}% and more` : `${percentNumber(low, 0)} to ${percentNumber(high, 0)}%`;

/** '110%', '107.5%' */
export const goalPercent = (ratio: number): string => `${Number((ratio * 100).toFixed(1))}%`;

/** A rate against its goals, the company's own first. `low` and `high`: its interval; null: none. */
export function rateGoalWords(
  { own, band }: Goal,
  { value, low, high }: { value: number; low: number | null; high: number | null },
): GoalWords | null {
  const stage = band === null ? '' : `stage ${bandText(band)}`;
  if (own !== null) {
    const rest = stage === '' ? '' : `; ${stage}`;
    if (value >= own) return { verdict: 'On target', tone: 'good', text: `of ${goalPercent(own)}${rest}` };
    const isReached = high !== null && low !== null && high >= own;
    return {
      verdict: `${percentNumber(own - value)} pt below`,
      tone: isReached ? 'flat' : 'bad',
      text: `your target of ${goalPercent(own)}${rest}`,
    };
  }
  if (band === null) return null;
  const isBelow = value < band.low;
  if (!isBelow)
    return { verdict: band.high !== null && value > band.high ? 'Above' : 'Within', tone: 'good', text: stage };
  const isReached = high !== null && high >= band.low;
  return {
    verdict: 'Below',
    tone: isReached ? 'flat' : 'bad',
    text: `${stage}${isReached ? ', within reach of chance' : ''}`,
  };
}

/** Money against the company's own target; both in smallest units. */
export function moneyGoalWords(own: number | null, value: number, currency: string): GoalWords | null {
  if (own === null || own <= 0) return null;
  const target = compactMoney(own, currency);
  if (value >= own) return { verdict: 'On target', tone: 'good', text: `of ${target}` };
  return { verdict: `${compactMoney(own - value, currency)} to go`, tone: 'flat', text: `to your target of ${target}` };
}
