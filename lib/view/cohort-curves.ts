/**
 * The cohorts as curves over their age: most are pale, a few are named at their ends. Of a split, the averages of its
 * parts.
 */
import type { CohortMetric } from '@/lib/domain/cohort-metric';
import { FEWEST_ACCOUNTS } from '@/lib/domain/confidence';
import { type Axis, niceAxis, spreadApart } from './axis';
import { completed, FEWEST_COHORTS } from './cohort-averages';
import { curvesFinding } from './cohort-curves-finding';
import { type CohortLine, linesOf, type NamedLine, tellsItsEnd } from './cohort-lines';
import { ageText, cohortMetricNames, isRate, readCohortFigure } from './cohort-names';
import { cohortTwin } from './cohort-table';
import type { CohortChoices, CohortsAnswer } from './cohorts';
import { attributeName } from './filters';
import { axisMoney, percentNumber, wholeNumber } from './format';
import { countCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';

export interface CurvePoint {
  /** Key on the axis: the age. */
  at: string;
  label: string;
  /** By the key of the line, in percent or as the metric is; a gap where absent. */
  values: Readonly<Record<string, number>>;
  /** As the tooltip and a screen reader give it. */
  lines: { label: string; value: string; colour: string | null }[];
}

export interface CurveEnd {
  key: string;
  text: string;
  /** Where there is little room. */
  short: string;
  colour: string;
  /** The axis place of the line's end, and where its label stands: apart from the others. */
  place: string;
  at: number;
}

export interface CurvesModel {
  points: CurvePoint[];
  /** Pale ones first, so that the named lie above them. */
  lines: CohortLine[];
  axis: Axis;
  axisTexts: string[];
  tickChoices: string[][];
  tickTexts: Readonly<Record<string, string>>;
  ends: CurveEnd[];
  /** Where nothing is lost or gained; null for counts and money. */
  neutral: number | null;
  finding: string;
  description: string;
  summary: string;
  /** Why there is nothing to draw; null where there is. */
  empty: string | null;
  table: TwinTable;
}

const LABEL_GAP = 0.065;
/** So many of the pale points lie within the axis; what is further out would flatten all the others. */
const WITHIN = 0.97;

const drawn = (metric: CohortMetric, value: number): number =>
  isRate(metric) ? Math.round(value * 10_000) / 100 : value;

function axisOf(lines: readonly CohortLine[], metric: CohortMetric): { axis: Axis; isCut: boolean } {
  const valuesOf = (named: boolean): number[] =>
    lines
      .filter((line) => (line.name !== null) === named)
      .flatMap(({ values }) => values.filter((value) => value !== null))
      .map((value) => drawn(metric, value))
      .sort((a, b) => a - b);
  const [named, pale] = [valuesOf(true), valuesOf(false)];
  const all = [...named, ...pale];
  if (all.length === 0) return { axis: niceAxis(0, 100, 4), isCut: false };
  const paleTop = pale[Math.ceil(pale.length * WITHIN) - 1] ?? 0;
  const high = Math.max(paleTop, ...named);
  const low = isRate(metric) ? Math.min(...all) : 0;
  return { axis: niceAxis(low, high, 5, isRate(metric) ? 5 : 0), isCut: (pale.at(-1) ?? 0) > high };
}

function axisTexts({ ticks }: Axis, metric: CohortMetric, currency: string): string[] {
  if (isRate(metric)) return ticks.map((tick, index) => `${tick}${index === ticks.length - 1 ? '%' : ''}`);
  return metric === 'accounts' ? ticks.map(wholeNumber) : axisMoney(ticks, currency);
}

function endsOf(lines: readonly NamedLine[], axis: Axis, metric: CohortMetric, currency: string): CurveEnd[] {
  const ends = lines.flatMap((line) => {
    const age = line.values.findLastIndex((value) => value !== null);
    const value = line.values[age];
    if (value === undefined || value === null) return [];
    const share = (drawn(metric, value) - axis.from) / (axis.to - axis.from);
    const figure = tellsItsEnd(line) ? ` ${readCohortFigure(metric, value, currency)}` : '';
    const text = line.name + figure;
    const rounded = isRate(metric) ? ` ${percentNumber(value, 0)}%` : figure;
    const short = line.shortName + (tellsItsEnd(line) ? rounded : '');
    return [{ key: line.key, colour: line.colour, place: String(age), text, short, share }];
  });
  const placed = spreadApart(
    ends.map(({ share }) => share),
    LABEL_GAP,
  );
  return ends.map(({ share, ...end }, index) => ({
    ...end,
    at: axis.from + (placed[index] ?? share) * (axis.to - axis.from),
  }));
}

function pointsOf(answer: CohortsAnswer, lines: readonly CohortLine[], ages: number): CurvePoint[] {
  const { metric, grid, currency } = answer;
  return Array.from({ length: ages }, (_, age) => {
    const known = lines.flatMap((line) => {
      const value = line.values[age] ?? null;
      return value === null ? [] : [{ line, value }];
    });
    const others = known.filter(({ line }) => line.name === null).map(({ value }) => value);
    const figure = (value: number): string => readCohortFigure(metric, value, currency);
    const named = known.flatMap(({ line, value }) =>
      line.name === null ? [] : [{ label: line.name, value: figure(value), colour: line.colour }],
    );
    const range = {
      label: `${others.length} others`,
      value: `${figure(Math.min(...others))} to ${figure(Math.max(...others))}`,
      colour: null,
    };
    return {
      at: String(age),
      label: `After ${ageText(age, grid)}`,
      values: Object.fromEntries(known.map(({ line, value }) => [line.key, drawn(metric, value)])),
      lines: others.length > 0 ? [...named, range] : named,
    };
  });
}

/** Of a split: one line a part, one column an age. */
function partsTable({ groups = [], metric, grid, mean, rows }: CohortsAnswer, by: string): TwinTable {
  const tables = [{ key: 'All', mean, rows }, ...groups];
  return {
    fileName: `cohorts-${metric}-by-${grid}-and-${by}`,
    columns: [
      textColumn(attributeName(by)),
      numberColumn('Accounts', 'accounts'),
      ...mean.map((_, age) => numberColumn(String(age), `${metric}_${age}`)),
    ],
    rows: tables.map((table) => [
      textCell(table.key || '(none)'),
      countCell(table.rows.reduce((sum, row) => sum + row.accounts, 0)),
      ...mean.map((_, age) => ratioCell(table.mean[age] ?? null)),
    ]),
  };
}

function emptyOf({ metric, rows }: CohortsAnswer, by: string | null, points: readonly CurvePoint[]): string | null {
  if (by !== null && !isRate(metric))
    return 'Counts and money have no average over cohorts: choose net, gross or logo retention to compare parts.';
  if (points.length > 1 && rows.some((row) => completed(row, 1) !== null)) return null;
  return 'No cohort has completed a period after its first yet.';
}

export function prepareCurves(answer: CohortsAnswer, { by }: Pick<CohortChoices, 'by'>): CurvesModel {
  const { metric, grid, currency } = answer;
  const lines = linesOf(answer, by);
  const named = lines.filter((line): line is NamedLine => line.name !== null);
  const ages = Math.max(0, ...lines.map(({ values }) => values.findLastIndex((value) => value !== null) + 1));
  const { axis, isCut } = axisOf(lines, metric);
  const points = pointsOf(answer, lines, ages);
  const finding = curvesFinding(answer, by);
  const kind = by === null ? 'One line a cohort' : `The average cohort by ${attributeName(by).toLowerCase()}`;
  const description = [
    `${cohortMetricNames[metric]} by ${grid}s since start. ${kind}.`,
    ...(named.every(tellsItsEnd) ? [] : [`Best and worst: of cohorts with ${FEWEST_ACCOUNTS} accounts or more.`]),
    ...(isRate(metric) ? [`Averages of fewer than ${FEWEST_COHORTS} cohorts are left out.`] : []),
    ...(axis.from > 0 ? ['The axis does not start at zero.'] : []),
    ...(isCut ? ['Lines that leave the top are cut.'] : []),
  ].join(' ');
  return {
    points,
    lines,
    axis,
    axisTexts: axisTexts(axis, metric, currency),
    tickChoices: [1, 2, 3, 6, 12].map((step) => points.filter((_, age) => age % step === 0).map(({ at }) => at)),
    tickTexts: Object.fromEntries(points.map(({ at }) => [at, at])),
    ends: endsOf(named, axis, metric, currency),
    neutral: isRate(metric) && axis.from < 100 && axis.to > 100 ? 100 : null,
    finding,
    description,
    summary: `${finding}. ${description} ${named.map(({ name }) => name).join(', ')}.`,
    empty: emptyOf(answer, by, points),
    table: by === null ? cohortTwin({ ...answer, where: [] }) : partsTable(answer, by),
  };
}
