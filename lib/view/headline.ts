/** The headline strip: each figure with its changes, its recent course, its interval, and what the interval means in words. */
import { mrrFromArr } from '@/lib/domain/money';
import type { MovementRow, MovementsReport, RetentionFigures, RetentionReport } from '@/lib/domain/report';
import type { MetricSlug } from './catalogue';
import type { Comparison } from './comparison';
import type { Drill } from './drill-text';
import { filledIn } from './filled-in';
import {
  arrMoney,
  compactMoney,
  currencySymbol,
  dayText,
  formatExactMoney,
  monthText,
  percent,
  percentNumber,
  signedCompact,
  signedPoints,
  wholeNumber,
} from './format';
import { type Goals, type GoalWords, goalOf, moneyGoalWords, ownTarget, rateGoalWords } from './goals';
import { beforeAt, type comparedMonths, HEADLINE_WINDOW_MONTHS } from './overview';
import { prepareTrack, type Track } from './track';

export interface Change {
  /** '1 mo' */
  span: string;
  text: string;
  /** Better, worse, or neither: also what could be luck is neither. */
  tone: 'good' | 'bad' | 'flat';
}

export interface HeadlineCard {
  metric: MetricSlug;
  value: string;
  /** The figure to the last unit, for hover and screen readers. */
  exact: string;
  /** What the figure spans: '12 months'. */
  span: string;
  changes: Change[];
  /** The unit of the changes, where it is not shown with each: 'pt'. */
  changeUnit: string;
  /** Month ends, oldest first, then today where today is none; null is a gap. */
  spark: (number | null)[];
  /** The last mark is today's, not a month's end. */
  sparkToDate: boolean;
  track: Track | null;
  /** At the left: where the last closed month stood, or what else the figure says. */
  caption: string;
  /** At the right: the interval, or why there is none. */
  interval: string;
  /** Against its target; null: none is set. */
  goal: GoalWords | null;
  /** The whole definition with today's figures filled in: one line a step. */
  filled: string[];
  /** What it opens to; null where nothing is behind it. */
  figure: Drill | null;
}

/** All that the headline is made of; every retention report of the same day. */
export interface HeadlineReports {
  movements: MovementsReport;
  /** Windows of 1, 3 and 12 months; the last one with `at` on `comparedMonths`. */
  retention: Readonly<Record<(typeof comparedMonths)[number], RetentionReport>>;
  /** ARR at the end of earlier days: a week before, and where the comparison begins; left out while it is not known. */
  arrBefore?: { week?: number | undefined; compared?: number | undefined };
  /** The comparison asked for. */
  comparison?: Comparison | null;
}

const SPARK_MONTHS = 13;
/** A week, a month, and a year, or what the comparison reaches back to. */
type Span = 'week' | '1' | '12' | 'compared';

const spansOf = ({ comparison }: HeadlineReports): readonly { span: string; key: Span }[] => [
  { span: '1 wk', key: 'week' },
  { span: '1 mo', key: '1' },
  comparison && comparison.months !== 12
    ? { span: `${comparison.months} mo`, key: 'compared' }
    : { span: '1 yr', key: '12' },
];

/** What is shown as nothing, or could be luck, is neither better nor worse. */
function change(span: string, difference: number, text: string, luck = 0): Change {
  const isFlat = !/[1-9]/.test(text) || Math.abs(difference) <= luck;
  return { span, text, tone: isFlat ? 'flat' : difference > 0 ? 'good' : 'bad' };
}

type Rate = 'nrr' | 'grr' | 'logo';

/** How far chance alone may move a rate: half its interval; without one, any distance. */
function luckOf(figures: RetentionFigures, rate: Rate): number {
  const low = figures[`${rate}_low`];
  const high = figures[`${rate}_high`];
  return low === null || high === null ? Number.POSITIVE_INFINITY : (high - low) / 2;
}

/** Against the same window ending on earlier days; a day without a rate is left out. */
function rateChanges(reports: HeadlineReports, rate: Rate): Change[] {
  const { current, at } = reports.retention[HEADLINE_WINDOW_MONTHS];
  const now = current?.[rate] ?? null;
  if (!current || now === null) return [];
  return spansOf(reports).flatMap(({ span, key }) => {
    const then = at?.[beforeAt[key]]?.[rate] ?? null;
    return then === null ? [] : [change(span, now - then, signedPoints(now - then), luckOf(current, rate))];
  });
}

/** '90% interval 103.8 to 114.1%', or why there is none. */
export function intervalText(figures: RetentionFigures, rate: Rate): string {
  const low = figures[`${rate}_low`];
  const high = figures[`${rate}_high`];
  if (figures[rate] === null) return 'No account was active when the window began';
  if (low === null || high === null) return 'Too few accounts for an interval';
  return `90% interval ${percentNumber(low)} to ${percent(high)}`;
}

function closedText(report: RetentionReport, rate: Rate): string {
  const row = report.rows.at(-1);
  const value = row?.[rate] ?? null;
  if (!row || value === null) return 'No month has closed with one yet';
  return `${monthText(row.period)} closed at ${percent(value)}`;
}

function rateCard(metric: MetricSlug, rate: Rate, reports: HeadlineReports, goals: Goals | null): HeadlineCard {
  const report = reports.retention[HEADLINE_WINDOW_MONTHS];
  const figures = report.current;
  const value = figures?.[rate] ?? null;
  const low = figures?.[`${rate}_low`] ?? null;
  const high = figures?.[`${rate}_high`] ?? null;
  const spark = report.rows.slice(-SPARK_MONTHS).map((row) => row[rate]);
  const goal = goalOf(goals, `${rate}_${report.window}m`, figures?.day.slice(0, 7) ?? '');
  const toDate = figures !== null && figures.day.slice(0, 7) !== report.rows.at(-1)?.period;
  return {
    metric,
    value: percent(value),
    exact: value === null ? percent(null) : `${percentNumber(value, 4)}%`,
    span: `${report.window} months`,
    changes: rateChanges(reports, rate),
    changeUnit: 'pt',
    spark: toDate ? [...spark, value] : spark,
    sparkToDate: toDate,
    track:
      value === null || low === null || high === null
        ? null
        : prepareTrack(low, value, high, rate === 'nrr' ? undefined : 1, goal),
    caption: closedText(report, rate),
    interval: figures ? intervalText(figures, rate) : 'No data yet',
    goal: value === null ? null : rateGoalWords(goal, { value, low, high }),
    filled: figures ? filledIn(figures, rate, report.currency) : [],
    figure: figures && value !== null ? { metric: `${rate}_${report.window}m`, period: figures.day } : null,
  };
}

/** ARR at the end of an earlier day: a window's start is just that. Null where the ledger did not reach back. */
function arrBefore({ retention, arrBefore: known }: HeadlineReports, key: Span): number | null {
  if (key === 'week' || key === 'compared') return known?.[key] ?? null;
  const then = retention[key === '1' ? 1 : 12].current;
  return !then || then.accounts === 0 ? null : then.start_arr;
}

function arrCard(reports: HeadlineReports, goals: Goals | null): HeadlineCard {
  const { rows, currency, data_through } = reports.movements;
  const last = rows.at(-1);
  const arr = last?.end_arr ?? 0;
  const count = last?.accounts.end ?? 0;
  const each = count > 0 ? `, ${compactMoney(Math.round(arr / count), currency)} each` : '';
  return {
    metric: 'arr',
    value: compactMoney(arr, currency),
    exact: formatExactMoney(arr, currency),
    span: data_through ? dayText(data_through) : '',
    changes: spansOf(reports).flatMap(({ span, key }) => {
      const then = arrBefore(reports, key);
      return then === null ? [] : [change(span, arr - then, signedCompact(arr - then, currency))];
    }),
    changeUnit: currencySymbol(currency),
    spark: rows.slice(-SPARK_MONTHS - 1).map((row) => row.end_arr),
    sparkToDate: last?.partial ?? false,
    track: null,
    caption: `${wholeNumber(count)} active ${count === 1 ? 'account' : 'accounts'}${each}`,
    interval: `MRR ${arrMoney(mrrFromArr(arr), currency)}`,
    goal:
      goals && data_through ? moneyGoalWords(ownTarget(goals, 'arr', data_through.slice(0, 7)), arr, currency) : null,
    filled: [`${formatExactMoney(arr, currency)} a year`, `= ${formatExactMoney(mrrFromArr(arr), currency)} a month`],
    figure: data_through === null ? null : { metric: 'arr', period: data_through },
  };
}

const expansionRate = ({ expansion, start_arr }: MovementRow): number | null =>
  start_arr > 0 ? expansion / start_arr : null;

/** Of the last closed month. A month has no week before it: against the month before, and the same a year before. */
function expansionCard({ movements }: HeadlineReports): HeadlineCard {
  const { currency } = movements;
  const closed = movements.rows.filter(({ partial }) => !partial);
  const last = closed.at(-1);
  const rate = last ? expansionRate(last) : null;
  const changes = (
    [
      [1, '1 mo'],
      [12, '1 yr'],
    ] as const
  ).flatMap(([months, span]) => {
    const row = closed.at(-1 - months);
    const then = row && closed.length > months ? expansionRate(row) : null;
    return rate === null || then === null ? [] : [change(span, rate - then, signedPoints(rate - then))];
  });
  return {
    metric: 'expansion_rate',
    value: percent(rate),
    exact: rate === null ? percent(null) : `${percentNumber(rate, 4)}%`,
    span: last ? monthText(last.period) : '',
    changes,
    changeUnit: 'pt',
    spark: closed.slice(-SPARK_MONTHS).map(expansionRate),
    sparkToDate: false,
    track: null,
    caption: rate === null ? 'Nobody was active at its start' : 'Guide: 3 to 5% a month',
    interval: last && rate !== null ? `${compactMoney(last.expansion, currency)} added` : '',
    goal: null,
    filled:
      last && rate !== null
        ? [
            formatExactMoney(last.expansion, currency),
            `÷ ${formatExactMoney(last.start_arr, currency)} at the start`,
            `= ${percent(rate)}`,
          ]
        : [],
    // Of products there is no rate to explain.
    figure:
      last && rate !== null && last.between_products === undefined
        ? { metric: 'expansion_rate', period: last.period }
        : null,
  };
}

/** The five figures in the order they are shown, the hero first. `goals`: null where the figures are not the company's. */
export function prepareHeadline(reports: HeadlineReports, goals: Goals | null = null): HeadlineCard[] {
  return [
    rateCard('nrr', 'nrr', reports, goals),
    rateCard('grr', 'grr', reports, goals),
    arrCard(reports, goals),
    expansionCard(reports),
    rateCard('logo_retention', 'logo', reports, goals),
  ];
}
