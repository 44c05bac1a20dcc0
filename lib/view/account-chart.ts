/** ARR of one account over time, product upon product: what is drawn, and the same as a table. */
import { firstDayOf, formatDay, formatMonth, monthOf, parseDay } from '@/lib/domain/day';
import { type Axis, niceAxis, spreadApart } from './axis';
import { axisMoney, compactMoney, dayText, formatExactMoney, monthTick, signedExactMoney } from './format';
import { type MovementType, movementNames } from './movement-types';
import { dayCell, moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

/** As much of the report of an account as its chart needs. Amounts are ARR in smallest units. */
export interface AccountCourse {
  name: string;
  account: string;
  currency: string;
  data_through: string | null;
  opening: { on: string; arr: number } | null;
  events: readonly { on: string; type: MovementType | null; start_arr: number; end_arr: number }[];
  products: readonly { product: string; steps: readonly { on: string; arr: number }[] }[];
}

export interface CoursePoint {
  /** Days since 1970. */
  at: number;
  label: string;
  /** By product; what has nothing there has 0. */
  arr: number[];
  total: number;
  lines: { label: string; value: string; colour: string | null }[];
}

export interface CourseProduct {
  name: string;
  colour: string;
  /** At the end; '' where it has none any more. */
  value: string;
  /** Middle of its band at the end, from the top, as a share of the height; null: it has none. */
  end: number | null;
}

export interface CourseMark {
  at: number;
  total: number;
  colour: string;
  round: boolean;
}

export interface CourseModel {
  /** Steps hold until the next point. */
  points: CoursePoint[];
  /** The largest first, as they are stacked from below. */
  products: CourseProduct[];
  marks: CourseMark[];
  /** Stretches without ARR between two with it, or until the end. */
  lapses: { from: number; to: number; words: string }[];
  axis: Axis;
  axisTexts: string[];
  span: { from: number; to: number };
  ticks: number[];
  /** Where there is the room of a phone. */
  fewTicks: number[];
  tickTexts: Readonly<Record<number, string>>;
  /** '2026' in place of 'Jan 2026'. */
  fewTexts: Readonly<Record<number, string>>;
  finding: string;
  description: string;
  summary: string;
  table: TwinTable;
}

const MOST_PRODUCTS = 8;
const AXIS_STEPS = 4;
const MOST_TICKS = 9;
/** Between two names at the end, as a share of the height. */
const LABEL_GAP = 0.075;

const dayNumber = (day: string): number => parseDay(day) ?? 0;
const isLoss = (type: MovementType | null): boolean => type === 'contraction' || type === 'churn';

/** Products by their largest ARR; beyond eight they are one. */
function shownProducts({ products }: AccountCourse, through: number) {
  const largest = (steps: AccountCourse['products'][number]['steps']): number =>
    steps.reduce((most, { on, arr }) => (dayNumber(on) <= through ? Math.max(most, arr) : most), 0);
  const sorted = products
    .map((product) => ({ ...product, largest: largest(product.steps) }))
    .filter((product) => product.largest > 0)
    .sort((a, b) => b.largest - a.largest || (a.product < b.product ? -1 : 1));
  const own = sorted.slice(0, MOST_PRODUCTS).map(({ product, steps }) => ({ name: product, steps: [steps] }));
  const rest = sorted.slice(MOST_PRODUCTS);
  return rest.length === 0 ? own : [...own, { name: 'Others', steps: rest.map(({ steps }) => steps) }];
}

const colourOf = (index: number): string =>
  index < MOST_PRODUCTS ? `var(--seg-${index + 1})` : 'var(--src-unclassified)';

const arrOn = (steps: readonly { on: string; arr: number }[], day: number): number =>
  steps.findLast(({ on }) => dayNumber(on) <= day)?.arr ?? 0;

/** A tick for each year or month, as many as are read with ease. */
function timeTicks(from: number, to: number): { ticks: number[]; texts: Record<number, string> } {
  const [first, last] = [monthOf(from) + 1, monthOf(to)];
  const step = [1, 2, 3, 6, 12, 24, 60].find((months) => (last - first) / months <= MOST_TICKS) ?? 120;
  const months = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index).filter(
    (month) => month % step === 0,
  );
  const texts = Object.fromEntries(
    months.map((month) => [
      firstDayOf(month),
      step >= 12 ? formatMonth(month).slice(0, 4) : monthTick(formatMonth(month)),
    ]),
  );
  return { ticks: months.map(firstDayOf), texts };
}

/** Those that name a year, as far as there are two of them; else every other. */
function fewer(ticks: readonly number[], texts: Readonly<Record<number, string>>): number[] {
  const years = ticks.filter((tick) => /\d/.test(texts[tick] ?? ''));
  return years.length > 1 ? years : ticks.filter((_, index) => index % 2 === 0);
}

function lapsesOf(points: readonly CoursePoint[], to: number): CourseModel['lapses'] {
  const lapses: CourseModel['lapses'] = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (point.total > 0 || before === undefined || before.total === 0) return;
    const next = points.slice(index).find(({ total }) => total > 0);
    const end = next?.at ?? to;
    if (end > point.at)
      lapses.push({ from: point.at, to: end, words: next ? 'No ARR' : `No ARR since ${dayText(formatDay(point.at))}` });
  });
  return lapses;
}

function findingOf({ events, currency }: AccountCourse, last: CoursePoint | undefined): string {
  const moved = events.filter(({ type }) => type !== null);
  const [first, latest] = [moved[0], moved.at(-1)];
  if (!first || !latest || !last) return 'Never had ARR';
  if (last.total === 0) return `Left on ${dayText(latest.on)} with ${formatExactMoney(latest.start_arr, currency)} ARR`;
  if (moved.length === 1) return `${formatExactMoney(last.total, currency)} ARR since the first day`;
  const change = latest.end_arr - latest.start_arr;
  return `${movementNames[latest.type ?? 'new']} of ${signedExactMoney(change, currency)} on ${dayText(latest.on)}, the last of ${moved.length} changes`;
}

/** `null` where there is nothing to draw: the account never had ARR. */
export function prepareCourse(report: AccountCourse): CourseModel | null {
  const { currency, data_through, events, opening } = report;
  const through = data_through === null ? 0 : dayNumber(data_through);
  const products = shownProducts(report, through);
  const changed = products.flatMap(({ steps }) => steps.flat().map(({ on }) => dayNumber(on)));
  const days = [...new Set([...changed, through])].filter((day) => day <= through).sort((a, b) => a - b);
  const [from] = days;
  if (products.length === 0 || from === undefined || (events.length === 0 && opening === null)) return null;
  const pointOn = (at: number): CoursePoint => {
    const arr = products.map(({ steps }) => steps.reduce((sum, course) => sum + arrOn(course, at), 0));
    const total = arr.reduce((sum, each) => sum + each, 0);
    const lines = products.flatMap(({ name }, index) =>
      arr[index] ? [{ label: name, value: formatExactMoney(arr[index], currency), colour: colourOf(index) }] : [],
    );
    const whole = { label: 'ARR', value: formatExactMoney(total, currency), colour: null };
    return {
      at,
      label: dayText(formatDay(at)),
      arr,
      total,
      lines: lines.length === 1 ? lines : [...lines.reverse(), whole],
    };
  };
  const points = days.map(pointOn);
  const last = points.at(-1);
  const axis = niceAxis(0, Math.max(...points.map(({ total }) => total)), AXIS_STEPS);
  const span = { from, to: Math.max(through, from + 1) };
  const { ticks, texts } = timeTicks(span.from, span.to);
  return {
    points,
    products: endsOf(products, last, axis, currency),
    marks: events.flatMap(({ on, type, end_arr }) =>
      type === null ? [] : [{ at: dayNumber(on), total: end_arr, colour: `var(--mv-${type})`, round: isLoss(type) }],
    ),
    lapses: lapsesOf(points, span.to),
    axis,
    axisTexts: axisMoney(axis.ticks, currency),
    span,
    ticks,
    fewTicks: fewer(ticks, texts),
    tickTexts: texts,
    fewTexts: Object.fromEntries(Object.entries(texts).map(([day, text]) => [day, text.replace(/^Jan /, '')])),
    finding: findingOf(report, last),
    description: `ARR by product, ${dayText(formatDay(from))} to ${dayText(formatDay(span.to))}; a mark for each change`,
    summary: `ARR of ${report.name} from ${dayText(formatDay(from))}, in steps.`,
    table: courseTable(
      report,
      products.map(({ name }) => name),
      points,
    ),
  };
}

/** Where each product's name stands at the end, moved apart so that none touches another. */
function endsOf(
  products: readonly { name: string }[],
  last: CoursePoint | undefined,
  axis: Axis,
  currency: string,
): CourseProduct[] {
  let below = 0;
  const middles = products.map((_, index) => {
    const arr = last?.arr[index] ?? 0;
    const middle = 1 - (below + arr / 2) / axis.to;
    below += arr;
    return arr > 0 ? middle : null;
  });
  const placed = spreadApart(
    middles.filter((middle) => middle !== null),
    LABEL_GAP,
  );
  let next = 0;
  return products.map(({ name }, index) => ({
    name,
    colour: colourOf(index),
    value: (last?.arr[index] ?? 0) > 0 ? compactMoney(last?.arr[index] ?? 0, currency) : '',
    end: middles[index] === null ? null : Math.min(Math.max(placed[next++] ?? 0, 0.03), 0.97),
  }));
}

function courseTable(
  { account, currency }: AccountCourse,
  names: readonly string[],
  points: readonly CoursePoint[],
): TwinTable {
  return {
    fileName: `arr-${account}`,
    columns: [
      textColumn('From'),
      ...names.map((name) => numberColumn(name, `${name}_arr_${currency}`)),
      numberColumn('ARR', `arr_${currency}`),
    ],
    rows: points.map((point) => [
      dayCell(formatDay(point.at)),
      ...point.arr.map((arr) => moneyCell(arr, currency)),
      point.total === 0 ? { ...textCell('No ARR'), plain: '0' } : moneyCell(point.total, currency),
    ]),
  };
}
