/** The cohort table to take along: one line a cohort, one column an age, the averages below. */
import { cohortName, exactCohortFigure, isRate } from './cohort-names';
import type { CohortsShown } from './cohorts';
import { plainMoney } from './format';
import { countCell, moneyCell, numberColumn, type TwinCell, type TwinTable, textCell, textColumn } from './twin';

const EMPTY = textCell('');

export function cohortTwin({ rows, metric, grid, currency, mean, mean_cohorts }: CohortsShown): TwinTable {
  const ages = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const isMoney = metric === 'revenue' || metric === 'arpa';
  const figure = (value: number | null): TwinCell => ({
    text: exactCohortFigure(metric, value, currency),
    plain: value === null ? '' : isMoney ? plainMoney(value, currency) : String(value),
  });
  const byAge = <Value>(values: readonly Value[], cell: (value: Value) => TwinCell): TwinCell[] =>
    Array.from({ length: ages }, (_, age) => {
      const value = values[age];
      return value === undefined ? EMPTY : cell(value);
    });
  const lines = rows.map((row) => [
    textCell(cohortName(row.cohort), row.cohort),
    countCell(row.accounts),
    moneyCell(row.start_arr, currency),
    textCell(row.partial_age === null ? '' : String(row.partial_age)),
    ...byAge(row.cells, figure),
  ]);
  const foot = isRate(metric)
    ? [
        [textCell('Average', 'average'), EMPTY, EMPTY, EMPTY, ...byAge(mean, figure)],
        [textCell('Cohorts in it', 'cohorts'), EMPTY, EMPTY, EMPTY, ...byAge(mean_cohorts, countCell)],
      ]
    : [];
  const unit = isMoney ? `_${currency}` : '';
  return {
    fileName: `cohorts-${metric}-by-${grid}`,
    columns: [
      textColumn('Cohort'),
      numberColumn('Accounts', 'accounts'),
      numberColumn('Start ARR', `start_arr_${currency}`),
      numberColumn('Not over', 'age_not_over'),
      ...Array.from({ length: ages }, (_, age) => numberColumn(String(age), `${metric}_${age}${unit}`)),
    ],
    rows: [...lines, ...foot],
  };
}
