/** Charts with further lines beside their own: axis, labels, table and words make room for them. */
import type { RetentionReport } from '@/lib/domain/report';
import { type Comparison, comparedLine, comparedTable, type Drawn, type FurtherLine, furtherLine } from './comparison';
import type { LinesModel } from './expansion-lines';
import type { RatesModel } from './retention-trend';
import type { TrendModel } from './trend';
import { numberColumn, ratioCell, type TwinTable } from './twin';

/** What a course is held against: how far back, and the rate of any month. */
export interface Against {
  comparison: Comparison | null;
  ratioIn(month: string): number | null;
}

export interface Compared<Model> {
  model: Model;
  further: readonly FurtherLine[];
}

/** The rate of any month, from rows that need not be shown. */
export function ratioIn<Row extends { period: string }>(rows: readonly Row[], read: (row: Row) => number | null) {
  const byMonth = new Map(rows.map((row) => [row.period, read(row)]));
  return (month: string): number | null => byMonth.get(month) ?? null;
}

interface Told {
  description: string;
  summary: string;
}

const told = (model: Told, { words }: FurtherLine): Told => ({
  description: `${model.description}${words}`,
  summary: `${model.summary}${words}`,
});

/** What the tooltip and a screen reader say of each point, with the further figure. */
function pointsWith<Point extends { at: string; lines: unknown[] }>(
  points: readonly Point[],
  line: FurtherLine,
  made: (said: { label: string; value: string }) => Point['lines'][number],
): Point[] {
  return points.map((point) => {
    const said = line.lines[point.at];
    return said ? { ...point, lines: [...point.lines, made(said)] } : point;
  });
}

const TREND_GAP = 0.075;
const RATES_GAP = 0.065;
const LINES_GAP = 0.085;

/** One line more in the trend; those already added keep their labels apart from it. */
function inTrend(
  { model, further }: Compared<TrendModel>,
  make: (drawn: Drawn) => FurtherLine | null,
  tableWith: (table: TwinTable) => TwinTable,
): Compared<TrendModel> {
  const line = make({
    places: model.points.map(({ at }) => at),
    axis: model.axis,
    ends: [...model.ends, ...further.map(({ end }) => end)].map(({ at }) => at),
    gap: TREND_GAP,
  });
  if (!line) return { model, further };
  const { others } = line;
  return {
    model: {
      ...model,
      ...told(model, line),
      table: tableWith(model.table),
      axis: line.axis,
      ends: model.ends.map((end, index) => ({ ...end, at: others[index] ?? end.at })),
      points: pointsWith(model.points, line, (said) => ({ ...said, metric: null })),
    },
    further: [
      ...further.map((each, index) => ({
        ...each,
        end: { ...each.end, at: others[model.ends.length + index] ?? each.end.at },
      })),
      line,
    ],
  };
}

export const compareTrend = (trend: Compared<TrendModel>, { comparison, ratioIn: rate }: Against) =>
  inTrend(
    trend,
    (drawn) => comparedLine(comparison, rate, drawn, 'NRR'),
    (table) => comparedTable(table, comparison, rate, 'NRR'),
  );

/** Of a month, or of the day of the window that is not over. */
export function rateWithoutPrice({ rows, current }: Pick<RetentionReport, 'rows' | 'current'>) {
  const ofMonth = ratioIn(rows, (row) => row.nrr_without_increases);
  return (place: string): number | null => (place === current?.day ? current.nrr_without_increases : ofMonth(place));
}

/** NRR as it would be had no price risen. `rateAt`: of a month, or of the day of the window that is not over. */
export function trendWithoutPrice(
  trend: Compared<TrendModel>,
  rateAt: (place: string) => number | null,
): Compared<TrendModel> {
  const name = 'NRR without price increases';
  return inTrend(
    trend,
    (drawn) =>
      furtherLine(
        drawn.places.map((place) => ({ place, label: name, ratio: rateAt(place) })),
        drawn,
        {
          key: 'price',
          colour: 'var(--mt-nrr-noprice)',
          dash: undefined,
          end: 'Without price',
          short: '− price',
          words: ` Pale: ${name}.`,
        },
      ),
    (table) => ({
      ...table,
      columns: [...table.columns, numberColumn(name)],
      rows: table.rows.map((row) => [...row, ratioCell(rateAt(row[0]?.plain ?? ''))]),
    }),
  );
}

export function compareRates(model: RatesModel, { comparison, ratioIn: rate }: Against): Compared<RatesModel> {
  const named = model.lines.filter(({ end }) => end !== null);
  const drawn = {
    places: model.points.map(({ at }) => at),
    axis: model.axis,
    ends: named.map(({ end }) => end?.at ?? 0),
    gap: RATES_GAP,
  };
  const line = comparedLine(comparison, rate, drawn, 'NRR');
  if (!line) return { model, further: [] };
  return {
    model: {
      ...model,
      ...told(model, line),
      table: comparedTable(model.table, comparison, rate, 'NRR'),
      axis: line.axis,
      lines: model.lines.map((each) => {
        const at = line.others[named.indexOf(each)];
        return each.end && at !== undefined ? { ...each, end: { ...each.end, at } } : each;
      }),
      points: pointsWith(model.points, line, (said) => ({ ...said, key: null })),
    },
    further: [line],
  };
}

/** `name`: of the rate compared: 'Genuine rate'. */
export function compareLines(
  model: LinesModel,
  { comparison, ratioIn: rate }: Against,
  name: string,
): Compared<LinesModel> {
  const drawn = {
    places: model.points.map(({ at }) => at),
    axis: model.axis,
    ends: model.ends.map(({ at }) => at),
    gap: LINES_GAP,
  };
  const line = comparedLine(comparison, rate, drawn, name);
  if (!line) return { model, further: [] };
  const { axis } = line;
  const texts = axis.ticks.map((tick) => (tick === axis.to ? `${tick}%` : String(tick)));
  return {
    model: {
      ...model,
      ...told(model, line),
      table: comparedTable(model.table, comparison, rate, name),
      axis,
      axisTexts: axis === model.axis ? model.axisTexts : texts,
      ends: model.ends.map((end, index) => ({ ...end, at: line.others[index] ?? end.at })),
      points: pointsWith(model.points, line, (said) => ({ ...said, colour: line.colour })),
    },
    further: [line],
  };
}
