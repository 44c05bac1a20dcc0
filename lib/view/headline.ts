/** The headline strip: each figure with its changes, its recent course, its interval, and what the interval means in words. */
import { mrrFromArr } from '@/lib/domain/money';
import type { MovementsReport, RetentionFigures, RetentionReport } from '@/lib/domain/report';
import type { MetricSlug } from './catalogue';
import type { Drill } from './drill';
import { filledIn } from './filled-in';
import {
  arrMoney,
  compactMoney,
  dayText,
  formatExactMoney,
  monthText,
  percent,
  percentNumber,
  signedMoney,
  signedPoints,
  signedWhole,
  wholeNumber,
} from './format';
import { type Goals, type GoalWords, goalOf, moneyGoalWords, ownTarget, rateGoalWords } from './goals';
import { comparedMonths, HEADLINE_WINDOW_MONTHS } from './overview';
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
}

const SPARK_MONTHS = 13;
const spanNames = { 1: '1 mo', 3: '3 mo', 12: '1 yr' } as const;

/** What is shown as nothing, or could be luck, is neither better nor worse. */
function change(months: 1 | 3 | 12, difference: number, text: string, luck = 0): Change {
  const isFlat = !/[1-9]/.test(text) || Math.abs(difference) <= luck;
  return { span: spanNames[months], text, tone: isFlat ? 'flat' : difference > 0 ? 'good' : 'bad' };
}

type Rate = 'nrr' | 'grr' | 'logo';

/** How far chance alone may move a rate: half its interval; without one, any distance. */
function luckOf(figures: RetentionFigures, rate: Rate): number {
  const low = figures[`${rate}_low`];
  const high = figures[`${rate}_high`];
  return low === null || high === null ? Number.POSITIVE_INFINITY : (high - low) / 2;
}

/** Against the same window ending on earlier days; a day without a rate is left out. */
function rateChanges(report: RetentionReport, rate: Rate): Change[] {
  const { current } = report;
  const now = current?.[rate] ?? null;
  if (!current || now === null) return [];
  return comparedMonths.flatMap((months, index) => {
    const then = report.at?.[index]?.[rate] ?? null;
    if (then === null) return [];
    return [change(months, now - then, signedPoints(now - then), luckOf(current, rate))];
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

function rateCard(metric: MetricSlug, rate: Rate, report: RetentionReport, goals: Goals | null): HeadlineCard {
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
    changes: rateChanges(report, rate),
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

type Standing = 'start_arr' | 'accounts';

/**
 * Against what stood 1, 3 and 12 months before: a window's start is just that, to the day. Left out where the ledger
 * did not reach back.
 */
function standingChanges(reports: HeadlineReports, key: Standing, now: number, show: (value: number) => string) {
  return comparedMonths.flatMap((months) => {
    const then = reports.retention[months].current;
    if (!then || then.accounts === 0) return [];
    return [change(months, now - then[key], show(now - then[key]))];
  });
}

const standingCard = (
  reports: HeadlineReports,
): Pick<HeadlineCard, 'span' | 'changeUnit' | 'sparkToDate' | 'track'> => ({
  span: reports.movements.data_through ? dayText(reports.movements.data_through) : '',
  changeUnit: '',
  sparkToDate: reports.movements.rows.at(-1)?.partial ?? false,
  track: null,
});

function arrCard(reports: HeadlineReports, goals: Goals | null): HeadlineCard {
  const { rows, currency, data_through } = reports.movements;
  const arr = rows.at(-1)?.end_arr ?? 0;
  return {
    ...standingCard(reports),
    metric: 'arr',
    value: compactMoney(arr, currency),
    exact: formatExactMoney(arr, currency),
    changes: standingChanges(reports, 'start_arr', arr, (value) => signedMoney(value, currency)),
    spark: rows.slice(-SPARK_MONTHS - 1).map((row) => row.end_arr),
    caption: `MRR ${arrMoney(mrrFromArr(arr), currency)}`,
    interval: '',
    goal:
      goals && data_through ? moneyGoalWords(ownTarget(goals, 'arr', data_through.slice(0, 7)), arr, currency) : null,
    filled: [`${formatExactMoney(arr, currency)} a year`, `= ${formatExactMoney(mrrFromArr(arr), currency)} a month`],
    figure: data_through === null ? null : { metric: 'arr', period: data_through },
  };
}

function accountsCard(reports: HeadlineReports): HeadlineCard {
  const { rows, currency } = reports.movements;
  const last = rows.at(-1);
  const count = last?.accounts.end ?? 0;
  const each = last && count > 0 ? arrMoney(Math.round(last.end_arr / count), currency) : null;
  return {
    ...standingCard(reports),
    metric: 'active_accounts',
    value: wholeNumber(count),
    exact: wholeNumber(count),
    changes: standingChanges(reports, 'accounts', count, signedWhole),
    spark: rows.slice(-SPARK_MONTHS - 1).map((row) => row.accounts.end),
    caption: each === null ? 'No active account' : `${each} ARR each`,
    interval: '',
    goal: null,
    filled: [],
    figure: null,
  };
}

/** The five figures in the order they are shown, the hero first. `goals`: null where the figures are not the company's. */
export function prepareHeadline(reports: HeadlineReports, goals: Goals | null = null): HeadlineCard[] {
  const headline = reports.retention[HEADLINE_WINDOW_MONTHS];
  return [
    rateCard('nrr', 'nrr', headline, goals),
    rateCard('grr', 'grr', headline, goals),
    arrCard(reports, goals),
    accountsCard(reports),
    rateCard('logo_retention', 'logo', headline, goals),
  ];
}
