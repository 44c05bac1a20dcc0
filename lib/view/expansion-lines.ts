/** Two courses by month: the rate of expansion against its guide, and expansion against new business. */
import type { ExpansionRow } from '@/lib/domain/expansion';
import { type Axis, clearPlace, niceAxis, spreadApart, type WordsPlace } from './axis';
import type { ExpansionFigures } from './expansion';
import { GUIDE, times } from './expansion-guide';
import { periodTick, periodTicks } from './expansion-periods';
import { formatExactMoney, inPercent, monthText, percent } from './format';
import { moneyCell, monthCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';

export interface LineSeries {
  key: string;
  label: string;
  colour: string;
  isHero: boolean;
  /** Drawn for comparison. */
  isDashed: boolean;
}

export interface LinePoint {
  at: string;
  label: string;
  values: Record<string, number | null>;
  lines: { label: string; value: string; colour: string | null }[];
}

export interface LinesModel {
  series: LineSeries[];
  points: LinePoint[];
  axis: Axis;
  axisTexts: string[];
  /** A band to stand in, in the axis' unit. */
  band: { from: number; to: number; label: string; place: WordsPlace } | null;
  /** A level worth a line. */
  level: { at: number; label: string; place: WordsPlace } | null;
  tickChoices: string[][];
  tickTexts: Readonly<Record<string, string>>;
  ends: { key: string; colour: string; text: string; at: number }[];
  finding: string;
  description: string;
  empty: string | null;
  summary: string;
  table: TwinTable;
}

/** Of every series, along the points. */
const alongOf = (points: readonly LinePoint[]): (number | null)[][] =>
  Object.keys(points[0]?.values ?? {}).map((key) => points.map(({ values }) => values[key] ?? null));

/** Within the field, by its upper or its lower edge. */
const guidePlace = (points: readonly LinePoint[], axis: Axis): WordsPlace =>
  clearPlace(
    alongOf(points),
    axis,
    (['Right', 'Left'] as const).flatMap((side) => [
      { side, above: false, level: GUIDE.high * 100 },
      { side, above: true, level: GUIDE.low * 100 },
    ]),
  );

const levelPlace = (points: readonly LinePoint[], axis: Axis): WordsPlace =>
  clearPlace(
    alongOf(points),
    axis,
    [true, false].flatMap((above) => (['Left', 'Right'] as const).map((side) => ({ side, above, level: 1 }))),
  );

const LABEL_GAP = 0.085;

/** A label for each line's last figure, apart from each other. */
function endsOf(
  series: readonly LineSeries[],
  points: readonly LinePoint[],
  axis: Axis,
  text: (value: number) => string,
) {
  const found = series.flatMap(({ key, label, colour, isDashed }) => {
    const value = points.at(-1)?.values[key] ?? null;
    return value === null
      ? []
      : [{ key, colour: isDashed ? 'var(--ink-3)' : colour, value, text: `${label} ${text(value)}` }];
  });
  const span = axis.to - axis.from;
  const placed = spreadApart(
    found.map(({ value }) => (value - axis.from) / span),
    LABEL_GAP,
  );
  return found.map(({ key, colour, text: words }, index) => ({
    key,
    colour,
    text: words,
    at: axis.from + (placed[index] ?? 0) * span,
  }));
}

const ticksOf = (points: readonly LinePoint[]) => ({
  tickChoices: periodTicks(points.map(({ at }) => at)),
  tickTexts: Object.fromEntries(points.map(({ at }) => [at, periodTick(at)])),
});

const rateSeries: readonly LineSeries[] = [
  { key: 'rate', label: 'With price', colour: 'var(--mt-compare)', isHero: false, isDashed: true },
  { key: 'genuine', label: 'Genuine', colour: 'var(--mv-expansion)', isHero: true, isDashed: false },
];

function rateFinding(rows: readonly ExpansionRow[]): string {
  const known = rows.filter(({ genuine_rate }) => genuine_rate !== null);
  if (known.length === 0) return 'No month has closed with a rate yet';
  const inside = known.filter(({ genuine_rate }) => (genuine_rate ?? 0) >= GUIDE.low);
  if (inside.length === 0) return 'Genuine expansion stayed below the guide of 3 to 5% a month throughout';
  if (inside.length === known.length) return 'Genuine expansion reached the guide of 3 to 5% in every month';
  return inside.length === 1
    ? `Genuine expansion reached the guide in one month of ${known.length}: ${monthText(inside[0]?.period ?? '')}`
    : `Genuine expansion reached the guide in ${inside.length} of ${known.length} months`;
}

/** Monthly whatever the grid: the guide is of months. */
export function prepareRate({ rows, currency }: ExpansionFigures): LinesModel {
  const points = rows.map(
    (row): LinePoint => ({
      at: row.period,
      label: monthText(row.period),
      values: { rate: inPercent(row.rate), genuine: inPercent(row.genuine_rate) },
      lines: [
        { label: 'Genuine rate', value: percent(row.genuine_rate), colour: 'var(--mv-expansion)' },
        { label: 'Rate with price', value: percent(row.rate), colour: 'var(--mt-compare)' },
        { label: 'Expansion', value: formatExactMoney(row.expansion, currency), colour: null },
      ],
    }),
  );
  const values = points.flatMap((point) => Object.values(point.values)).filter((value) => value !== null);
  const axis = niceAxis(0, Math.max(GUIDE.high * 100 + 0.5, ...values), 5);
  const finding = rateFinding(rows);
  const description =
    'Expansion ÷ ARR at the start of each closed month, in percent; green field: the guide of 3 to 5%.';
  return {
    series: [...rateSeries],
    points,
    axis,
    axisTexts: axis.ticks.map((tick) => (tick === axis.to ? `${tick}%` : String(tick))),
    band: {
      from: GUIDE.low * 100,
      to: GUIDE.high * 100,
      label: 'Guide 3 to 5% a month',
      place: guidePlace(points, axis),
    },
    level: null,
    ...ticksOf(points),
    ends: endsOf(rateSeries, points, axis, (value) => `${value.toFixed(1)}%`),
    finding,
    description,
    empty: values.length > 0 ? null : 'No month has closed with an active account at its start.',
    summary: `${finding}. ${description} ${points.length} months.`,
    table: {
      fileName: 'expansion-rate-by-month',
      columns: [
        textColumn('Month'),
        numberColumn('Rate'),
        numberColumn('Genuine rate'),
        numberColumn('Expansion', `Expansion (ARR, ${currency})`),
        numberColumn('Genuine', `Genuine (ARR, ${currency})`),
        numberColumn('Expanding'),
      ],
      rows: rows
        .map((row) => [
          monthCell(row.period),
          ratioCell(row.rate),
          ratioCell(row.genuine_rate),
          moneyCell(row.expansion, currency),
          moneyCell(row.genuine, currency),
          ratioCell(row.expanding_accounts),
        ])
        .reverse(),
    },
  };
}

const ratioSeries: readonly LineSeries[] = [
  { key: 'ratio', label: '', colour: 'var(--mv-expansion)', isHero: true, isDashed: false },
];

function ratioFinding(rows: readonly ExpansionRow[]): string {
  const last = rows.findLast((row) => row.expansion_to_new_3m !== null);
  const ratio = last?.expansion_to_new_3m ?? null;
  if (!last || ratio === null) return 'No new business to hold expansion against';
  const before = rows[rows.indexOf(last) - 12]?.expansion_to_new_3m ?? null;
  const then = before === null ? '' : `; a year before ${times(before)}`;
  return `Expansion is ${times(ratio)} new business${then}`;
}

export function prepareToNew({ rows }: ExpansionFigures): LinesModel {
  const points = rows.map(
    (row): LinePoint => ({
      at: row.period,
      label: `Three months to ${monthText(row.period)}`,
      values: { ratio: row.expansion_to_new_3m === null ? null : Math.round(row.expansion_to_new_3m * 1000) / 1000 },
      lines: [
        { label: 'Expansion ÷ new', value: times(row.expansion_to_new_3m), colour: 'var(--mv-expansion)' },
        { label: 'Share of the month’s new ARR', value: percent(row.share_of_new), colour: null },
      ],
    }),
  );
  const values = points.map((point) => point.values.ratio ?? null).filter((value) => value !== null);
  const axis = niceAxis(0, Math.max(1.1, ...values), 4);
  const finding = ratioFinding(rows);
  const description = 'Expansion ÷ new business, each over the closed month and the two before it.';
  return {
    series: [...ratioSeries],
    points,
    axis,
    axisTexts: axis.ticks.map((tick) => `${Number(tick.toFixed(2))}${tick === axis.to ? '×' : ''}`),
    band: null,
    level: { at: 1, label: 'As much as new business', place: levelPlace(points, axis) },
    ...ticksOf(points),
    ends: endsOf(ratioSeries, points, axis, (value) => times(value)).map((end) => ({ ...end, text: end.text.trim() })),
    finding,
    description,
    empty: values.length > 0 ? null : 'There was no new business in these months, so there is no ratio.',
    summary: `${finding}. ${description} ${points.length} months.`,
    table: {
      fileName: 'expansion-to-new-business',
      columns: [
        textColumn('Month'),
        numberColumn('Expansion ÷ new, 3 months'),
        numberColumn('Share of new ARR'),
        numberColumn('Share of net new'),
        numberColumn('Quick ratio'),
      ],
      rows: rows
        .map((row) => [
          monthCell(row.period),
          timesCell(row.expansion_to_new_3m),
          ratioCell(row.share_of_new),
          ratioCell(row.share_of_net_new),
          timesCell(row.quick_ratio),
        ])
        .reverse(),
    },
  };
}

const timesCell = (ratio: number | null) => textCell(times(ratio), ratio === null ? '' : String(ratio));
