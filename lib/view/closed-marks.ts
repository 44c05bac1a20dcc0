/** Closed months beside a headline and along a course: that a month stands as it was reported, or was restated since. */
import { dayText, monthText, percent } from './format';
import type { RatesModel } from './retention-trend';
import type { TrendModel } from './trend';
import { numberColumn, ratioCell, type TwinTable, textCell } from './twin';

export interface ClosedMarksInput {
  /** The latest first; rates over 12 months as they were closed. */
  months: readonly { period: string; closed_on: string; by: string; nrr: number | null }[];
  /** How the first of them stands now. */
  latest: 'closed' | 'restated' | null;
}

export const noneClosed: ClosedMarksInput = { months: [], latest: null };

export interface MonthMark {
  text: string;
  isRestated: boolean;
  /** Where it is told in full. */
  href: string;
}

/** Rates of a month over 12 months, as known now. */
interface MonthRate {
  period: string;
  nrr: number | null;
}

/**
 * 'Oct 2026 closed on 3 Nov 2026 by Ana', 'Oct 2026 restated since it was closed on 3 Nov 2026: NRR 108.4% → 108.1%'.
 * `last`: the last month that is over. Null: it is open.
 */
export function monthMark({ months, latest }: ClosedMarksInput, last: MonthRate | undefined): MonthMark | null {
  const closed = months[0];
  if (last === undefined || closed?.period !== last.period || latest === null) return null;
  const { period, closed_on, by, nrr } = closed;
  const name = monthText(period);
  const href = `/closed?month=${period}`;
  if (latest === 'closed') return { text: `${name} closed on ${dayText(closed_on)} by ${by}`, isRestated: false, href };
  const [was, is] = [percent(nrr), percent(last.nrr)];
  const rates = was === is ? '' : `: NRR ${was} → ${is}`;
  return { text: `${name} restated since it was closed on ${dayText(closed_on)}${rates}`, isRestated: true, href };
}

const AS_CLOSED = 'NRR as closed';

/** A course of rates over 12 months as its tooltip and its table tell it. */
interface Course {
  points: { at: string; lines: { label: string; value: string }[] }[];
  table: TwinTable;
}

type LineOf<Model extends Course> = Model['points'][number]['lines'][number];

/** The course with what closed months were reported as: in tooltip, words and table; nothing is drawn. */
function courseWithClosed<Model extends Course>(
  model: Model,
  { months }: ClosedMarksInput,
  line: (label: string, value: string) => LineOf<Model>,
): Model {
  const closed = new Map(months.map((month) => [month.period, month]));
  if (!model.points.some(({ at }) => closed.has(at))) return model;
  const { table } = model;
  return {
    ...model,
    points: model.points.map((point) => {
      const month = closed.get(point.at);
      if (month === undefined) return point;
      const value = `${percent(month.nrr)}, ${dayText(month.closed_on)}`;
      return { ...point, lines: [...point.lines, line(AS_CLOSED, value)] };
    }),
    table: {
      ...table,
      columns: [...table.columns, numberColumn(AS_CLOSED)],
      rows: table.rows.map((row) => {
        const month = closed.get(row[0]?.plain ?? '');
        return [...row, month === undefined ? textCell('') : ratioCell(month.nrr)];
      }),
    },
  };
}

export const trendWithClosed = (model: TrendModel, marks: ClosedMarksInput): TrendModel =>
  courseWithClosed(model, marks, (label, value) => ({ label, value, metric: null }));

export const ratesWithClosed = (model: RatesModel, marks: ClosedMarksInput): RatesModel =>
  courseWithClosed(model, marks, (label, value) => ({ label, value, key: null }));
