/** Renewals: what became of the ARR that was due, what is due next, and how expansion lies before a term's end. */
import type { ExpansionByDistance, RenewalRow } from '@/lib/domain/renewals';
import { type DueRow, dueRows, dueTable } from './due';
import type { RenewalFigures } from './expansion';
import { type ColumnSeries, type ColumnsModel, prepareColumns } from './expansion-columns';
import { spanText } from './expansion-periods';
import { wholePercent } from './expansion-sources';
import { arrMoney, dayText, formatExactMoney, NO_FIGURE, percent } from './format';
import {
  changeCell,
  countCell,
  moneyCell,
  monthCell,
  numberColumn,
  ratioCell,
  type TwinTable,
  textColumn,
} from './twin';

const renewalSeries: readonly ColumnSeries[] = [
  {
    key: 'renewed',
    label: 'Renewed',
    colour: 'var(--mt-compare)',
    hatched: false,
    round: false,
    metric: 'renewal_outcome.renewed',
  },
  {
    key: 'expanded',
    label: 'Expanded on top',
    colour: 'var(--mv-expansion)',
    hatched: false,
    round: false,
    metric: 'renewal_outcome.expanded',
  },
  {
    key: 'contracted',
    label: 'Contracted',
    colour: 'var(--mv-contraction)',
    hatched: false,
    round: true,
    metric: 'renewal_outcome.contracted',
  },
  {
    key: 'lost',
    label: 'Lost',
    colour: 'var(--mv-churn)',
    hatched: false,
    round: true,
    metric: 'renewal_outcome.lost',
  },
];

const sumOf = (rows: readonly RenewalRow[], key: 'due_arr' | 'renewed' | 'expanded' | 'contracted' | 'lost'): number =>
  rows.reduce((sum, row) => sum + row[key], 0);

function findingOf(rows: readonly RenewalRow[]): string {
  const due = sumOf(rows, 'due_arr');
  if (due === 0) return 'Nothing came up for renewal in these months';
  const expanded = sumOf(rows, 'expanded');
  return `Renewals kept ${percent(sumOf(rows, 'renewed') / due)} of the ARR due, and added ${percent(expanded / due)}`;
}

export function prepareRenewals({ rows, currency }: RenewalFigures): ColumnsModel {
  const model = prepareColumns({
    periods: rows.map(({ period, renewed, expanded, contracted, lost }) => ({
      period,
      partial: false,
      amounts: { renewed, expanded, contracted: contracted === 0 ? 0 : -contracted, lost: lost === 0 ? 0 : -lost },
    })),
    series: renewalSeries,
    currency,
    measure: 'amount',
    finding: findingOf(rows),
    description: `What became of the ARR whose term ended, by month; below zero what was not renewed; ${spanText(
      rows.map(({ period }) => period),
      'month',
    )}.`,
    empty: rows.some(({ due_arr }) => due_arr > 0)
      ? null
      : 'No line’s term ended in these months. Renewals need a term end: a renewal date, or an invoice line’s period end.',
    fileName: 'renewals-by-month',
    whole: 'Net of all',
  });
  return {
    ...model,
    columns: model.columns.map((column, index) => {
      const row = rows[rows.length - model.columns.length + index];
      return {
        ...column,
        lines: [
          ...column.lines.slice(0, -1),
          {
            label: 'Due',
            value: formatExactMoney(row?.due_arr ?? 0, currency),
            colour: null,
            hatched: false,
            round: false,
          },
          { label: 'Kept', value: percent(row?.rate ?? null), colour: null, hatched: false, round: false },
        ],
      };
    }),
    table: renewalTable(rows, currency),
  };
}

function renewalTable(rows: readonly RenewalRow[], currency: string): TwinTable {
  const money = (name: string) => numberColumn(name, `${name} (ARR, ${currency})`);
  return {
    fileName: 'renewals-by-month',
    columns: [
      textColumn('Month'),
      numberColumn('Lines'),
      money('Due'),
      money('Renewed'),
      money('Expanded'),
      money('Contracted'),
      money('Lost'),
      numberColumn('Kept'),
    ],
    rows: rows
      .map((row) => [
        monthCell(row.period),
        countCell(row.lines),
        moneyCell(row.due_arr, currency),
        moneyCell(row.renewed, currency),
        moneyCell(row.expanded, currency),
        changeCell(row.contracted === 0 ? 0 : -row.contracted, currency),
        changeCell(row.lost === 0 ? 0 : -row.lost, currency),
        ratioCell(row.rate),
      ])
      .reverse(),
  };
}

export interface DueModel {
  finding: string;
  description: string;
  due: DueRow[];
  distances: DueRow[];
  distanceFinding: string;
  table: TwinTable;
}

export function distanceLabel({ from_days, to_days }: ExpansionByDistance): string {
  if (from_days === null) return 'No term end';
  return to_days === null ? `Over ${from_days - 1} days` : `${from_days} to ${to_days} days`;
}

export function prepareDue(figures: RenewalFigures): DueModel {
  const { due, by_distance, currency, data_through } = figures;
  const last = due.at(-1);
  const longest = Math.max(...by_distance.map(({ expansion }) => expansion), 1);
  const near = by_distance.find(({ from_days }) => from_days === 1);
  return {
    finding:
      !last || last.arr === 0
        ? 'Nothing is due in the next 90 days'
        : `${arrMoney(last.arr, currency)} of ARR is due in the next ${last.within} days`,
    description: `Terms that end after ${data_through === null ? 'the data' : dayText(data_through)}, ARR; each line includes the one above. Past: what became of it is not settled yet.`,
    due: dueRows(figures),
    distances: by_distance
      .filter(({ events }) => events > 0)
      .map((each) => ({
        key: distanceLabel(each),
        label: distanceLabel(each),
        note: each.share === null ? NO_FIGURE : wholePercent(each.share),
        amount: arrMoney(each.expansion, currency),
        exact: formatExactMoney(each.expansion, currency),
        bar: each.expansion / longest,
        figure: null,
      })),
    distanceFinding:
      near?.share == null
        ? 'Expansion by days to the next term end'
        : `${wholePercent(near.share)} of expansion comes in the 30 days before a term ends`,
    table: dueTable(figures),
  };
}
