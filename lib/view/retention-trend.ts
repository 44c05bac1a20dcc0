/** NRR, GRR and logo retention over time, and NRR without the top account or without price increases as further lines. */
import type { RetentionFigures, RetentionReport } from '@/lib/domain/report';
import { type Axis, niceAxis, spreadApart } from './axis';
import type { Drill } from './drill-text';
import { dayText, inPercent, monthText, monthTick, percent, percentNumber, wholeNumber } from './format';
import type { Months } from './question';
import { type extraLines, type Rate, shownWindow, windowWords } from './retention';
import { countCell, dayCell, monthCell, numberColumn, ratioCell, type TwinTable, textColumn } from './twin';

export type RateKey = Rate | (typeof extraLines)[number];

export interface RatePoint {
  /** Key on the axis: the month, or the day of the current window. */
  at: string;
  label: string;
  /** In percent, in the order of the lines. Null is a gap. */
  values: (number | null)[];
  /** The dotted stretch from the last closed month to the current day. */
  toDate: (number | null)[];
  band: [low: number, high: number] | null;
  /** As the tooltip and a screen reader give it. */
  lines: { label: string; value: string; key: RateKey | null }[];
  /** What the point opens to. */
  figure: Drill;
}

export interface RateLine {
  key: RateKey;
  name: string;
  /** At the line's end, instead of a legend: wide, and on a phone. */
  end: { text: string; short: string; at: number } | null;
}

export interface RatesModel {
  points: RatePoint[];
  lines: RateLine[];
  axis: Axis;
  tickChoices: string[][];
  tickTexts: Readonly<Record<string, string>>;
  /** Key of the last closed month. */
  lastClosed: string | null;
  finding: string;
  description: string;
  empty: string | null;
  summary: string;
  table: TwinTable;
}

const fieldOf = {
  nrr: 'nrr',
  grr: 'grr',
  logo: 'logo',
  top: 'nrr_without_top',
  price: 'nrr_without_increases',
} as const satisfies Record<RateKey, keyof RetentionFigures>;

const names: Readonly<Record<RateKey, readonly [name: string, end: string, short: string]>> = {
  nrr: ['NRR', 'NRR', 'NRR'],
  price: ['NRR without price increases', 'Without price', '− price'],
  top: ['NRR without the top account', 'Without the top', '− top'],
  grr: ['GRR', 'GRR', 'GRR'],
  logo: ['Logo retention', 'Logo', 'Logo'],
};

/** From the top of the chart downwards. */
const order = ['nrr', 'price', 'top', 'grr', 'logo'] as const;
const LABEL_GAP = 0.065;
const SAME = 0.0005;

const intervalOf = ({ nrr_low: low, nrr_high: high }: RetentionFigures): string =>
  low === null || high === null ? 'too few accounts' : `${percentNumber(low)} to ${percent(high)}`;

function pointOf(row: RetentionFigures, keys: readonly RateKey[], isToDate: boolean) {
  const values = keys.map((key) => inPercent(row[fieldOf[key]]));
  const none = keys.map(() => null);
  return {
    values: isToDate ? none : values,
    toDate: isToDate ? values : none,
    band:
      row.nrr_low === null || row.nrr_high === null
        ? null
        : ([row.nrr_low * 100, row.nrr_high * 100] as [number, number]),
    lines: [
      ...keys.map((key) => ({ label: names[key][0], value: percent(row[fieldOf[key]]), key })),
      { label: '90% interval of NRR', value: intervalOf(row), key: null },
      { label: 'Accounts', value: wholeNumber(row.accounts), key: null },
    ],
  };
}

function pointsOf(report: RetentionReport, keys: readonly RateKey[], hasCurrent: boolean): RatePoint[] {
  const { rows, current, window } = report;
  const first = rows.findIndex((row) => row.nrr !== null);
  const metric = `nrr_${window}m`;
  const points: RatePoint[] = (first < 0 ? [] : rows.slice(first)).map((row) => ({
    at: row.period,
    label: monthText(row.period),
    figure: { metric, period: row.period },
    ...pointOf(row, keys, false),
  }));
  if (!hasCurrent || !current || current.nrr === null || current.day.slice(0, 7) === rows.at(-1)?.period) return points;
  const last = points.at(-1);
  if (last) last.toDate = last.values;
  points.push({
    at: current.day,
    label: `To ${dayText(current.day)}`,
    figure: { metric, period: current.day },
    ...pointOf(current, keys, true),
  });
  return points;
}

/** Lines decide the axis; a band that would flatten them is cut at its edge. */
function axisOf(points: readonly RatePoint[]): Axis {
  const drawn = points.flatMap((point) => [...point.values, ...point.toDate]).filter((value) => value !== null);
  if (drawn.length === 0) return niceAxis(80, 120, 4, 5);
  const bands = points.flatMap((point) => point.band ?? []);
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)];
  const room = Math.max((high - low) * 0.4, 5);
  const from = Math.max(Math.min(low, ...bands), low - room, 0);
  return niceAxis(from, Math.min(Math.max(high, ...bands), high + room), 6, 2);
}

function linesOf(points: readonly RatePoint[], keys: readonly RateKey[], axis: Axis): RateLine[] {
  const last = points.at(-1);
  const values = keys.map((_, index) => last?.toDate[index] ?? last?.values[index] ?? null);
  const known = keys.map((_, index) => index).filter((index) => values[index] != null);
  const placed = spreadApart(
    known.map((index) => ((values[index] ?? 0) - axis.from) / (axis.to - axis.from)),
    LABEL_GAP,
  );
  return keys.map((key, index) => {
    const value = values[index] ?? null;
    const at = axis.from + (placed[known.indexOf(index)] ?? 0) * (axis.to - axis.from);
    const [name, end, short] = names[key];
    const shown = value === null ? '' : `${value.toFixed(1)}%`;
    return { key, name, end: value === null ? null : { text: `${end} ${shown}`, short: `${short} ${shown}`, at } };
  });
}

/** 'NRR is 106.2%, up 2.4 points in a year; GRR is 88.4%, and 83.9% of accounts stayed' */
function findingOf(report: RetentionReport, months: Months): string {
  const shown = shownWindow(report, months);
  if (!shown || shown.figures.nrr === null) return 'No window of this length has a base yet';
  const { nrr, grr, logo } = shown.figures;
  const before = beforeOf(report, shown.period);
  const others = `GRR is ${percent(grr)}, and ${percent(logo)} of accounts stayed`;
  if (before === null) return `NRR is ${percent(nrr)}; ${others}`;
  const difference = nrr - before;
  if (Math.abs(difference) < SAME) return `NRR is ${percent(nrr)}, as a year ago; ${others}`;
  const moved = `${difference > 0 ? 'up' : 'down'} ${percentNumber(Math.abs(difference))} points in a year`;
  return `NRR is ${percent(nrr)}, ${moved}; ${others}`;
}

/** NRR twelve months before the window's end: of the same day where it was asked for, else of the same month. */
function beforeOf({ rows, at }: RetentionReport, period: string): number | null {
  const earlier = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
  const sameDay = at?.find(({ day }) => day.slice(0, 7) === earlier.slice(0, 7) && period.length === 10);
  return (sameDay ?? rows.find((row) => row.period === earlier.slice(0, 7)))?.nrr ?? null;
}

function tableOf({ window, rows, current }: RetentionReport, hasCurrent: boolean): TwinTable {
  const cells = (row: RetentionFigures) => [
    countCell(row.accounts),
    ...[row.nrr, row.nrr_low, row.nrr_high, row.grr, row.grr_low, row.grr_high, row.logo].map(ratioCell),
    ...[row.nrr_without_top, row.nrr_without_increases].map(ratioCell),
  ];
  const isShown = hasCurrent && current !== null && current.day.slice(0, 7) !== rows.at(-1)?.period;
  return {
    fileName: `retention-${window}-months`,
    columns: [
      textColumn('Window ends'),
      ...['Accounts', 'NRR', 'NRR low', 'NRR high', 'GRR', 'GRR low', 'GRR high', 'Logo'].map((name) =>
        numberColumn(name),
      ),
      numberColumn('Without top', 'NRR without the top account'),
      numberColumn('Without price', 'NRR without price increases'),
    ],
    rows: [
      ...(isShown ? [[dayCell(current.day, 'To '), ...cells(current)]] : []),
      ...rows.map((row) => [monthCell(row.period), ...cells(row)]).reverse(),
    ],
  };
}

/** `report`: its rows those of the months that are shown. */
export function prepareRates(
  report: RetentionReport,
  extra: readonly (typeof extraLines)[number][],
  months: Months,
): RatesModel {
  const keys = order.filter((key) => (key !== 'top' && key !== 'price') || extra.includes(key));
  const hasCurrent = months.to === undefined;
  const points = pointsOf(report, keys, hasCurrent);
  const axis = axisOf(points);
  const finding = findingOf(report, months);
  const toDate = points.at(-1)?.at.length === 10 ? '; to date dotted' : '';
  const band = points.some((point) => point.band) ? ' Band: 90% interval of NRR.' : '';
  const words = windowWords(report.window);
  const description = `${words.charAt(0).toUpperCase()}${words.slice(1)} windows by closed month${toDate}.${band}${axis.from > 0 ? ' The axis does not start at zero.' : ''}`;
  const closed = points.filter((point) => point.at.length === 7).map((point) => point.at);
  return {
    points,
    lines: linesOf(points, keys, axis),
    axis,
    tickChoices: [1, 3, 6, 12].map((step) => closed.filter((month) => (Number(month.slice(5)) - 1) % step === 0)),
    tickTexts: Object.fromEntries(points.map((point) => [point.at, monthTick(point.at)])),
    lastClosed: closed.at(-1) ?? null,
    finding,
    description,
    empty:
      points.length > 0
        ? null
        : `No account was active ${report.window === 1 ? 'a month' : `${report.window} months`} before any of these months ended.`,
    summary: `${finding}. ${description} ${points.length} points, from ${points.at(0)?.label ?? 'none'} to ${points.at(-1)?.label ?? 'none'}.`,
    table: tableOf(report, hasCurrent),
  };
}
