/** NRR and GRR over time: lines, the 90 % interval as a band, and the window that is not over as a point of its own. */
import type { RetentionFigures, RetentionReport, RetentionRow } from '@/lib/domain/report';
import { type Axis, niceAxis, spreadApart } from './axis';
import { dayText, inPercent, monthName, monthText, monthTick, percent, percentNumber, wholeNumber } from './format';
import { bandText, type Goals, goalPercent, ownTarget, stageBand } from './goals';
import { countCell, dayCell, monthCell, numberColumn, ratioCell, type TwinTable, textColumn } from './twin';

export interface TrendPoint {
  /** Key on the axis: the month, or the day of the current window. */
  at: string;
  label: string;
  /** In percent. Null is a gap. */
  nrr: number | null;
  grr: number | null;
  band: [low: number, high: number] | null;
  /** The dotted stretch from the last closed month to the current day. */
  nrrToDate: number | null;
  grrToDate: number | null;
  /** The company's own target of NRR in that month. */
  target: number | null;
  /** Neighbours on both sides are gaps: no line reaches it, so it is drawn as a dot. */
  alone: boolean;
  /** As the tooltip and a screen reader give it. */
  lines: { label: string; value: string; metric: 'nrr' | 'grr' | null }[];
}

export interface TrendEnd {
  metric: 'nrr' | 'grr' | 'target';
  text: string;
  /** Where the label stands, in percent of the axis; apart from the other one. */
  at: number;
}

export interface TrendModel {
  points: TrendPoint[];
  axis: Axis;
  /** Months that may be named on the axis: several choices, densest first. */
  tickChoices: string[][];
  tickTexts: Readonly<Record<string, string>>;
  /** At the line's end, instead of a legend. */
  ends: TrendEnd[];
  /** What the stage's target spans, cut to the axis, in percent; null: it has none, or it lies outside. */
  stage: { low: number; high: number; text: string } | null;
  /** Key of the last closed month. */
  lastClosed: string | null;
  finding: string;
  description: string;
  /** Why there is nothing to draw; null where there is. */
  empty: string | null;
  summary: string;
  table: TwinTable;
}

const MOST_MONTHS = 37;
const LABEL_GAP = 0.075;

const bandOf = ({ nrr_low, nrr_high }: RetentionFigures): TrendPoint['band'] =>
  nrr_low === null || nrr_high === null ? null : [nrr_low * 100, nrr_high * 100];

const intervalOf = (low: number | null, high: number | null): string =>
  low === null || high === null ? 'too few accounts' : `${percentNumber(low)} to ${percent(high)}`;

const linesOf = (row: RetentionFigures): TrendPoint['lines'] => [
  { label: 'NRR', value: percent(row.nrr), metric: 'nrr' },
  { label: '90% interval', value: intervalOf(row.nrr_low, row.nrr_high), metric: null },
  { label: 'GRR', value: percent(row.grr), metric: 'grr' },
  { label: 'Accounts', value: wholeNumber(row.accounts), metric: null },
];

function closedPoints(rows: readonly RetentionRow[], targetIn: TargetIn): TrendPoint[] {
  const known = rows.slice(
    Math.max(
      rows.findIndex((row) => row.nrr !== null),
      0,
    ),
  );
  return known.map((row, index) => ({
    at: row.period,
    label: monthText(row.period),
    nrr: inPercent(row.nrr),
    grr: inPercent(row.grr),
    band: bandOf(row),
    nrrToDate: null,
    grrToDate: null,
    target: targetIn(row.period),
    alone: (known[index - 1]?.nrr ?? null) === null && (known[index + 1]?.nrr ?? null) === null,
    lines: linesOf(row),
  }));
}

/** The company's own target in a month, by `TargetIn` of the caller a ratio or a percentage. */
type TargetIn = (month: string) => number | null;

function pointsOf(report: RetentionReport, targetIn: TargetIn): TrendPoint[] {
  const rows = report.rows.slice(-MOST_MONTHS);
  const points = rows.some((row) => row.nrr !== null) ? closedPoints(rows, targetIn) : [];
  const { current } = report;
  if (!current || current.nrr === null || current.day.slice(0, 7) === rows.at(-1)?.period) return points;
  const last = points.at(-1);
  if (last) {
    last.nrrToDate = last.nrr;
    last.grrToDate = last.grr;
  }
  points.push({
    at: current.day,
    label: `To ${dayText(current.day)}`,
    nrr: null,
    grr: null,
    band: bandOf(current),
    nrrToDate: inPercent(current.nrr),
    grrToDate: inPercent(current.grr),
    target: targetIn(current.day.slice(0, 7)),
    alone: false,
    lines: linesOf(current),
  });
  return points;
}

/** Lines decide the axis; a band that would flatten them is cut at its edge. */
function axisOf(points: readonly TrendPoint[]): Axis {
  const lines = points
    .flatMap((point) => [point.nrr, point.grr, point.nrrToDate, point.grrToDate, point.target])
    .filter((value) => value !== null);
  if (lines.length === 0) return niceAxis(80, 120, 4, 5);
  const bands = points.flatMap((point) => point.band ?? []);
  const low = Math.min(...lines);
  const high = Math.max(...lines);
  const room = Math.max((high - low) * 0.6, 5);
  const from = Math.max(Math.min(low, ...bands), low - room, 0);
  return niceAxis(from, Math.min(Math.max(high, ...bands), high + room), 5, 2);
}

/** Every month, or those of a quarter, a half-year or a year that start one. */
function tickChoicesOf(points: readonly TrendPoint[]): string[][] {
  const months = points.map((point) => point.at).filter((at) => at.length === 7);
  return [1, 3, 6, 12].map((step) => months.filter((month) => (Number(month.slice(5)) - 1) % step === 0));
}

/** Words come of the figures themselves: a place on the axis is rounded already, and would round a second time. */
function endsOf({ current, rows }: RetentionReport, points: readonly TrendPoint[], axis: Axis): TrendEnd[] {
  const last = points.at(-1);
  if (!last) return [];
  const figures = last.at === current?.day ? current : rows.at(-1);
  const ends: (Pick<TrendEnd, 'metric' | 'text'> & { value: number })[] = (['nrr', 'grr'] as const).flatMap((key) => {
    const value = last[`${key}ToDate`] ?? last[key];
    return value === null
      ? []
      : [{ metric: key, value, text: `${key.toUpperCase()} ${percent(figures?.[key] ?? null)}` }];
  });
  if (last.target !== null)
    ends.push({ metric: 'target' as const, value: last.target, text: `Target ${goalPercent(last.target / 100)}` });
  const shares = ends.map((end) => (end.value - axis.from) / (axis.to - axis.from));
  const placed = spreadApart(shares, LABEL_GAP);
  return ends.map(({ metric, text }, index) => ({
    metric,
    text,
    at: axis.from + (placed[index] ?? 0) * (axis.to - axis.from),
  }));
}

/** Half a point is what a reader would still call the same. */
const SAME = 0.005;

/** 'NRR closed October at 103.4%, 4.4 points below a year before; GRR 88.0%' */
function findingOf(report: RetentionReport): string {
  const index = report.rows.findLastIndex((row) => row.nrr !== null);
  const last = report.rows[index];
  if (!last || last.nrr === null) return 'No window has closed yet';
  const closed = `NRR closed ${monthName(last.period)} at ${percent(last.nrr)}`;
  const grr = `GRR ${percent(last.grr)}`;
  const before = report.rows[index - 12]?.nrr ?? null;
  if (before === null) return `${closed}, ${grr}`;
  const difference = last.nrr - before;
  if (Math.abs(difference) < SAME) return `${closed}, where it was a year before; ${grr}`;
  const points = percentNumber(Math.abs(difference));
  return `${closed}, ${points} points ${difference > 0 ? 'above' : 'below'} a year before; ${grr}`;
}

function descriptionOf(
  report: RetentionReport,
  points: readonly TrendPoint[],
  axis: Axis,
  stage: TrendModel['stage'],
): string {
  const windows = report.window === 1 ? 'One-month windows' : `${report.window}-month windows`;
  const toDate = points.at(-1)?.nrrToDate != null ? '; to date dotted' : '';
  const band = points.some((point) => point.band) ? ' Band: 90% interval of NRR.' : '';
  const goals = `${stage ? ` Green: ${stage.text}.` : ''}${points.some((point) => point.target !== null) ? ' Dashed: your own.' : ''}`;
  return `${windows} by closed month${toDate}.${band}${goals}${axis.from > 0 ? ' The axis does not start at zero.' : ''}`;
}

function tableOf(report: RetentionReport, targetIn: TargetIn): TwinTable {
  const hasTarget = report.rows.some(({ period }) => targetIn(period) !== null);
  const cells = (row: RetentionFigures, month: string) => [
    countCell(row.accounts),
    ratioCell(row.nrr),
    ratioCell(row.nrr_low),
    ratioCell(row.nrr_high),
    ratioCell(row.grr),
    ratioCell(row.grr_low),
    ratioCell(row.grr_high),
    ratioCell(row.logo),
    ...(hasTarget ? [ratioCell(targetIn(month))] : []),
  ];
  const { current, rows } = report;
  const isClosed = current?.day.slice(0, 7) === rows.at(-1)?.period;
  const toDate =
    current && !isClosed ? [[dayCell(current.day, 'To '), ...cells(current, current.day.slice(0, 7))]] : [];
  return {
    fileName: `retention-${report.window}-months`,
    columns: [
      textColumn('Window ends'),
      ...[
        'Accounts',
        'NRR',
        'NRR low',
        'NRR high',
        'GRR',
        'GRR low',
        'GRR high',
        'Logo',
        ...(hasTarget ? ['Target NRR'] : []),
      ].map((name) => numberColumn(name)),
    ],
    rows: [...toDate, ...rows.map((row) => [monthCell(row.period), ...cells(row, row.period)]).reverse()],
  };
}

/** The stage's band as far as the axis shows it: it never stretches the axis. */
function stageOf(goals: Goals | null, window: number, { from, to }: Axis): TrendModel['stage'] {
  const band = goals && stageBand(goals, `nrr_${window}m`);
  if (!band || band.low * 100 >= to || (band.high ?? Number.POSITIVE_INFINITY) * 100 <= from) return null;
  return {
    low: Math.max(band.low * 100, from),
    high: Math.min((band.high ?? Number.POSITIVE_INFINITY) * 100, to),
    text: `stage target ${bandText(band)}`,
  };
}

/** `goals`: null where the figures are not those of the whole company. */
export function prepareTrend(report: RetentionReport, goals: Goals | null = null): TrendModel {
  const targetIn: TargetIn = (month) => goals && ownTarget(goals, `nrr_${report.window}m`, month);
  const points = pointsOf(report, (month) => inPercent(targetIn(month)));
  const axis = axisOf(points);
  const stage = stageOf(goals, report.window, axis);
  const finding = findingOf(report);
  const description = descriptionOf(report, points, axis, stage);
  return {
    stage,
    points,
    axis,
    tickChoices: tickChoicesOf(points),
    tickTexts: Object.fromEntries(points.map((point) => [point.at, monthTick(point.at)])),
    ends: endsOf(report, points, axis),
    lastClosed: points.findLast((point) => point.nrr !== null)?.at ?? null,
    finding,
    description,
    empty:
      points.length > 0
        ? null
        : `No account was active ${report.window === 1 ? 'a month' : `${report.window} months`} before any month end yet.`,
    summary: `${finding}. ${description} ${points.length} points, from ${points.at(0)?.label ?? 'none'} to ${points.at(-1)?.label ?? 'none'}.`,
    table: tableOf(report, targetIn),
  };
}
