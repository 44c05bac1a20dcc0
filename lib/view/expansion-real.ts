/** Whether expansion is real: genuine against price, and who brought it about: organic against sales. */

import type { MovementsReport } from '@/lib/domain/report';
import { type Motion, motions } from '@/lib/domain/source';
import type { ExpansionFigures, Measure } from './expansion';
import { type ColumnSeries, type ColumnsModel, prepareColumns } from './expansion-columns';
import { periodName, spanText } from './expansion-periods';
import { closedTotals, wholePercent } from './expansion-sources';
import { arrMoney, dayText, wholeNumber } from './format';
import { motionNames, sourceNames } from './source-names';

const realSeries: readonly ColumnSeries[] = [
  { key: 'genuine', label: 'Genuine', colour: 'var(--mv-expansion)', hatched: false, round: false, metric: null },
  {
    key: 'price',
    label: 'Price changes',
    colour: 'var(--src-price)',
    hatched: true,
    round: false,
    metric: 'expansion.price',
  },
];

function realFinding(expansion: number, price: number, unclassified: number): string {
  if (expansion === 0) return 'No existing customer expanded in these periods';
  if (price === 0) return 'All expansion is genuine: none of it is price';
  const known =
    unclassified / expansion >= 0.5
      ? `; ${wholePercent(unclassified / expansion)} is not classified and counts as genuine`
      : '';
  return `${wholePercent(1 - price / expansion)} of expansion is genuine, ${wholePercent(price / expansion)} is price${known}`;
}

export function prepareReal({ rows, grid, currency }: MovementsReport, measure: Measure): ColumnsModel {
  const { expansion, bySource, periods } = closedTotals(rows);
  const pale = rows.at(-1)?.partial ? `; ${periodName(rows.at(-1)?.period ?? '')} to date is pale` : '';
  return prepareColumns({
    periods: rows.map((row) => ({
      period: row.period,
      partial: row.partial,
      amounts: {
        genuine: row.expansion - row.expansion_by_source.price,
        price: row.expansion_by_source.price,
      },
    })),
    series: realSeries,
    currency,
    measure,
    finding: realFinding(expansion, bySource.price, bySource.unclassified),
    description: `Expansion by ${grid}, without and by price, ARR; ${spanText(periods, grid)}${pale}.`,
    empty: expansion > 0 || rows.some((row) => row.expansion > 0) ? null : 'Nobody expanded in these periods.',
    fileName: `genuine-against-price-${measure}`,
    whole: 'Expansion',
  });
}

/** The largest; the table of changes has them all. */
const MOST_NOTES = 3;

/** '30 accounts rose by the same 8.33% from 1 to 26 Apr 2025, $10,504 together: classified as price changes.' */
export const increaseNotes = ({
  price_increases,
  currency,
}: ExpansionFigures): { key: string; text: string; isDoubtful: boolean }[] =>
  price_increases
    .toSorted((a, b) => b.arr - a.arr)
    .slice(0, MOST_NOTES)
    .map(({ from, to, percent, accounts, arr, classified }) => ({
      key: `${from} ${percent}`,
      isDoubtful: classified !== 'price',
      text: `${wholeNumber(accounts)} accounts rose by the same ${percent}%, ${daysText(from, to)} (${arrMoney(arr, currency)} of ARR): ${
        classified === 'price'
          ? 'classified as price changes'
          : `classified as ${sourceNames[classified].toLowerCase()}, perhaps a price increase`
      }.`,
    }));

/** '1 to 26 Apr 2025'; the month stands twice only where there are two. */
const daysText = (from: string, to: string): string =>
  from.slice(0, 7) === to.slice(0, 7)
    ? `${Number(from.slice(8))} to ${dayText(to)}`
    : `${dayText(from)} to ${dayText(to)}`;

/** Motions have no tokens of their own: they take the segments', in a fixed order. */
const motionColours: Readonly<Record<Motion, string>> = {
  organic: 'var(--seg-3)',
  sales: 'var(--seg-1)',
  unknown: 'var(--src-unclassified)',
};

const motionSeries: readonly ColumnSeries[] = motions.map((motion) => ({
  key: motion,
  label: motionNames[motion],
  colour: motionColours[motion],
  hatched: false,
  round: false,
  metric: null,
}));

function motionFinding(sums: Readonly<Record<Motion, number>>): string {
  const all = sums.organic + sums.sales + sums.unknown;
  const known = sums.organic + sums.sales;
  if (all === 0) return 'No existing customer expanded in these periods';
  if (known === 0) return 'Who brought the expansion about is not stated';
  const silent = sums.unknown === 0 ? '' : `; ${wholePercent(sums.unknown / all)} is not stated`;
  return sums.sales >= sums.organic
    ? `Sales brought ${wholePercent(sums.sales / all)} of expansion, organic use ${wholePercent(sums.organic / all)}${silent}`
    : `Organic use brought ${wholePercent(sums.organic / all)} of expansion, sales ${wholePercent(sums.sales / all)}${silent}`;
}

/** Columns of one grey would say nothing that the ones above do not. */
function emptyMotion({ organic, sales, unknown }: Readonly<Record<Motion, number>>): string | null {
  if (organic + sales > 0) return null;
  return unknown === 0
    ? 'Nobody expanded in these periods.'
    : 'No record says whether customers expanded by themselves or were sold to. A column “motion” (organic, sales) in a file of changes does, and so does a change overridden by hand.';
}

export function prepareMotion({ rows, grid, currency }: ExpansionFigures, measure: Measure): ColumnsModel {
  const sums = Object.fromEntries(
    motions.map((motion) => [motion, rows.reduce((sum, row) => sum + row.by_motion[motion], 0)]),
  ) as Record<Motion, number>;
  return prepareColumns({
    periods: rows.map(({ period, by_motion }) => ({ period, partial: false, amounts: by_motion })),
    series: motionSeries.filter(({ key }) => motions.some((motion) => motion === key && sums[motion] > 0)),
    currency,
    measure,
    finding: motionFinding(sums),
    description: `Expansion by closed ${grid}: organic (self-serve or automatic) against sales, ARR.`,
    empty: emptyMotion(sums),
    fileName: `organic-against-sales-${measure}`,
    whole: 'Expansion',
  });
}
