/**
 * What a course is held against: the same months a year before, or the months just before those shown. Drawn as a thin
 * dashed line, named at its end. Off unless asked for.
 */
import { formatMonth, parseMonth } from '@/lib/domain/day';
import { type Axis, niceAxis, spreadApart } from './axis';
import { inPercent, monthText, percent } from './format';
import { isPreset, monthRange, periodPresets, type Question } from './question';
import { numberColumn, ratioCell, type TwinTable } from './twin';

export const comparisonNames = {
  none: 'Nothing',
  previous: 'The months before',
  year: 'A year before',
} as const;

export interface Comparison {
  /** How many months back. */
  months: number;
  /** 'a year before', '24 months before' */
  words: string;
  /** At the line's end: 'Year before', '24 mo before'; on a phone '−1 yr'. */
  end: string;
  short: string;
}

const MONTHS_A_YEAR = 12;

function monthsShown(period: string): number | null {
  const range = monthRange(period);
  if (range) return (parseMonth(range.to) ?? 0) - (parseMonth(range.from) ?? 0) + 1;
  return isPreset(period) ? periodPresets[period].months : null;
}

/** Null: none is asked for, or nothing lies before the months shown. */
export function comparisonOf({ compare, period }: Pick<Question, 'compare' | 'period'>): Comparison | null {
  if (compare === 'none') return null;
  const months = compare === 'year' ? MONTHS_A_YEAR : monthsShown(period);
  if (months === null) return null;
  return months === MONTHS_A_YEAR
    ? { months, words: 'a year before', end: 'Year before', short: '−1 yr' }
    : { months, words: `${months} months before`, end: `${months} mo before`, short: `−${months} mo` };
}

/** '2026-10' and 12 is '2025-10'. */
export const monthBefore = (month: string, months: number): string => formatMonth((parseMonth(month) ?? 0) - months);

/** A further line of a chart: an earlier course, or NRR read without something. */
export interface FurtherLine {
  key: string;
  colour: string;
  /** Undefined: drawn through. */
  dash: string | undefined;
  /** By the place on the axis, in the axis' unit; null is a gap. */
  values: Readonly<Record<string, number | null>>;
  /** The tooltip's line, by the place on the axis. */
  lines: Readonly<Record<string, { label: string; value: string }>>;
  end: { text: string; short: string; at: number };
  axis: Axis;
  /** Where the other labels at the right go, in their order. */
  others: number[];
  /** What the line is, for the card's sub. */
  words: string;
}

export interface Drawn {
  /** On the axis: months, and the day of a window that is not over. */
  places: readonly string[];
  axis: Axis;
  /** Where labels stand at the right. */
  ends: readonly number[];
  /** Nearest that two labels may come, as a share of the axis. */
  gap: number;
}

interface Look extends Pick<FurtherLine, 'key' | 'colour' | 'dash' | 'words'> {
  end: string;
  short: string;
}

/** `rows`: a ratio, or none, for places of the axis. Null where there is nothing to draw. */
export function furtherLine(
  rows: readonly { place: string; label: string; ratio: number | null }[],
  drawn: Drawn,
  { end, short, ...look }: Look,
): FurtherLine | null {
  const known = rows.filter(({ ratio }) => ratio !== null);
  const last = known.at(-1);
  if (!last) return null;
  const values = known.map(({ ratio }) => inPercent(ratio) ?? 0);
  const axis = holding(drawn.axis, values);
  const share = (value: number): number => (value - axis.from) / (axis.to - axis.from);
  const placed = spreadApart([...drawn.ends, values.at(-1) ?? 0].map(share), drawn.gap).map(
    (at) => axis.from + at * (axis.to - axis.from),
  );
  const at = placed.pop() ?? 0;
  const value = percent(last.ratio);
  return {
    ...look,
    values: Object.fromEntries(rows.map(({ place, ratio }) => [place, inPercent(ratio)])),
    lines: Object.fromEntries(rows.map(({ place, label, ratio }) => [place, { label, value: percent(ratio) }])),
    end: { text: `${end} ${value}`, short: `${short} ${value}`, at },
    axis,
    others: placed,
  };
}

/** The earlier course. `ratioIn`: the rate of any month, also of those that are not shown; `name`: of the rate, 'NRR'. */
export function comparedLine(
  comparison: Comparison | null,
  ratioIn: (month: string) => number | null,
  drawn: Drawn,
  name: string,
): FurtherLine | null {
  if (comparison === null) return null;
  const rows = drawn.places
    .filter((place) => parseMonth(place) !== null)
    .map((place) => ({ place, before: monthBefore(place, comparison.months) }))
    .map(({ place, before }) => ({ place, label: `${name}, ${monthText(before)}`, ratio: ratioIn(before) }));
  return furtherLine(rows, drawn, {
    key: 'compared',
    colour: 'var(--mt-compare)',
    dash: '5 4',
    end: comparison.end,
    short: comparison.short,
    words: ` Thin dashed: ${name} ${comparison.words}.`,
  });
}

/** The axis, made longer where the values leave it. */
function holding(axis: Axis, values: readonly number[]): Axis {
  const [low, high] = [Math.min(axis.from, ...values), Math.max(axis.to, ...values)];
  return low >= axis.from && high <= axis.to ? axis : niceAxis(low, high, Math.max(axis.ticks.length - 1, 3));
}

/** The table behind the chart, with the comparison as a column of its own. */
export function comparedTable(
  table: TwinTable,
  comparison: Comparison | null,
  ratioIn: (month: string) => number | null,
  name: string,
): TwinTable {
  if (comparison === null) return table;
  return {
    ...table,
    columns: [...table.columns, numberColumn(`${name} ${comparison.words}`)],
    rows: table.rows.map((row) => [
      ...row,
      ratioCell(
        parseMonth(row[0]?.plain ?? '') === null ? null : ratioIn(monthBefore(row[0]?.plain ?? '', comparison.months)),
      ),
    ]),
  };
}
