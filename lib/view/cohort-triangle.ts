/** The cohort table as it is drawn: a row a cohort, a column an age, each cell with its colour and its words. */
import type { CohortMetric } from '@/lib/domain/cohort-metric';
import type { CohortRow } from '@/lib/domain/cohorts';
import { soundMean } from './cohort-averages';
import { ageText, cohortMetricNames, cohortName, exactCohortFigure, isRate, shortCohortFigure } from './cohort-names';
import { cohortPeriods } from './cohort-periods';
import { type CohortScale, scaleOf } from './cohort-scale';
import { cohortTwin } from './cohort-table';
import type { CohortsShown } from './cohorts';
import type { Drill } from './drill-text';
import { arrMoney, compactMoney, NO_FIGURE, percent, wholeNumber } from './format';
import type { TwinTable } from './twin';

export interface TriangleCell {
  text: string;
  colour: string | null;
  /** Its period is not over. */
  isPartial: boolean;
  /** 'Mar 2025 after 7 months (Oct 2025): 102.4%, $133,749 of $130,653' */
  words: string;
  /** What opens it; null where there is no figure. */
  figure: Drill | null;
}

export interface TriangleRow {
  cohort: string;
  name: string;
  /** What the name means, where it does not say so itself. */
  title: string | undefined;
  accounts: string;
  /** ARR at the end of the first period. */
  start: TriangleCell;
  cells: TriangleCell[];
  /** Ages it has not reached. */
  unreached: number;
}

export interface TriangleMean {
  text: string;
  colour: string | null;
  cohorts: string;
  words: string;
}

export interface TriangleModel {
  title: string;
  description: string;
  ages: number[];
  ageName: string;
  /** Narrower than this the table scrolls. */
  leastWidthPx: number;
  rows: TriangleRow[];
  /** Null for metrics that have no average. */
  mean: TriangleMean[] | null;
  /** The average as a line above its columns: shares of the width from the left, of the height from the top. */
  curve: { path: { x: number; y: number }[]; neutral: number | null; low: string; high: string } | null;
  scale: CohortScale['legend'];
  /** Whether any cell is not over, and whether any has no figure: what the key explains. */
  marks: { partial: boolean; none: boolean };
  table: TwinTable;
}

function amountsOf(shown: CohortsShown, row: CohortRow, value: number): string {
  const { metric, currency } = shown;
  const money = (minor: number): string => arrMoney(minor, currency);
  switch (metric) {
    case 'net':
    case 'gross':
      return `${percent(value)}, ${money(Math.round(value * row.start_arr))} of ${money(row.start_arr)} ARR`;
    case 'logo':
      return `${percent(value)}, ${Math.round(value * row.accounts)} of ${wholeNumber(row.accounts)} accounts`;
    case 'accounts':
      return `${wholeNumber(value)} of ${wholeNumber(row.accounts)} accounts`;
    case 'revenue':
      return `${money(value)} ARR`;
    case 'arpa':
      return `${money(value)} MRR an active account`;
  }
}

const whyNone = ({ metric }: CohortsShown, row: CohortRow): string =>
  metric !== 'arpa' && row.start_arr === 0
    ? 'no figure, nobody paid at the end of the first period'
    : metric === 'arpa'
      ? 'no figure, nobody was active'
      : 'no figure, the ledger does not reach back that far';

function rowOf(
  shown: CohortsShown,
  row: CohortRow,
  ages: number,
  scale: CohortScale,
  periodAt: ReturnType<typeof cohortPeriods>,
): TriangleRow {
  const { metric, grid, currency, where } = shown;
  const name = cohortName(row.cohort);
  const opens = (figure: CohortMetric, age: number, value: number | null): Drill | null =>
    value === null
      ? null
      : { metric: `cohort_${figure}.${row.cohort}`, period: periodAt(row, age), ...(where.length > 0 && { where }) };
  return {
    cohort: row.cohort,
    name,
    title: row.opening ? 'Accounts that were there when the ledger began' : undefined,
    accounts: wholeNumber(row.accounts),
    start: {
      text: compactMoney(row.start_arr, currency),
      colour: null,
      isPartial: row.partial_age === 0,
      words: `${name} started with ${arrMoney(row.start_arr, currency)} ARR, ${wholeNumber(row.accounts)} ${row.accounts === 1 ? 'account' : 'accounts'}`,
      figure: opens('revenue', 0, row.cells[0] ?? null),
    },
    cells: row.cells.map((value, age): TriangleCell => {
      const period = periodAt(row, age);
      const isPartial = age === row.partial_age;
      const figure = value === null ? whyNone(shown, row) : amountsOf(shown, row, value);
      return {
        text: shortCohortFigure(metric, value, currency),
        colour: scale.colourOf(value),
        isPartial,
        words: `${name} after ${ageText(age, grid)} (${cohortName(period)}${isPartial ? ', not over' : ''}): ${figure}`,
        figure: opens(metric, age, value),
      };
    }),
    unreached: ages - row.cells.length,
  };
}

/** 'The average cohort dips to 97.2% after 2 months and reaches 118.0% after 22' */
function titleOf(shown: CohortsShown): string {
  const { metric, grid, rows } = shown;
  if (!isRate(metric)) return `${cohortMetricNames[metric]} of ${rows.length} cohorts by ${grid} and age`;
  const known = soundMean(shown).flatMap((rate, age) => (rate !== null && age > 0 ? [{ rate, age }] : []));
  const last = known.at(-1);
  if (!last) return `${cohortMetricNames[metric]} of ${rows.length} cohorts, too young for an average`;
  const lowest = known.reduce((low, each) => (each.rate < low.rate ? each : low));
  const end = `${percent(last.rate)} after ${ageText(last.age, grid)}`;
  if (lowest === last || metric !== 'net') return `The average cohort keeps ${end}`;
  if (lowest.rate >= 1) return `The average cohort never falls below its start and reaches ${end}`;
  return `The average cohort dips to ${percent(lowest.rate)} after ${ageText(lowest.age, grid)} and stands at ${end}`;
}

const units = {
  net: '% of the ARR at the end of its first',
  gross: '% of the ARR at the end of its first, growth left aside',
  logo: '% of the accounts that started',
  accounts: 'Active accounts',
  revenue: 'ARR',
  arpa: 'MRR of an active account',
} as const;

function descriptionOf({ metric, grid, currency, where }: CohortsShown): string {
  const unit = units[metric].replace('its first', `its first ${grid}`);
  const money = metric === 'revenue' || metric === 'arpa' ? `, ${currency}` : '';
  const part = where.length > 0 ? '; of the part chosen' : '';
  return `${unit}${money}, by ${grid} of start and ${grid}s since${part}. A cell opens its accounts.`;
}

function curveOf(shown: CohortsShown, ages: number): TriangleModel['curve'] {
  const known = soundMean(shown).flatMap((rate, age) => (rate === null ? [] : [{ rate, age }]));
  if (known.length < 2) return null;
  const rates = known.map(({ rate }) => rate);
  const [low, high] = [Math.min(...rates, 1), Math.max(...rates, 1)];
  const span = Math.max(high - low, 0.02);
  const y = (rate: number): number => (high - rate) / span;
  const [first, last] = [known[0], known.at(-1)];
  return {
    path: known.map(({ rate, age }) => ({ x: (age + 0.5) / ages, y: y(rate) })),
    neutral: y(1),
    low: percent(first?.rate ?? null),
    high: `${percent(last?.rate ?? null)} after ${ageText(last?.age ?? 0, shown.grid)}`,
  };
}

/** Cohort, accounts and start ARR; then each age. */
const HEADS_PX = 184;
const CELL_PX = 34;
const MONEY_CELL_PX = 44;

/** The age under which the start ARR stands among the cells. */
export const START = -1;

export const cellAt = ({ rows }: TriangleModel, row: number, age: number): TriangleCell | undefined =>
  age === START ? rows[row]?.start : rows[row]?.cells[age];

/** `to`: the last month asked for, where the question says one. */
export function prepareTriangle(shown: CohortsShown, to: string | undefined): TriangleModel {
  const { rows, metric, grid, mean, mean_cohorts, currency, data_through } = shown;
  const ages = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const scale = scaleOf(shown);
  const periodAt = cohortPeriods({ grid, data_through, rows }, to);
  return {
    title: titleOf(shown),
    description: descriptionOf(shown),
    ages: Array.from({ length: ages }, (_, age) => age),
    leastWidthPx: HEADS_PX + ages * (metric === 'revenue' || metric === 'arpa' ? MONEY_CELL_PX : CELL_PX),
    ageName: `${grid.charAt(0).toUpperCase()}${grid.slice(1)}s since start`,
    rows: rows.map((row) => rowOf(shown, row, ages, scale, periodAt)),
    mean: isRate(metric)
      ? mean.map((rate, age) => ({
          text: rate === null ? NO_FIGURE : shortCohortFigure(metric, rate, currency),
          colour: scale.colourOf(rate),
          cohorts: wholeNumber(mean_cohorts[age] ?? 0),
          words: `Average after ${ageText(age, grid)}: ${exactCohortFigure(metric, rate, currency)}, of ${wholeNumber(mean_cohorts[age] ?? 0)} cohorts`,
        }))
      : null,
    curve: isRate(metric) ? curveOf(shown, ages) : null,
    scale: scale.legend,
    marks: {
      partial: rows.some((row) => row.partial_age !== null && row.partial_age < row.cells.length),
      none: rows.some((row) => row.cells.some((cell) => cell === null)),
    },
    table: cohortTwin(shown),
  };
}
