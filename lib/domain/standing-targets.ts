/**
 * Targets that stand (metrics.md section 12): the company's own figure for a metric from a month on, until a month or
 * until another takes its place. Beside them the targets that files state for single periods. Of several that speak of a
 * month the last one stated holds, and one that stands goes before one of a file.
 */
import { type Day, formatMonth, type Month, monthOf, parseDay, parseMonth } from './day';
import { parsePeriod } from './grid';
import { minorFromDecimal } from './money';
import type { Target } from './planning';
import { targetMetric } from './target-metric';

export interface StandingTarget {
  metric: string;
  /** The first month it is of. */
  from: Month;
  /** The last month; null: it goes on. */
  until: Month | null;
  /** A decimal: a ratio for rates (110 % is '1.1'), major units for money. */
  value: string;
}

/** A target of the whole company, over the months it is of. */
export interface TargetCourse {
  metric: string;
  from: Month;
  until: Month | null;
  /** A ratio for rates, smallest units of ARR for money. */
  target: number;
}

/** Those in force in the month of a day, as targets of that month. */
export function standingInMonth(standing: readonly StandingTarget[], day: Day): Target[] {
  const month = formatMonth(monthOf(parseDay(day)!));
  return standing
    .filter(({ from, until }) => from <= month && (until === null || month <= until))
    .map(({ metric, value }) => ({ metric, period: month, value, segment: null, owner: null }));
}

/** Targets of the whole company by the months they are of; where two speak of one month, the later in the list holds. */
export function targetCourses(
  stated: readonly Target[],
  standing: readonly StandingTarget[],
  exponent: number,
): TargetCourse[] {
  const ofPeriods = stated
    .filter(({ segment, owner }) => segment === null && owner === null)
    .flatMap(({ metric, period, value }) => {
      const days = parsePeriod(period);
      if (days === null) return [];
      const [from, until] = [days.start, days.end].map((day) => formatMonth(monthOf(day)));
      return [{ metric, from: from!, until: until!, value }];
    });
  return [...ofPeriods, ...standing].flatMap(({ metric, from, until, value }) => {
    const known = targetMetric(metric);
    if (known === null) return [];
    const target = known.unit === 'money' ? (minorFromDecimal(value, exponent)?.minor ?? null) : Number(value);
    return target === null ? [] : [{ metric: known.name, from, until, target }];
  });
}

/**
 * The list with a target from a month on, or (null) without one: what went on into that month ends before it, and what
 * begins with it or later gives way.
 */
export function withTarget(
  targets: readonly StandingTarget[],
  metric: string,
  from: Month,
  value: string | null,
): StandingTarget[] {
  const before = formatMonth(parseMonth(from)! - 1);
  const kept = targets
    .filter((target) => target.metric !== metric || target.from < from)
    .map((target) =>
      target.metric === metric && (target.until === null || target.until >= from)
        ? { ...target, until: before }
        : target,
    );
  return value === null ? kept : [...kept, { metric, from, until: null, value }];
}
