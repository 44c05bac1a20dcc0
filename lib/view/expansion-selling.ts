/** What is done about expansion: who is covered, how accounts with a business review expand, how many plans are won. */
import type { Drill } from './drill-text';
import { periodText } from './expansion-periods';
import { arrMoney, NO_FIGURE, percent, percentNumber, wholeNumber } from './format';
import { countCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';

interface Reviewed {
  accounts: number;
  rate: number | null;
}

/** As the reports of coverage and of plans answer. */
export interface SellingFigures {
  coverage: {
    currency: string;
    data_through: string | null;
    accounts: number;
    covered: number;
    coverage: number | null;
    uncovered: readonly { arr: number }[];
  };
  plans: {
    total: { open: number; won: number; lost: number; win_rate: number | null; median_days: number | null } | null;
    qbr: readonly { period: string; with_qbr: Reviewed; without_qbr: Reviewed; difference: number | null }[];
  };
}

export interface SellingFact {
  key: string;
  name: string;
  value: string;
  /** What it is of. */
  note: string;
  figure: Drill | null;
}

export interface SellingModel {
  finding: string;
  description: string;
  facts: SellingFact[];
  /** What would be here, where no touchpoint and no plan is known. */
  empty: string | null;
  table: TwinTable;
}

/** Of fewer accounts with a review, a difference is the luck of a few. */
const FEW = 10;

function findingOf({ coverage }: SellingFigures, difference: number | null): string {
  const known =
    coverage.coverage === null ? null : `${percent(coverage.coverage)} of accounts have somebody at work on them`;
  if (difference === null) return known ?? 'What is done about expansion';
  const review = `with a review they expand ${percentNumber(Math.abs(difference))} points ${difference >= 0 ? 'more' : 'less'}`;
  return known === null ? review : `${known}; ${review}`;
}

const reviewsTable = (quarters: SellingFigures['plans']['qbr']): TwinTable => ({
  fileName: 'reviews-by-quarter',
  columns: [
    textColumn('Quarter'),
    numberColumn('Accounts with a review'),
    numberColumn('Expansion with'),
    numberColumn('Accounts without'),
    numberColumn('Expansion without'),
  ],
  rows: quarters
    .map(({ period, with_qbr, without_qbr }) => [
      textCell(periodText(period), period),
      countCell(with_qbr.accounts),
      ratioCell(with_qbr.rate),
      countCell(without_qbr.accounts),
      ratioCell(without_qbr.rate),
    ])
    .reverse(),
});

export function prepareSelling(figures: SellingFigures): SellingModel {
  const { coverage, plans } = figures;
  const { total } = plans;
  const day = coverage.data_through;
  const review = plans.qbr.findLast(({ with_qbr }) => with_qbr.accounts > 0);
  const isKnown =
    coverage.covered > 0 || (total !== null && total.open + total.won + total.lost > 0) || review !== undefined;
  const left = coverage.uncovered.reduce((sum, { arr }) => sum + arr, 0);
  const few = review !== undefined && review.with_qbr.accounts < FEW ? '; few: could be luck' : '';
  const closed = total === null ? 0 : total.won + total.lost;
  const reviewed = (key: 'with' | 'without', of: Reviewed, note: string): SellingFact => ({
    key,
    name: `Expansion ${key} a business review`,
    value: percent(of.rate),
    note,
    figure: of.rate === null || !review ? null : { metric: `qbr_rate.${key}`, period: review.period },
  });
  const facts: SellingFact[] = [
    {
      key: 'coverage',
      name: 'Coverage',
      value: percent(coverage.coverage),
      note: `${wholeNumber(coverage.covered)} of ${wholeNumber(coverage.accounts)} active accounts; nobody is at work on ${arrMoney(left, coverage.currency)} of ARR`,
      figure: coverage.coverage === null || day === null ? null : { metric: 'coverage', period: day },
    },
    {
      key: 'won',
      name: 'Plans won',
      value: percent(total?.win_rate ?? null),
      note: `${wholeNumber(total?.won ?? 0)} of ${wholeNumber(closed)} closed${total?.median_days == null ? '' : `, half within ${wholeNumber(Math.round(total.median_days))} days`}; ${wholeNumber(total?.open ?? 0)} open`,
      figure: total?.win_rate == null || day === null ? null : { metric: 'win_rate', period: day },
    },
    ...(review
      ? [
          reviewed(
            'with',
            review.with_qbr,
            `${periodText(review.period)}, of ARR at its start; ${wholeNumber(review.with_qbr.accounts)} accounts${few}`,
          ),
          reviewed('without', review.without_qbr, `the other ${wholeNumber(review.without_qbr.accounts)} accounts`),
        ]
      : [
          {
            key: 'with',
            name: 'Expansion with a business review',
            value: NO_FIGURE,
            note: 'No quarter had one',
            figure: null,
          },
        ]),
  ];
  return {
    finding: isKnown
      ? findingOf(figures, few === '' ? (review?.difference ?? null) : null)
      : 'No touchpoint and no plan is known',
    description:
      'Coverage: an open plan, or a touchpoint in the next 30 days. Reviews compare and explain nothing: good accounts may be reviewed more.',
    facts,
    empty: isKnown
      ? null
      : 'Coverage, the effect of business reviews and the win rate of expansion plans would stand here. They come of files of touchpoints and of plans.',
    table: reviewsTable(plans.qbr),
  };
}
