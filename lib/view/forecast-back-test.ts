/** How the forecast's bands held in the past: what was foretold at each past quarter's end, and what came. */
import type { BackTestPoint, ForecastReport } from '@/lib/domain/forecast/shape';
import { type Axis, niceAxis } from './axis';
import { monthText, percent } from './format';
import { monthCell, numberColumn, ratioCell, type TwinTable, textColumn } from './twin';

const PERCENT = 100;
const AXIS_STEPS = 5;

const shareText = (share: number | null): string => (share === null ? '–' : `${Math.round(share * PERCENT)}%`);

/** 'Its 80% band held 78% of 9 past quarters.' */
export function backTestSentence({ back_test: { nrr } }: ForecastReport): string {
  const { quarters, inside80 } = nrr;
  if (quarters === 0) return 'No past quarter has a year before it and one after it: nothing to test by yet.';
  if (quarters === 1)
    return `Its 80% band ${inside80 === 1 ? 'held' : 'missed'} the one past quarter that can be tested.`;
  return `Its 80% band held ${shareText(inside80)} of ${quarters} past quarters.`;
}

export interface TestedQuarter {
  at: string;
  narrow: [low: number, high: number];
  wide: [low: number, high: number];
  actual: number;
  isInside: boolean;
  lines: { label: string; value: string }[];
}

export interface BackTestModel {
  finding: string;
  description: string;
  summary: string;
  table: TwinTable;
  axis: Axis;
  axisTexts: string[];
  quarters: TestedQuarter[];
  tickTexts: Record<string, string>;
}

/** Past quarters: the band that was foretold for the year after, and what came. Null: none can be tested. */
export function prepareBackTest(report: ForecastReport): BackTestModel | null {
  const { rows, nrr } = report.back_test;
  if (rows.length === 0) return null;
  const quarters = rows.map(testedQuarter);
  const all = quarters.flatMap(({ wide, actual }) => [...wide, actual]);
  const axis = niceAxis(Math.min(...all), Math.max(...all), AXIS_STEPS);
  return {
    finding: backTestSentence(report).replace(/\.$/, ''),
    description: 'NRR over the twelve months after each quarter’s end: what was foretold then, and what came',
    summary: `${backTestSentence(report)} Its 95% band held ${shareText(nrr.inside95)}.`,
    table: {
      fileName: 'forecast-back-test',
      columns: [
        textColumn('Made at the end of'),
        textColumn('For the year to'),
        ...['Low 80%', 'High 80%', 'Middle', 'What came'].map((name) => numberColumn(name)),
        textColumn('Held'),
      ],
      rows: rows.map((row, index) => [
        monthCell(row.month),
        monthCell(row.until),
        ...[row.nrr.low80, row.nrr.high80, row.nrr.median, row.actual_nrr].map(ratioCell),
        { text: quarters[index]?.isInside ? 'yes' : 'no', plain: quarters[index]?.isInside ? 'yes' : 'no' },
      ]),
    },
    axis,
    axisTexts: axis.ticks.map((tick) => (tick === axis.to ? `${Math.round(tick)}%` : String(Math.round(tick)))),
    quarters,
    tickTexts: Object.fromEntries(quarters.map(({ at }) => [at, monthText(at)])),
  };
}

function testedQuarter({ month, until, nrr, actual_nrr }: BackTestPoint): TestedQuarter {
  return {
    at: month,
    narrow: [nrr.low80 * PERCENT, nrr.high80 * PERCENT],
    wide: [nrr.low95 * PERCENT, nrr.high95 * PERCENT],
    actual: actual_nrr * PERCENT,
    isInside: nrr.low80 <= actual_nrr && actual_nrr <= nrr.high80,
    lines: [
      { label: `Came by ${monthText(until)}`, value: percent(actual_nrr) },
      { label: 'Foretold, 8 of 10', value: `${percent(nrr.low80)} to ${percent(nrr.high80)}` },
    ],
  };
}
