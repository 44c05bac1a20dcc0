/**
 * The company's own figures behind the playbook's levers: what each is now, what it was a quarter ago, and its course
 * over the last closed quarters. Expansion is that of a closed quarter, as a share of the ARR it began with.
 */
import { coverage } from '../coverage';
import { addMonths, type DayNumber, formatDay } from '../day';
import { expansionRows } from '../expansion';
import type { Facts } from '../facts';
import { parsePeriod } from '../grid';
import type { Planning } from '../planning';
import { qbrEffect } from '../qbr-effect';
import type { RetentionFigures } from '../report';
import { retentionOn } from '../retention';
import { type Source, sources } from '../source';
import { winRates } from '../win-rate';
import { type LeverFigureName, leverFigures } from './levers';

/** Quarters that a course shows. */
const COURSE_QUARTERS = 8;
const YEAR_MONTHS = 12;
const QUARTER_MONTHS = 3;

export interface CoursePoint {
  /** A quarter, or a day. */
  period: string;
  value: number | null;
}

export interface LeverFigure {
  figure: LeverFigureName;
  /** The quarter or the day that `value` is of; null: there is none yet. */
  period: string | null;
  /** A share; of the reviews' effect a difference of two. Null: there is none yet. */
  value: number | null;
  /** A quarter earlier. */
  before: number | null;
  /** Of expansion its amount, ARR in smallest units; else null. */
  arr: number | null;
  /** Of expansion the accounts it came from; of coverage those that nobody is at work on; else null. */
  accounts: number | null;
  /** Oldest first, the value last; empty where only today is known. */
  course: CoursePoint[];
  /** `explain` tells it account by account. */
  is_explained: boolean;
}

type Figures = Record<LeverFigureName, LeverFigure>;

export function leverFiguresOf(facts: Facts, planning: Planning): LeverFigure[] {
  const figures: Figures = {
    ...retention(facts),
    ...expansion(facts),
    coverage: covered(facts, planning),
    qbr_effect: reviews(facts, planning),
    win_rate: won(facts, planning),
  };
  return leverFigures.map((name) => figures[name]);
}

const rest = { arr: null, accounts: null, is_explained: false };

function fromCourse(figure: LeverFigureName, course: CoursePoint[], more: Partial<LeverFigure> = {}): LeverFigure {
  const shown = course.slice(-COURSE_QUARTERS);
  const last = shown.at(-1);
  return {
    figure,
    ...rest,
    period: last?.period ?? null,
    value: last?.value ?? null,
    before: shown.at(-2)?.value ?? null,
    course: shown,
    ...more,
  };
}

/** Twelve months to data-through and to every third month before it. */
function retention(facts: Facts): Pick<Figures, 'nrr_12m' | 'grr_12m' | 'logo_12m'> {
  const first = facts.monthCells.periods[0]?.start ?? facts.dataThrough;
  const days = Array.from({ length: COURSE_QUARTERS }, (_, index) =>
    addMonths(facts.dataThrough, -QUARTER_MONTHS * (COURSE_QUARTERS - 1 - index)),
  ).filter((day) => addMonths(day, -YEAR_MONTHS) >= first - 1);
  const points = days.map((day) => ({ day, of: retentionOn(facts, day, YEAR_MONTHS, null) }));
  const course = (read: (of: RetentionFigures) => number | null): CoursePoint[] =>
    points.map(({ day, of }) => ({ period: formatDay(day), value: read(of) }));
  const explained = { is_explained: true };
  return {
    nrr_12m: fromCourse(
      'nrr_12m',
      course(({ nrr }) => nrr),
      explained,
    ),
    grr_12m: fromCourse(
      'grr_12m',
      course(({ grr }) => grr),
      explained,
    ),
    logo_12m: fromCourse(
      'logo_12m',
      course(({ logo }) => logo),
      explained,
    ),
  };
}

type ExpansionFigures = Pick<Figures, Extract<LeverFigureName, `expansion${string}`>>;

/** Of the last closed quarter that the ledger covers from its first day. */
function expansion(facts: Facts): ExpansionFigures {
  const first = facts.monthCells.periods[0]?.start ?? facts.dataThrough;
  const rows = expansionRows(facts, { grid: 'quarter', from: null, to: null, accounts: null }).filter(
    ({ period }) => (parsePeriod(period)?.start ?? 0) >= first,
  );
  const last = rows.at(-1);
  const bySource = (source: Source): LeverFigure =>
    fromCourse(
      `expansion.${source}` as LeverFigureName,
      rows.map((row) => ({ period: row.period, value: row.by_source_rates[source].arr_rate })),
      {
        arr: last?.by_source[source] ?? null,
        accounts: last?.by_source_rates[source].accounts ?? null,
        is_explained: last !== undefined,
      },
    );
  return {
    ...(Object.fromEntries(sources.map((source) => [`expansion.${source}`, bySource(source)])) as ExpansionFigures),
    expansion: fromCourse(
      'expansion',
      rows.map((row) => ({ period: row.period, value: row.rate })),
      { arr: last?.expansion ?? null, is_explained: last !== undefined },
    ),
  };
}

/** Only today's: plans and touchpoints say who is at work on an account now. */
function covered(facts: Facts, planning: Planning): LeverFigure {
  const found = coverage(facts, planning, { thresholdMrrMinor: 0, accounts: null });
  const isStated = planning.plans.length + planning.touchpoints.length > 0;
  return {
    ...fromCourse('coverage', []),
    period: isStated ? formatDay(facts.dataThrough) : null,
    value: isStated ? found.coverage : null,
    accounts: isStated ? found.uncovered.length : null,
  };
}

const reviews = (facts: Facts, { touchpoints }: Planning): LeverFigure =>
  fromCourse(
    'qbr_effect',
    qbrEffect(facts, touchpoints, { from: null, to: null, accounts: null })
      .filter(({ with_qbr }) => with_qbr.accounts > 0)
      .map(({ period, difference }) => ({ period, value: difference })),
  );

/** Of opportunities closed within the year that ends on each day. */
function won({ dataThrough }: Facts, { plans }: Planning): LeverFigure {
  const wonTo = (to: DayNumber): CoursePoint => ({
    period: formatDay(to),
    value: winRates(plans, { from: addMonths(to, -YEAR_MONTHS) + 1, to }).total.win_rate,
  });
  const course = Array.from({ length: COURSE_QUARTERS }, (_, index) =>
    wonTo(addMonths(dataThrough, -QUARTER_MONTHS * (COURSE_QUARTERS - 1 - index))),
  );
  return fromCourse('win_rate', course.slice(course.findIndex(({ value }) => value !== null)));
}
