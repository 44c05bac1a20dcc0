import { describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/catalogue/figures';
import { forecastReport, parseForecastQuery } from './forecast-report';
import { parseReportQuery } from './query';
import { richView } from './testing/rich-view';
import { viewOf } from './testing/view';

const rich = richView();
/** Three accounts over four years, of which one grows every spring. */
const long = viewOf(
  {
    changes: [
      ...['a', 'b', 'c'].map((account) => ({ account, on: '2022-01-01', minor: 100_00 })),
      ...['2023', '2024', '2025'].map((year, index) => ({
        account: 'a',
        on: `${year}-04-01`,
        minor: 110_00 + index * 10_00,
      })),
    ],
  },
  { dataThrough: '2025-12-31' },
);
const ask = (words: string, own: Readonly<Record<string, string>> = {}, view = rich) =>
  forecastReport(
    view,
    parseReportQuery(new URLSearchParams(words)),
    parseForecastQuery((name) => own[name] ?? null),
  );

function* pathsOf(value: unknown, path: readonly string[] = []): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* pathsOf(item, path);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* pathsOf(item, [...path, key]);
  else if (typeof value === 'number' || value === null) yield path.join('.');
}

describe('the forecast as a report', () => {
  it('has every figure in the catalogue', async () => {
    const paths = new Set(pathsOf(await ask('', { churn: '-1' })));
    expect(paths.size).toBeGreaterThan(30);
    expect([...paths].filter((path) => figureOf('forecast', path) === undefined)).toEqual([]);
    for (const slug of ['forecast_nrr', 'forecast_arr', 'forecast_held'])
      expect(catalogue.some((metric) => metric.slug === slug)).toBe(true);
  });

  it('to a month knows nothing of those after it: it begins there, and tests what was over by then', async () => {
    const now = await ask('', {}, long);
    const then = await ask('to=2025-06', {}, long);
    expect([now.month, then.month]).toEqual(['2025-12', '2025-06']);
    expect(then.baseline[0]).toMatchObject({ ahead: 0, month: '2025-06', expected_nrr: 1 });
    expect(then.back_test.rows).toEqual(now.back_test.rows.filter(({ until }) => until <= '2025-06'));
    // Quarters’ ends from March 2023 on (in January 2022 nobody was there to begin with), each with its year after: to December 2024, and to June 2024.
    expect([now.back_test.rows.length, then.back_test.rows.length]).toEqual([8, 6]);
    expect(then.arr).toBe((130_00 + 200_00) * 12);
  });
});
