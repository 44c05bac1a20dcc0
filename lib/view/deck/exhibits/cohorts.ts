/** What became of the accounts that started together: a heat table by age, and curves. */
import type { CohortGrid } from '@/lib/domain/cohort-sums';
import type { CohortRow } from '@/lib/domain/cohorts';
import { formatMonth, monthOf, parseDay } from '@/lib/domain/day';
import { periodOf } from '@/lib/domain/grid';
import { completed, longAge, soundMean } from '../../cohort-averages';
import { prepareCurves } from '../../cohort-curves';
import { cohortFinding } from '../../cohort-finding';
import { linesOf } from '../../cohort-lines';
import {
  ageText,
  cohortMetricNames,
  cohortName,
  isRate,
  readCohortFigure,
  shortCohortFigure,
} from '../../cohort-names';
import { prepareTriangle } from '../../cohort-triangle';
import { type CohortsAnswer, type CohortsShown, cohortsQuestion, loadCohortChoices, tableShown } from '../../cohorts';
import { percent, wholeNumber } from '../../format';
import { type Ask, ask } from '../ask';
import { column, count, money, words } from '../cells';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { countFigure, shareFigure } from '../figures';
import type { ColourRole, PlotSeries, PlotUnit, TableCell, TablePlot } from '../plot';

const MOST_COHORTS = 14;
const MOST_AGES = 13;
/** At this distance from 100 % the scale ends. */
const HEAT_SPAN = 0.4;
const MOST_CURVES = 6;

const choicesOf = ({ search }: SlideAsked) => loadCohortChoices(new URLSearchParams(search));

/** The last month of the last period of the grid that is over by the deck's end. */
function lastMonth({ period, yearStart }: SlideAsked, grid: CohortGrid): string {
  const end = parseDay(period.end) ?? 0;
  const last = periodOf(end, grid, yearStart);
  return formatMonth(monthOf(last.end <= end ? last.end : last.start - 1));
}

/** Quarters unless the address says otherwise: a slide has room for a dozen cohorts. */
function cohortsAsk(slide: SlideAsked): { cohorts: Ask<'cohorts'> } {
  const { search, asked, months, period } = slide;
  const named = new URLSearchParams(search).get('grid');
  const grid = named === 'month' || named === 'year' ? named : 'quarter';
  const until = months.to === period.to ? { ...months, to: lastMonth(slide, grid) } : months;
  return { cohorts: ask('cohorts', cohortsQuestion(choicesOf(slide), { grid }, until, asked)) };
}

/** Without cohorts whose first period is not over: they have no figure yet. */
const reached = (shown: CohortsShown): CohortsShown => ({
  ...shown,
  rows: shown.rows.filter((row) => row.cells.some((_, age) => completed(row, age) !== null)),
});

const unitOf = ({ metric }: CohortsShown): PlotUnit =>
  isRate(metric) ? 'ratio' : metric === 'accounts' ? 'count' : 'money';

function heatOf(shown: CohortsShown, value: number | null, top: number): number | null {
  if (value === null) return null;
  if (!isRate(shown.metric)) return top === 0 ? null : Math.min(1, Math.max(0, value / top));
  return Math.max(-1, Math.min(1, (value - 1) / HEAT_SPAN));
}

/** The newest cohorts, and the first ages; an age that is not over has no cell. */
function triangleTable(shown: CohortsShown): TablePlot {
  const { rows, metric, currency } = shown;
  const kept = rows.slice(-MOST_COHORTS);
  const ages = Math.min(
    MOST_AGES,
    Math.max(0, ...kept.map((row) => row.cells.findLastIndex((_, age) => completed(row, age) !== null) + 1)),
  );
  const top = Math.max(0, ...kept.flatMap((row) => (row.opening ? [] : row.cells.map((cell) => cell ?? 0))));
  const cell = (value: number | null): TableCell => ({
    text: value === null ? '' : shortCohortFigure(metric, value, currency),
    value,
    heat: heatOf(shown, value, top),
  });
  const byAge = (of: (age: number) => number | null): TableCell[] =>
    Array.from({ length: ages }, (_, age) => cell(of(age)));
  const mean = soundMean(shown);
  const hasMean = isRate(metric) && mean.slice(0, ages).some((value) => value !== null);
  const left = rows.length - kept.length;
  return {
    kind: 'table',
    columns: [
      column('Cohort', 'text', 1.9),
      column('Accounts', 'count', 1.3),
      column('Start ARR', 'money', 1.5),
      ...Array.from({ length: ages }, (_, age) => column(String(age), unitOf(shown), 0.9)),
    ],
    rows: [
      ...kept.map((row: CohortRow) => [
        words(cohortName(row.cohort)),
        count(row.accounts),
        money(row.start_arr, currency),
        ...byAge((age) => completed(row, age)),
      ]),
      ...(hasMean
        ? [
            [
              words('Average'),
              words(''),
              words(''),
              ...byAge((age) => mean[age] ?? null).map((each) => ({ ...each, heat: null })),
            ],
          ]
        : []),
    ],
    hasTotal: hasMean,
    more: left > 0 ? `… and ${wholeNumber(left)} earlier ${left === 1 ? 'cohort' : 'cohorts'}` : null,
  };
}

const meanFigure = (shown: CohortsShown, age: number | null): SlideFigure => {
  const value = age === null ? null : (shown.mean[age] ?? null);
  return shareFigure(
    `Average after ${ageText(age ?? 1, shown.grid)}`,
    value,
    cohortMetricNames[shown.metric].toLowerCase(),
  );
};

function figuresOf(shown: CohortsShown): SlideFigure[] {
  const started = shown.rows.filter((row) => !row.opening);
  const accounts = started.reduce((sum, row) => sum + row.accounts, 0);
  const counted = countFigure(
    'Accounts that started',
    accounts,
    `in ${started.length} ${started.length === 1 ? 'cohort' : 'cohorts'} by ${shown.grid}`,
  );
  if (!isRate(shown.metric)) return [counted];
  const year = { month: 12, quarter: 4, year: 1 }[shown.grid];
  const ages = [year, year * 2].filter((age) => shown.mean[age] != null && (shown.mean_cohorts[age] ?? 0) > 0);
  return [counted, ...(ages.length > 0 ? ages : [longAge(started, shown.grid)]).map((age) => meanFigure(shown, age))];
}

/** What each cohort is now, as the notes have it. */
const notesOf = ({ rows, metric, grid, currency }: CohortsShown): string[] =>
  rows.slice(-MOST_COHORTS).flatMap((row) => {
    const age = row.cells.findLastIndex((_, each) => completed(row, each) !== null);
    if (age < 0) return [];
    const figure = readCohortFigure(metric, row.cells[age] ?? null, currency);
    return [
      `${cohortName(row.cohort)}: ${figure} after ${ageText(age, grid)}, ${wholeNumber(row.accounts)} accounts at the start`,
    ];
  });

const sentenceOf = (shown: CohortsShown): string[] => {
  const finding = cohortFinding(shown);
  return finding === null ? [] : [`${finding.parts.map(({ text }) => text).join('')} ${finding.note}`];
};

export const triangleExhibit = exhibit({
  name: 'cohort-triangle',
  label: 'Cohorts by age',
  page: 'cohorts',
  asks: cohortsAsk,
  prepare: ({ cohorts }, slide) => {
    const shown = reached(tableShown(cohorts, choicesOf(slide)));
    if (shown.rows.length === 0)
      return emptySlide('No cohort has started yet', 'The ledger has no account that started in these months.');
    const model = prepareTriangle(shown, undefined);
    const plot = triangleTable(shown);
    const part = choicesOf(slide).part;
    return {
      title: model.title.replace(' of 1 cohorts', ' of one cohort'),
      description: model.description.replace(
        /(; of the part chosen)?\. A cell opens its accounts\.$/,
        part === null ? '' : `; ${part}`,
      ),
      plot,
      empty: null,
      figures: figuresOf(shown),
      defines: [`cohort_${shown.metric}`],
      altText: `${model.title}. Table of ${wholeNumber(plot.rows.length)} rows by age in ${shown.grid}s.`,
      notes: [...sentenceOf(shown), ...notesOf(shown)],
    };
  },
});

const averageRoles: Readonly<Record<string, ColourRole>> = { net: 'nrr', gross: 'grr', logo: 'logo' };
const partRoles: readonly ColourRole[] = ['nrr', 'expansion', 'usage', 'addon', 'cross-sell', 'churn'];

/** The average in its own colour, the best and the worst in green and red, others beside them; pale lines are left out. */
function seriesOf(answer: CohortsAnswer, by: string | null, ages: number): PlotSeries[] {
  const lines = linesOf(answer, by).filter(({ name }) => name !== null);
  const roleOf = (shortName: string, look: string, index: number): ColourRole => {
    if (by !== null) return look === 'compared' ? 'compare' : (partRoles[index - 1] ?? 'other');
    if (look === 'average') return averageRoles[answer.metric] ?? 'accent';
    if (shortName.includes('best')) return 'good';
    if (shortName.includes('worst')) return 'bad';
    return shortName.includes('newest') ? 'ink' : 'compare';
  };
  return lines.slice(0, MOST_CURVES).map(({ name, shortName, look, values }, index) => ({
    name: name ?? '',
    role: roleOf(shortName ?? '', look, index),
    values: Array.from({ length: ages }, (_, age) => values[age] ?? null),
    openFrom: null,
  }));
}

export const curvesExhibit = exhibit({
  name: 'cohort-curves',
  label: 'Cohort curves',
  page: 'cohorts',
  asks: cohortsAsk,
  prepare: ({ cohorts }, slide) => {
    const { by } = choicesOf(slide);
    const model = prepareCurves(cohorts, { by });
    const lines = linesOf(cohorts, by);
    const ages = Math.max(0, ...lines.map(({ values }) => values.findLastIndex((value) => value !== null) + 1));
    const series = seriesOf(cohorts, by, ages);
    if (ages < 2 || series.every(({ values }) => values.every((value) => value === null)))
      return emptySlide(model.finding, 'No cohort has completed a period after its first.', model.description);
    const shown = reached({ ...cohorts, where: [] });
    return {
      title: model.finding,
      description: `${cohortMetricNames[cohorts.metric]} by ${cohorts.grid}s since start${by === null ? '; the average, and the cohorts named' : ''}`,
      plot: {
        kind: 'lines',
        unit: unitOf(shown),
        categories: Array.from({ length: ages }, (_, age) => String(age)),
        series,
        band: null,
        target: isRate(cohorts.metric) ? { name: '100% of the start', low: 1, high: 1 } : null,
        notes: [],
      },
      empty: null,
      figures: figuresOf(shown),
      defines: [`cohort_${cohorts.metric}`],
      altText: `${model.finding}. Lines of ${series.map(({ name, values }) => `${name}${isRate(cohorts.metric) ? ` (last ${percent(values.findLast((value) => value !== null) ?? null)})` : ''}`).join(', ')}.`,
      notes: [...sentenceOf(shown), ...notesOf(shown)],
    };
  },
});
