/** Targets of the deck's period, or of the one that it lies in, against what was reached. */

import { formatDay, formatMonth, monthOf, parseMonth } from '@/lib/domain/day';
import { parsePeriod } from '@/lib/domain/grid';
import { movementTypes } from '@/lib/domain/movement-type';
import type { MovementsReport, RetentionReport } from '@/lib/domain/report';
import { targetMetric } from '@/lib/domain/target-metric';
import type { TargetRow } from '@/lib/domain/targets';
import { periodText } from '../../expansion-periods';
import { percent, percentNumber, wholeNumber } from '../../format';
import { goalPercent } from '../../goals';
import { netOf } from '../../movement-types';
import { isOfCompany } from '../../overview';
import { sumOf } from '../../rounded-parts';
import { targetChoices } from '../../targets-list';
import { ask } from '../ask';
import { column, money, moneyMoved, pointsMoved, rate, words } from '../cells';
import { courseWords } from '../course';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit, type SlideAsked, type SlideContent } from '../exhibit';
import { changeFigure, moneyFigure, sinceWords } from '../figures';
import type { TableCell, TablePlot } from '../plot';
import { cutToWidth } from '../text-width';
import { bridgeNotes } from './bridge-notes';
import { movedAsk, movedNotes } from './movements';
import { bridgeAsk, retentionAsk, targetsAsk } from './retention-trend';
import { stacksPlot, stacksTitle } from './stacks';

const MOST_ROWS = 12;
const NAME_EM = 24;

const isMoney = (metric: string): boolean => targetMetric(metric)?.unit === 'money';

/** What a period adds up: a part of it is measured against a part of the target alone. */
const isFlow = ({ metric }: TargetRow): boolean => isMoney(metric) && metric !== 'arr';

function targetName({ metric, segment }: TargetRow): string {
  const label = targetChoices.find((choice) => choice.metric === metric)?.label ?? metric.replaceAll(/[_.]/g, ' ');
  return cutToWidth([label.replace(/, a month$/, ''), segment].filter(Boolean).join(', '), NAME_EM);
}

/** The shortest period that holds the deck's end goes first; of several targets of one figure in it the last stated holds. */
export function targetsShown(rows: readonly TargetRow[], { period }: SlideAsked): TargetRow[] {
  const lengthOf = (row: TargetRow): number => {
    const span = parsePeriod(row.period);
    return span === null ? Number.POSITIVE_INFINITY : span.end - span.start;
  };
  const holds = (row: TargetRow): boolean => {
    const span = parsePeriod(row.period);
    return span !== null && formatDay(span.start) <= period.end && period.end <= formatDay(span.end);
  };
  const chosen = new Map<string, TargetRow>();
  // What single persons are to reach is nothing for a board.
  for (const row of rows.filter((each) => each.attainment !== null && each.owner === null && holds(each))) {
    const key = `${row.metric}/${row.segment}`;
    const known = chosen.get(key);
    if (!known || lengthOf(row) <= lengthOf(known)) chosen.set(key, row);
  }
  return [...chosen.values()].sort((a, b) => Number(a.segment !== null) - Number(b.segment !== null));
}

/** Twelve months back: as far as a target's period may have begun. */
const yearBefore = ({ period }: SlideAsked): string => formatMonth((parseMonth(period.to) ?? 0) - 11);

const RATE = /^(nrr|grr|logo)_12m$/;

/** What the company had reached by the end of the deck's period; null: not told by these reports. */
function actualAt(
  { metric, segment, period: label }: TargetRow,
  { period }: SlideAsked,
  retention: RetentionReport,
  movements: MovementsReport,
): number | null {
  if (segment !== null) return null;
  const [, rateName] = RATE.exec(metric) ?? [];
  if (rateName !== undefined)
    return retention.at?.find(({ day }) => day === period.end)?.[rateName as 'nrr' | 'grr' | 'logo'] ?? null;
  if (metric === 'arr') return movements.rows.at(-1)?.end_arr ?? null;
  const type = movementTypes.find((each) => each === metric);
  const start = parsePeriod(label)?.start;
  if (type === undefined || start === undefined) return null;
  const first = formatMonth(monthOf(start));
  return sumOf(movements.rows.filter((row) => row.period >= first).map((row) => row[type]));
}

/** A target whose period goes on is held against what was reached by the deck's end, not by the end of the data. */
function asOfEnd(
  row: TargetRow,
  slide: SlideAsked,
  retention: RetentionReport,
  movements: MovementsReport,
): TargetRow[] {
  const end = parsePeriod(row.period)?.end ?? 0;
  if (slide.period.end === slide.dataThrough || formatDay(end) === slide.period.end) return [row];
  const actual = actualAt(row, slide, retention, movements);
  const { target } = row;
  if (actual === null || target === null) return [];
  return [{ ...row, actual, attainment: target === 0 ? null : actual / target, gap: actual - target, partial: true }];
}

/** What is lost is better below its target. */
const isReached = ({ metric, attainment }: TargetRow): boolean =>
  /^(churn|contraction)/.test(metric) ? (attainment ?? 0) <= 1 : (attainment ?? 0) >= 1;

const cellOf = ({ metric }: TargetRow, value: number | null, currency: string): TableCell =>
  isMoney(metric) ? money(value, currency) : rate(value);

/** 'NRR, 12 months 0.6 points short of 104%', 'Expansion at 50.0% of plan' */
function standing(row: TargetRow, name: string): string {
  if (isMoney(row.metric)) return `${name} at ${percent(row.attainment)} of plan`;
  const far = percentNumber(Math.abs(row.gap ?? 0));
  const target = goalPercent(row.target ?? 0);
  return far === '0.0'
    ? `${name} on its target of ${target}`
    : `${name} ${far} points ${(row.gap ?? 0) < 0 ? 'short of' : 'above'} ${target}`;
}

/** Of the targets of one period: those of the first. */
function titleOf(all: readonly TargetRow[]): string {
  const rows = all.filter(({ period }) => period === all[0]?.period);
  const decided = rows.filter((row) => !(row.partial && isFlow(row)));
  const [first, second] = rows;
  const short = (row: TargetRow): string => targetName(row).replace(/, 12 months/, '');
  if (first && rows.some(({ partial }) => partial))
    return `${periodText(first.period)} so far: ${[first, second].flatMap((row) => (row ? [standing(row, short(row))] : [])).join(', ')}`;
  const reached = decided.filter(isReached).length;
  const missed = decided
    .filter((row) => !isReached(row))
    .sort((a, b) => Math.abs(1 - (b.attainment ?? 1)) - Math.abs(1 - (a.attainment ?? 1)));
  const of = periodText(first?.period ?? '');
  if (missed.length === 0)
    return rows.length === 1 ? `The target of ${of} was reached` : `All ${rows.length} targets of ${of} were reached`;
  const worst = missed[0] ? `; furthest off: ${standing(missed[0], short(missed[0]))}` : '';
  return `${wholeNumber(reached)} of ${wholeNumber(decided.length)} targets of ${of} were reached${worst}`;
}

function tableOf(rows: readonly TargetRow[], currency: string): TablePlot {
  const left = rows.length - MOST_ROWS;
  return {
    kind: 'table',
    columns: [
      column('Target', 'text', 2.8),
      column('Of', 'text', 1.3),
      column('Actual', 'count', 1.1),
      column('Plan', 'count', 1.1),
      column('Gap', 'count', 1.1),
      column('Attained', 'ratio', 1.1),
    ],
    rows: rows
      .slice(0, MOST_ROWS)
      .map((row) => [
        words(targetName(row)),
        words(`${periodText(row.period)}${row.partial ? ', so far' : ''}`),
        cellOf(row, row.actual, currency),
        cellOf(row, row.target, currency),
        isMoney(row.metric) ? moneyMoved(row.gap, currency) : pointsMoved(row.gap),
        rate(row.attainment),
      ]),
    hasTotal: false,
    more: left > 0 ? `… and ${wholeNumber(left)} more` : null,
  };
}

function figureOf(row: TargetRow, currency: string): SlideFigure {
  const isOpen = row.partial && isFlow(row);
  const plan = isMoney(row.metric) ? money(row.target, currency).text : goalPercent(row.target ?? 0);
  return {
    name: targetName(row),
    text: cellOf(row, row.actual, currency).text,
    value: row.actual,
    note: `plan ${plan}${isOpen ? `, ${percent(row.attainment)} of it so far` : ''}`,
    tone: isOpen ? 'plain' : isReached(row) ? 'good' : 'bad',
  };
}

/** Where no target is set, what was reached stands alone: the course of net new ARR. */
function actualAlone(
  course: MovementsReport,
  { period, currency }: SlideAsked,
  notes: readonly string[],
): SlideContent {
  const row = course.rows.at(-1);
  if (!row) return emptySlide('No target is set for this period', `Nobody has said what ${period.words} was to reach.`);
  const title = stacksTitle(course);
  return {
    title,
    description: `No target is set for ${period.words}: ARR movements by ${course.grid} alone; line: net`,
    plot: stacksPlot(course),
    empty: null,
    figures: [
      moneyFigure('ARR', row.end_arr, currency, { change: netOf(row), note: sinceWords(period) }),
      changeFigure('New business', row.new, currency, period.words),
      changeFigure('Expansion', row.expansion, currency, period.words),
    ],
    defines: ['movements'],
    altText: `${title}. Stacked columns by ${course.grid}.`,
    notes,
  };
}

export const planExhibit = exhibit({
  name: 'plan',
  label: 'Actual against plan',
  page: 'overview',
  asks: (slide) => ({
    targets: targetsAsk(slide),
    retention: retentionAsk(slide, 12),
    movements: ask('movements', { grid: 'month', from: yearBefore(slide), to: slide.period.to, ...slide.asked }),
    course: ask('movements', courseWords(slide)),
    rises: movedAsk(slide, '-change_arr'),
    falls: movedAsk(slide, 'change_arr'),
    bridge: bridgeAsk(slide, 12),
  }),
  prepare: ({ targets, retention, movements, course, rises, falls, bridge }, slide) => {
    const { currency, period } = slide;
    if (!isOfCompany(slide.asked))
      return emptySlide('Actual against plan', 'Targets are of the whole company; filters narrow the figures.');
    const rows = targetsShown(targets.rows, slide).flatMap((row) => asOfEnd(row, slide, retention, movements));
    if (rows.length === 0) return actualAlone(course, slide, movedNotes(rises, falls, period));
    const title = titleOf(rows);
    return {
      title,
      description: `Targets against what was reached, as of the end of ${period.words}`,
      plot: tableOf(rows, currency),
      empty: null,
      figures: rows.slice(0, 3).map((row) => figureOf(row, currency)),
      defines: ['nrr'],
      altText: `${title}. Table: ${rows
        .slice(0, MOST_ROWS)
        .map(
          (row) =>
            `${targetName(row)} ${cellOf(row, row.actual, currency).text} against ${cellOf(row, row.target, currency).text}`,
        )
        .join(', ')}.`,
      notes: bridgeNotes(bridge),
    };
  },
});
