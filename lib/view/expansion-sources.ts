import type { MovementRow, MovementsReport } from '@/lib/domain/report';
import { type Source, sources } from '@/lib/domain/source';
import type { Drill } from './drill-text';
import type { Measure } from './expansion';
import { type ColumnSeries, type ColumnsModel, prepareColumns } from './expansion-columns';
import { periodName, periodText, spanText } from './expansion-periods';
import { arrMoney, formatExactMoney, NO_FIGURE } from './format';
import { sourceNames } from './source-names';
import { moneyCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';

export const sourceSeries: readonly ColumnSeries[] = sources.map((source) => ({
  key: source,
  label: sourceNames[source],
  colour: `var(--src-${source})`,
  hatched: source === 'price',
  round: false,
  metric: `expansion.${source}`,
}));

/** Sums of closed periods, which can be added: amounts over successive periods. */
export interface SourceTotals {
  expansion: number;
  bySource: Record<Source, number>;
  periods: string[];
}

export function closedTotals(rows: readonly MovementRow[]): SourceTotals {
  const closed = rows.filter(({ partial }) => !partial);
  const sumOf = (amount: (row: MovementRow) => number): number => closed.reduce((sum, row) => sum + amount(row), 0);
  return {
    expansion: sumOf((row) => row.expansion),
    bySource: Object.fromEntries(
      sources.map((source) => [source, sumOf((row) => row.expansion_by_source[source])]),
    ) as Record<Source, number>,
    periods: closed.map(({ period }) => period),
  };
}

/** The sources that brought something, the largest first; equal ones in their order. */
export const largestSources = (bySource: Readonly<Record<Source, number>>): Source[] =>
  sources.filter((source) => bySource[source] > 0).sort((a, b) => bySource[b] - bySource[a]);

/** The sources that something came from in these periods, in their order: what a company never sells is no row of its. */
export const usedSources = (rows: readonly MovementRow[]): Source[] =>
  sources.filter((source) => rows.some((row) => row.expansion_by_source[source] > 0));

const isPlural = (source: Source): boolean => !['cross_sell', 'usage', 'unclassified'].includes(source);

/** 'Seats bring', 'Usage brings' */
export const brings = (source: Source): string => `${sourceNames[source]} ${isPlural(source) ? 'bring' : 'brings'}`;

/** A share in whole percent: '45%'; what is less than one is said so. */
export function wholePercent(ratio: number): string {
  const whole = Math.round(ratio * 100);
  return whole === 0 && ratio > 0 ? 'under 1%' : `${whole}%`;
}

function findingOf({ expansion, bySource, periods }: SourceTotals): string {
  const [first] = largestSources(bySource);
  if (periods.length === 0) return 'No period has closed yet';
  if (first === undefined) return 'No existing customer expanded in these periods';
  const share = wholePercent(bySource[first] / expansion);
  return first === 'unclassified'
    ? `${share} of expansion is not classified`
    : `${brings(first)} ${share} of expansion`;
}

export function prepareSources({ rows, grid, currency }: MovementsReport, measure: Measure): ColumnsModel {
  const totals = closedTotals(rows);
  const used = usedSources(rows);
  const pale = rows.at(-1)?.partial ? `; ${periodName(rows.at(-1)?.period ?? '')} to date is pale` : '';
  const what =
    measure === 'amount'
      ? `ARR added by existing customers, by ${grid} and source`
      : `Shares of each ${grid}’s expansion by source`;
  return prepareColumns({
    periods: rows.map(({ period, partial, expansion_by_source }) => ({
      period,
      partial,
      amounts: expansion_by_source,
    })),
    series: sourceSeries.filter(({ key }) => used.some((source) => source === key)),
    currency,
    measure,
    finding: findingOf(totals),
    description: `${what}; ${spanText(totals.periods, grid)}${pale}.`,
    empty: used.length > 0 ? null : 'No account that was active at the start of a period has grown in it.',
    fileName: `expansion-by-source-${measure}`,
    whole: 'Expansion',
  });
}

export interface SourceRow {
  source: Source;
  label: string;
  colour: string;
  hatched: boolean;
  /** Length, as a share of the longest. */
  bar: number;
  /** Of the whole: 0 to 1. */
  part: number;
  amount: string;
  exact: string;
  share: string;
  figure: Drill | null;
}

export interface SourceTable {
  period: string;
  label: string;
  finding: string;
  description: string;
  rows: SourceRow[];
  total: {
    amount: string;
    exact: string;
    share: string;
    genuine: { text: string; figure: Drill | null };
    figure: Drill;
  };
  table: TwinTable;
}

function periodFinding(row: MovementRow): string {
  const name = row.partial ? `${periodName(row.period)} to date` : periodName(row.period);
  const [first, second] = largestSources(row.expansion_by_source);
  if (first === undefined) return `${name}: nobody expanded`;
  const share = (source: Source): string => wholePercent(row.expansion_by_source[source] / row.expansion);
  const then = second ? `, ${sourceNames[second].toLowerCase()} ${share(second)}` : '';
  return `${name}: ${sourceNames[first].toLowerCase()} ${share(first)}${then}`;
}

/** What one period's expansion is made of; every figure opens. `shown`: the sources that have a row, whether or not they brought something. */
export function prepareSourceTable(
  row: MovementRow,
  currency: string,
  shown: readonly Source[] = usedSources([row]),
): SourceTable {
  const bySource = row.expansion_by_source;
  const longest = Math.max(...Object.values(bySource), 1);
  const genuine = row.expansion - bySource.price;
  const { period } = row;
  return {
    period,
    label: periodText(period) + (row.partial ? ' to date' : ''),
    finding: periodFinding(row),
    description: `Expansion of ${periodText(period)} by source, ARR. A figure opens to its accounts.`,
    rows: shown.map((source) => ({
      source,
      label: sourceNames[source],
      colour: `var(--src-${source})`,
      hatched: source === 'price',
      bar: bySource[source] / longest,
      part: row.expansion === 0 ? 0 : bySource[source] / row.expansion,
      amount: arrMoney(bySource[source], currency),
      exact: formatExactMoney(bySource[source], currency),
      share: row.expansion === 0 ? NO_FIGURE : wholePercent(bySource[source] / row.expansion),
      figure: bySource[source] === 0 ? null : { metric: `expansion.${source}`, period },
    })),
    total: {
      amount: arrMoney(row.expansion, currency),
      exact: formatExactMoney(row.expansion, currency),
      share: row.expansion === 0 ? NO_FIGURE : '100%',
      genuine: {
        text: `genuine ${arrMoney(genuine, currency)}`,
        figure: genuine === 0 ? null : { metric: 'genuine', period },
      },
      figure: { metric: 'expansion', period },
    },
    table: {
      fileName: `expansion-by-source-${period}`,
      columns: [textColumn('Source'), numberColumn('Expansion', `Expansion (ARR, ${currency})`), numberColumn('Share')],
      rows: [
        ...sources.map((source) => [
          textCell(sourceNames[source]),
          moneyCell(bySource[source], currency),
          ratioCell(row.expansion === 0 ? null : bySource[source] / row.expansion),
        ]),
        [textCell('Expansion'), moneyCell(row.expansion, currency), ratioCell(row.expansion === 0 ? null : 1)],
      ],
    },
  };
}
