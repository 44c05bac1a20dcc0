/** Retention split by an attribute or by product: small charts on one axis for the largest parts, and a table of all. */
import type { RetentionFigures, RetentionReport } from '@/lib/domain/report';
import { type Axis, niceAxis } from './axis';
import { attributeName } from './filters';
import { inPercent, monthText, percent, percentNumber, wholeNumber } from './format';
import { PRODUCT } from './products';
import type { Months } from './question';
import { type Rate, rateNames, type Splits, shownWindow, windowWords } from './retention';
import { type Part, type SplitRow, splitRows, splitTable } from './retention-split-rows';
import type { TwinTable } from './twin';
import { boundOf, valueName } from './value-names';

export interface PanelPoint {
  at: string;
  label: string;
  /** In percent; null is a gap. */
  value: number | null;
  toDate: number | null;
  /** The same of all accounts, for comparison. */
  whole: number | null;
  text: string;
}

export interface SplitPanel {
  key: string;
  name: string;
  note: string;
  /** 1 to 8, in order of size. */
  colour: number;
  points: PanelPoint[];
  value: string;
  /** Filters that a point opens with. */
  where: string[];
}

export interface SplitModel {
  finding: string;
  description: string;
  empty: string | null;
  /** What the panels do not show; empty: they show all. */
  note: string;
  panels: SplitPanel[];
  axis: Axis;
  /** First and last place of the axis of time. */
  span: [string, string];
  metric: string;
  isAtStart: boolean;
  rows: SplitRow[];
  total: SplitRow | null;
  table: TwinTable;
}

const MOST_PANELS = 8;
/** Lines of few accounts leap; the axis holds all but the outermost of what they reach. */
const OUTERMOST = 0.04;

/** By ARR at the start, the largest first; bands in the order of their bounds. */
function inOrder(a: Part, b: Part, by: string): number {
  const start = (part: Part): number => part.shown?.figures.start_arr ?? 0;
  const [boundA, boundB] = [boundOf(by, a.key), boundOf(by, b.key)];
  return boundA === null || boundB === null ? start(b) - start(a) : boundA - boundB;
}

function partsOf(report: RetentionReport, by: string, months: Months): Part[] {
  const nameOf = (key: string): string => (by === PRODUCT ? key : valueName(by, key, report.currency));
  return (report.groups ?? [])
    .map((group) => ({ key: group.key, name: nameOf(group.key), shown: shownWindow(group, months), group }))
    .filter(
      ({ shown }) => shown !== null && (shown.figures.accounts > 0 || (shown.figures.moved_in?.accounts ?? 0) > 0),
    )
    .sort((a, b) => inOrder(a, b, by));
}

function pointsOf(part: Part, whole: RetentionReport, rate: Rate, months: Months): PanelPoint[] {
  const all = new Map(whole.rows.map((row) => [row.period, inPercent(row[rate])]));
  const points = part.group.rows.map((row): PanelPoint => {
    const value = inPercent(row[rate]);
    const text = percent(row[rate]);
    return {
      at: row.period,
      label: monthText(row.period),
      value,
      toDate: null,
      whole: all.get(row.period) ?? null,
      text,
    };
  });
  const { current } = part.group;
  const last = points.at(-1);
  if (months.to !== undefined || !current || !last || current.day.slice(0, 7) === last.at) return points;
  last.toDate = last.value;
  const toDate = inPercent(current[rate]);
  points.push({
    at: current.day,
    label: 'To date',
    value: null,
    toDate,
    whole: inPercent(whole.current?.[rate] ?? null),
    text: percent(current[rate]),
  });
  return points;
}

function axisOf(panels: readonly SplitPanel[]): { axis: Axis; isCut: boolean } {
  const values = panels
    .flatMap(({ points }) => points.flatMap((point) => [point.value, point.toDate, point.whole]))
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
  if (values.length === 0) return { axis: niceAxis(60, 120, 3, 10), isCut: false };
  const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? 100;
  // Where each line stands now is always in sight.
  const now = panels.flatMap(({ points }) => points.at(-1)?.toDate ?? points.at(-1)?.value ?? []);
  const axis = niceAxis(Math.min(at(OUTERMOST), 100, ...now), Math.max(at(1 - OUTERMOST), 100, ...now), 3, 10);
  return { axis, isCut: at(0) < axis.from || at(1) > axis.to };
}

const lowOf = (figures: RetentionFigures, rate: Rate): number | null => figures[`${rate}_low`];

/** 'Enterprise leads with NRR 118.2%, SMB trails with 71.0%: their intervals do not meet' */
function findingOf(parts: readonly Part[], rate: Rate, of: string): string {
  const known = parts.flatMap(({ name, shown }) => {
    const value = shown?.figures[rate] ?? null;
    return shown && value !== null ? [{ name, value, figures: shown.figures }] : [];
  });
  // Parts too small for an interval lead and trail by luck.
  const sure = known.filter(({ figures }) => lowOf(figures, rate) !== null);
  const told = sure.length >= 2 ? sure : known;
  const bySize = told.toSorted((a, b) => b.value - a.value);
  const [best, worst] = [bySize.at(0), bySize.at(-1)];
  const metric = rateNames[rate];
  if (!best || !worst) return `No ${of} has a base yet`;
  if (best === worst) return `${best.name}: ${metric} ${percent(best.value)}`;
  const said = `${best.name} leads with ${metric} ${percent(best.value)}, ${worst.name} trails with ${percent(worst.value)}`;
  const [low, high] = [lowOf(best.figures, rate), worst.figures[`${rate}_high`]];
  if (low === null || high === null) return said;
  return low > high ? `${said}: more than luck` : `${said}; it could be luck`;
}

interface SplitOptions {
  by: string;
  rate: Rate;
  isAtStart: boolean;
  months: Months;
  /** Whether there is room for charts. */
  drawn: boolean;
}

/** Why not every part has a chart. */
function noteOf(parts: number, panels: number, drawn: boolean, isCut: boolean): string {
  const left = parts - panels;
  const words = drawn
    ? left > 0
      ? [`The ${panels} largest by ARR at the start; ${left === 1 ? 'one more is' : `${left} more are`} in the table.`]
      : []
    : ['Too many values for small charts; the table has them all.'];
  if (isCut && drawn) words.push('Lines beyond the axis are cut off.');
  return words.join(' ');
}

export function prepareSplit(report: RetentionReport, options: SplitOptions): SplitModel {
  const { by, rate, isAtStart, months, drawn } = options;
  const parts = partsOf(report, by, months);
  const isProduct = by === PRODUCT;
  const of = isProduct ? 'product' : attributeName(by).toLowerCase().replace('arr', 'ARR');
  const panels = (drawn ? parts : [])
    .filter(({ shown }) => shown && shown.figures.accounts > 0)
    .slice(0, MOST_PANELS)
    .map((part, index): SplitPanel => {
      const accounts = part.shown?.figures.accounts ?? 0;
      return {
        key: part.key,
        name: part.name,
        note: `${wholeNumber(accounts)} ${accounts === 1 ? 'account' : 'accounts'}`,
        colour: index + 1,
        points: pointsOf(part, report, rate, months),
        value: percent(part.shown?.figures[rate] ?? null),
        where: [`${by}=${part.key}`],
      };
    });
  const { axis, isCut } = axisOf(panels);
  const whole = shownWindow(report, months);
  const when = isProduct
    ? 'a product’s own revenue'
    : isAtStart
      ? `by ${of} at each window's start`
      : `by the ${of} of today`;
  const places = panels[0]?.points ?? [];
  const rows = splitRows(parts, report, { by, isAtStart });
  return {
    finding: findingOf(parts, rate, of),
    description: `${rateNames[rate]}, ${windowWords(report.window)} windows${whole ? ` to ${whole.ends}` : ''}, ${when}. Dashed grey: all accounts${whole?.figures[rate] == null ? '' : `, ${percentNumber(whole.figures[rate] ?? 0)}%`}.`,
    empty:
      parts.length > 0 ? null : `No account was active when the window began, so there is nothing to split by ${of}.`,
    note: noteOf(parts.length, panels.length, drawn, isCut),
    panels,
    axis,
    span: [places.at(0)?.label ?? '', places.findLast(({ at }) => at.length === 7)?.label ?? ''],
    metric: `${rate}_${report.window}m`,
    isAtStart,
    rows: rows.parts,
    total: rows.total,
    table: splitTable(parts, report, attributeName(by), isAtStart),
  };
}

/** Attributes and product, with the number of values of each: 'Segment (3)'. */
export const splitChoices = ({ attributes, products }: Splits): { value: string; label: string }[] => [
  ...attributes.map(({ slug, values }) => ({
    value: slug,
    label: `${attributeName(slug)} (${wholeNumber(values.length)})`,
  })),
  ...(products.length > 0 ? [{ value: PRODUCT, label: `Product (${wholeNumber(products.length)})` }] : []),
];
