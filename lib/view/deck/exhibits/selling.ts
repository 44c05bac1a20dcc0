/** What is done about expansion: who is covered, how many plans are won, how accounts with a business review expand. */
import { periodText } from '../../expansion-periods';
import { prepareSelling } from '../../expansion-selling';
import { NO_FIGURE, percent, wholeNumber } from '../../format';
import { sumOf } from '../../rounded-parts';
import { sourceNames } from '../../source-names';
import { ask, type DeckReports } from '../ask';
import { moneyBehind } from '../behind';
import { column, count, nothing, rate, words } from '../cells';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit } from '../exhibit';
import { shareFigure } from '../figures';
import { slideMoney } from '../money';
import type { ColumnsPlot, TablePlot } from '../plot';

const MOST_QUARTERS = 9;
/** As the notes tell them: ten by name, and the eleventh where it is the last. */
const MOST_NAMED = 11;

type Quarter = DeckReports['plans']['qbr'][number];

const reviewsPlot = (quarters: readonly Quarter[]): ColumnsPlot => ({
  kind: 'columns',
  unit: 'ratio',
  stacked: false,
  categories: quarters.map(({ period }) => periodText(period)),
  series: [
    {
      name: 'With a business review',
      role: 'expansion',
      values: quarters.map(({ with_qbr }) => with_qbr.rate),
      openFrom: null,
    },
    { name: 'Without', role: 'compare', values: quarters.map(({ without_qbr }) => without_qbr.rate), openFrom: null },
  ],
  line: null,
});

const nameOf = (source: string): string =>
  (sourceNames as Readonly<Record<string, string>>)[source] ?? (source || 'No source stated');

const plansPlot = ({ rows, total }: DeckReports['plans']): TablePlot => ({
  kind: 'table',
  columns: [
    column('Plans by source', 'text', 2.6),
    column('Open', 'count', 1),
    column('Won', 'count', 1),
    column('Lost', 'count', 1),
    column('Win rate', 'ratio', 1.1),
    column('Days, median', 'count', 1.2),
  ],
  rows: [
    ...rows.map((row) => ({ ...row, name: nameOf(row.source) })),
    ...(total ? [{ ...total, name: 'All' }] : []),
  ].map((row) => [
    words(row.name),
    count(row.open),
    count(row.won),
    count(row.lost),
    rate(row.win_rate),
    row.median_days === null ? nothing : count(Math.round(row.median_days)),
  ]),
  hasTotal: total !== null,
  more: null,
});

function plansFigure({ total }: DeckReports['plans']): SlideFigure {
  const closed = (total?.won ?? 0) + (total?.lost ?? 0);
  return shareFigure(
    'Plans won',
    total?.win_rate ?? null,
    closed === 0 ? 'no plan was closed' : `${wholeNumber(total?.won ?? 0)} of ${wholeNumber(closed)} closed`,
  );
}

export const sellingExhibit = exhibit({
  name: 'selling',
  label: 'Coverage, reviews and plans won',
  page: 'expansion',
  asks: ({ asked }) => ({ coverage: ask('coverage', { ...asked }), plans: ask('plans', { ...asked }) }),
  prepare: ({ coverage, plans }, { period, currency }) => {
    const model = prepareSelling({ coverage, plans });
    if (model.empty !== null) return emptySlide(model.finding, model.empty, model.description);
    const quarters = plans.qbr.slice(-MOST_QUARTERS);
    const review = quarters.findLast(({ with_qbr }) => with_qbr.accounts > 0);
    const isReviewed = review !== undefined && quarters.length > 1;
    const left = sumOf(coverage.uncovered.map(({ arr }) => arr));
    const named = coverage.uncovered.slice(0, MOST_NAMED);
    return {
      title: model.finding,
      description: isReviewed
        ? 'Expansion of ARR at the quarter’s start, accounts with a business review in it and without; it compares, and explains nothing'
        : 'Expansion plans by the source that they name, as they stand',
      plot: isReviewed ? reviewsPlot(quarters) : plansPlot(plans),
      empty: null,
      figures: [
        shareFigure(
          'Coverage',
          coverage.coverage,
          `${wholeNumber(coverage.covered)} of ${wholeNumber(coverage.accounts)} accounts; nobody at work on ${slideMoney(left, currency)}`,
        ),
        plansFigure(plans),
        shareFigure(
          'Expansion with a review',
          review?.with_qbr.rate ?? null,
          review
            ? `${periodText(review.period)}; ${percent(review.without_qbr.rate)} without`
            : `no quarter to ${period.words} had one`,
        ),
      ],
      defines: ['coverage', 'win_rate'],
      altText: `${model.finding}. ${
        isReviewed
          ? `Columns by quarter, with a review against without: ${quarters.map(({ period: quarter, with_qbr, without_qbr }) => `${periodText(quarter)} ${with_qbr.rate === null ? NO_FIGURE : percent(with_qbr.rate)} against ${percent(without_qbr.rate)}`).join(', ')}.`
          : `Table of plans by source: ${plans.rows.map(({ source, win_rate }) => `${nameOf(source)} ${percent(win_rate)} won`).join(', ')}.`
      }`,
      notes:
        coverage.uncovered.length === 0
          ? [`Somebody is at work on each of the ${wholeNumber(coverage.accounts)} accounts.`]
          : moneyBehind(
              {
                heading: 'ARR that nobody is at work on',
                rows: named.map(({ account, name, arr }) => ({ name: name || account, amount: arr })),
                accounts: coverage.uncovered.length,
                total: left,
              },
              currency,
              false,
            ),
    };
  },
});
