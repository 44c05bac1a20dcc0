/** Every headline figure on one page: now, a period before, a year before, and against its target. */
import { type Day, formatMonth, parseMonth } from '@/lib/domain/day';
import type { MovementRow, MovementsReport, RetentionFigures } from '@/lib/domain/report';
import { periodText } from '../../expansion-periods';
import { NO_FIGURE, percent, percentNumber } from '../../format';
import { type Goals, goalPercent, ownTarget } from '../../goals';
import { netOf } from '../../movement-types';
import { dayBefore } from '../../overview';
import { rateNames } from '../../retention';
import { ask } from '../ask';
import { column, count, countMoved, money, moneyMoved, nothing, pointsMoved, rate, words } from '../cells';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { changeFigure, moneyFigure, sinceWords } from '../figures';
import { slideMoney } from '../money';
import type { TableCell, TablePlot } from '../plot';
import type { TargetsFigures } from '../targets';
import { bridgeNotes } from './bridge-notes';
import { bridgeAsk, goalsFor, rateFigures, targetsAsk } from './retention-trend';

const WINDOW = 12;

/** The same day a year before: a month's end before a month's end. */
const yearBefore = (day: Day): Day => dayBefore(day, 12);

interface Compared<Row> {
  now: Row | undefined;
  before: Row | undefined;
  year: Row | undefined;
}

const monthsAgo = (month: string, months: number): string => formatMonth((parseMonth(month) ?? 0) - months);

const movementsCompared = (report: MovementsReport, { period }: SlideAsked): Compared<MovementRow> => {
  const { rows } = report;
  const yearAgo = period.grid === 'month' ? 12 : 4;
  // A period that is not over is no measure for whole ones.
  const isWhole = !period.partial;
  return {
    now: rows.at(-1),
    before: isWhole ? rows.at(-2) : undefined,
    year: isWhole ? rows.at(-1 - yearAgo) : undefined,
  };
};

/** 'Oct 2026', 'Q3 2026' a year before. */
const yearAgoLabel = ({ period }: SlideAsked): string =>
  period.grid === 'month'
    ? periodText(monthsAgo(period.to, 12))
    : period.words.replace(/ to .*/, '').replace(/\d{4}/, (year) => String(Number(year) - 1));

const difference = (a: number | null | undefined, b: number | null | undefined): number | null =>
  a == null || b == null ? null : a - b;

function rateRow(
  name: 'nrr' | 'grr' | 'logo',
  { now, before, year }: Compared<RetentionFigures>,
  target: number | null,
): TableCell[] {
  const value = now?.[name] ?? null;
  return [
    words(`${rateNames[name]}, 12 months`),
    rate(value),
    rate(before?.[name] ?? null),
    pointsMoved(difference(value, before?.[name])),
    rate(year?.[name] ?? null),
    target === null ? nothing : { ...rate(target), text: goalPercent(target) },
  ];
}

type Amount = (row: MovementRow) => number;

function moneyRow(
  name: string,
  amount: Amount,
  { now, before, year }: Compared<MovementRow>,
  currency: string,
  target: number | null,
): TableCell[] {
  const of = (row: MovementRow | undefined): number | null => (row ? amount(row) : null);
  return [
    words(name),
    money(of(now), currency),
    money(of(before), currency),
    moneyMoved(difference(of(now), of(before)), currency),
    money(of(year), currency),
    money(target, currency),
  ];
}

function accountsRow({ now, before, year }: Compared<MovementRow>): TableCell[] {
  const of = (row: MovementRow | undefined): TableCell => (row ? count(row.accounts.end) : nothing);
  const moved = difference(now?.accounts.end, before?.accounts.end);
  return [
    words('Active accounts'),
    of(now),
    of(before),
    moved === null ? nothing : countMoved(moved),
    of(year),
    nothing,
  ];
}

const expansionRate = (row: MovementRow | undefined): number | null =>
  row && row.start_arr > 0 ? row.expansion / row.start_arr : null;

function tableOf(
  rates: Compared<RetentionFigures>,
  moves: Compared<MovementRow>,
  slide: SlideAsked,
  goals: Goals | null,
  flowTarget: (metric: string) => number | null,
): TablePlot {
  const { period, currency } = slide;
  const target = (metric: string): number | null => goals && ownTarget(goals, metric, period.to);
  const flow = (metric: string): number | null => (goals === null ? null : flowTarget(metric));
  const [now, before, year] = [expansionRate(moves.now), expansionRate(moves.before), expansionRate(moves.year)];
  return {
    kind: 'table',
    columns: [
      column('Figure', 'text', 3),
      column(period.words, 'count', 1.5),
      column('Period before', 'count', 1.5),
      column('Change', 'count', 1.4),
      column(yearAgoLabel(slide), 'count', 1.5),
      column('Target', 'count', 1.3),
    ],
    rows: [
      rateRow('nrr', rates, target('nrr_12m')),
      rateRow('grr', rates, target('grr_12m')),
      rateRow('logo', rates, target('logo_12m')),
      moneyRow('ARR', (row) => row.end_arr, moves, currency, target('arr')),
      moneyRow('Net new ARR', netOf, moves, currency, null),
      moneyRow('New business', (row) => row.new, moves, currency, flow('new')),
      moneyRow('Expansion', (row) => row.expansion, moves, currency, flow('expansion')),
      [words('Expansion rate'), rate(now), rate(before), pointsMoved(difference(now, before)), rate(year), nothing],
      moneyRow('Contraction', (row) => row.contraction, moves, currency, flow('contraction')),
      moneyRow('Churn', (row) => row.churn, moves, currency, flow('churn')),
      accountsRow(moves),
    ],
    hasTotal: false,
    more: null,
  };
}

/** Of what adds up over a period, the target of just that period: a quarter's is none of a month. */
const flowTarget = ({ rows }: TargetsFigures, metric: string, period: string): number | null =>
  rows.findLast((row) => row.metric === metric && row.period === period && row.segment === null && row.owner === null)
    ?.target ?? null;

/** 'NRR is 103.4%, up 0.4 points, and ARR grew $376k to $8.00M in Oct 2026' */
function titleOf(rates: Compared<RetentionFigures>, row: MovementRow, { period, currency }: SlideAsked): string {
  const span = period.words.replace(/ to .*/, ' so far');
  const net = netOf(row);
  const size = slideMoney(Math.abs(net), currency);
  const arr = slideMoney(row.end_arr, currency);
  const grew = net === 0 ? `ARR stayed at ${arr}` : `ARR ${net > 0 ? 'grew' : 'fell'} ${size} to ${arr}`;
  const nrr = rates.now?.nrr ?? null;
  if (nrr === null) return `${grew} in ${span}; there is no NRR over twelve months yet`;
  const moved = difference(nrr, rates.before?.nrr) ?? 0;
  const points = percentNumber(Math.abs(moved));
  const by =
    points === '0.0' ? '' : `, ${moved > 0 ? 'up' : 'down'} ${points} ${points === '1.0' ? 'point' : 'points'},`;
  return `NRR is ${percent(nrr)}${by} and ${grew} in ${span}`;
}

export const headlineExhibit = exhibit({
  name: 'headline',
  label: 'Headline figures',
  page: 'overview',
  asks: (slide) => {
    const { period, asked } = slide;
    const { before, end } = period;
    return {
      retention: ask('retention', {
        window: WINDOW,
        from: period.to,
        to: period.to,
        at: [yearBefore(end), before, end],
        ...asked,
      }),
      movements: ask('movements', { grid: period.grid, from: monthsAgo(period.to, 15), to: period.to, ...asked }),
      bridge: bridgeAsk(slide, WINDOW),
      targets: targetsAsk(slide),
    };
  },
  prepare: ({ retention, movements, bridge, targets }, slide) => {
    const { period, currency } = slide;
    const moves = movementsCompared(movements, slide);
    if (!moves.now) return emptySlide('Headline figures', `The ledger has no movements in ${period.words}.`);
    const at = (day: Day) => retention.at?.find((each) => each.day === day);
    const rates = { now: at(period.end), before: at(period.before), year: at(yearBefore(period.end)) };
    const goals = goalsFor(slide, targets);
    const plot = tableOf(rates, moves, slide, goals, (metric) => flowTarget(targets, metric, period.label));
    const title = titleOf(rates, moves.now, slide);
    return {
      title,
      description: `Headline figures, ${period.words} against the period before and ${yearAgoLabel(slide)}`,
      plot,
      empty: null,
      figures: [
        ...rateFigures(
          { ...retention, at: [rates.before, rates.now].filter((each) => each !== undefined) },
          slide,
          goals,
        ).slice(0, 1),
        moneyFigure('ARR', moves.now.end_arr, currency, { change: netOf(moves.now), note: sinceWords(period) }),
        changeFigure(
          'Net new from existing accounts',
          moves.now.reactivation + moves.now.expansion - moves.now.contraction - moves.now.churn,
          currency,
          'expansion and returns less contraction and churn',
        ),
      ],
      defines: ['nrr', 'arr'],
      altText: `${title}. Table of ${plot.rows.map((cells) => `${cells[0]?.text} ${cells[1]?.text ?? NO_FIGURE}`).join(', ')}.`,
      notes: bridgeNotes(bridge),
    };
  },
});
