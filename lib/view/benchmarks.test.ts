import { describe, expect, it } from 'vitest';
import type { Band, BenchmarkFigures, Published } from './benchmark-words';
import { prepareBenchmark } from './benchmarks';
import { benchmarksQuestion, readinessRows, stageWords } from './stage';

const target: Band = {
  kind: 'stage target',
  population: 'ARR 5-20M',
  note: '',
  low: 1.1,
  high: 1.25,
  verdict: 'below',
  gap: -0.038,
  gap_arr: -207_708_62,
  reaches: true,
  toward: false,
};

const survey: Published = {
  population: 'private B2B SaaS (survey)',
  p25: 0.92,
  median: 1.02,
  p75: 1.1,
  said: '',
  year: 'CY2025',
  n: '230',
  publisher: 'Aleph x Benchmarkit',
  document: '2026 SaaS & AI benchmarks',
  url: null,
  kind: 'survey',
  how_read: 'reported by others',
  measures: 'trailing 12 months survey',
};

const nrr: BenchmarkFigures = {
  metric: 'nrr_12m',
  value: 1.062,
  low: 1.02,
  high: 1.11,
  bands: [target],
  like: [],
  all: [survey],
  others: [],
};

describe('a figure among its benchmarks', () => {
  it('says how far it is from the target, in points and money, whether it could be luck, and its course', () => {
    const { verdict, tone, value, interval } = prepareBenchmark(nrr, 'USD');
    expect(verdict).toBe(
      'Below the stage target of 110 to 125% by 3.8 points, $208k of ARR. Its interval reaches it, so the difference ' +
        'could be luck. Further off than three months ago.',
    );
    expect([tone, value, interval]).toEqual(['bad', '106.2%', '90% interval 102.0 to 111.0%']);
  });

  it('within a band is good; above a band of what costs is bad, above one of revenue good', () => {
    const tone = (metric: string, verdict: Band['verdict']) =>
      prepareBenchmark({ ...nrr, metric, bands: [{ ...target, verdict, gap: verdict === 'within' ? 0 : 0.7 }] }, 'USD')
        .tone;
    expect(tone('nrr_12m', 'within')).toBe('good');
    expect(tone('nrr_12m', 'above')).toBe('good');
    expect(tone('expansion_payback_months', 'above')).toBe('bad');
    expect(tone('expansion_payback_months', 'below')).toBe('good');
    expect(tone('nrr_12m', null)).toBe('flat');
  });

  it('of months is told in months: 3.7 is 0.7 above up to 3', () => {
    const rule: Band = {
      ...target,
      kind: 'rule of thumb',
      population: 'any',
      low: null,
      high: 3,
      verdict: 'above',
      gap: 0.7,
      gap_arr: null,
      reaches: null,
      toward: null,
    };
    const model = prepareBenchmark(
      { ...nrr, metric: 'expansion_payback_months', value: 3.7, low: null, high: null, bands: [rule] },
      'USD',
    );
    expect([model.value, model.interval, model.verdict]).toEqual([
      '3.7',
      '',
      'Above the rule of thumb of up to 3 months (any) by 0.7 months.',
    ]);
  });

  it('never borrows a neighbour’s figure, and names every source', () => {
    const model = prepareBenchmark(nrr, 'USD');
    expect(model.uncovered).toContain('No source covers companies of this size');
    expect(model.sources).toEqual([
      {
        title: 'All companies that a source looked at',
        rows: [
          expect.objectContaining({
            figure: 'median 102.0%, quartiles 92.0% and 110.0%',
            n: 'n 230',
            source: 'Aleph x Benchmarkit, 2026 SaaS & AI benchmarks',
          }),
        ],
      },
    ]);
    expect(prepareBenchmark({ ...nrr, like: [{ ...survey, n: null }] }, 'USD')).toMatchObject({
      uncovered: null,
      sources: [{ title: 'Companies of this size', rows: [{ n: 'n not published' }] }, {}],
    });
    expect(prepareBenchmark({ ...nrr, all: [] }, 'USD').uncovered).toBe('Nobody has published it for comparison.');
  });

  it('stands on a line that holds the figure, its interval, the band and the medians, in their order', () => {
    const { track } = prepareBenchmark(nrr, 'USD');
    const [band] = track?.bands ?? [];
    const [tick] = track?.ticks ?? [];
    const order = [track?.interval?.low, track?.value, band?.from, track?.interval?.high, band?.to].map(Number);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(Number(tick?.at)).toBeCloseTo(Number(track?.interval?.low), 12);
    for (const place of order) expect(place > 0 && place < 1).toBe(true);
    expect(
      prepareBenchmark({ ...nrr, value: null, bands: [{ ...target, verdict: null, gap: null }] }, 'USD'),
    ).toMatchObject({
      value: '–',
      track: null,
      verdict: 'No figure to hold against the stage target of 110 to 125% yet.',
    });
  });
});

describe('the stage in words', () => {
  const stage = {
    name: '5-20M',
    by_arr: '5-20M',
    is_chosen: false,
    arr: 7_300_000_00,
    arr_usd: 7_300_000,
    nrr_low: 1.1,
    nrr_high: 1.25,
    to_next_arr: 12_700_000_00,
  };

  it('says what is looked for, and how far the next one is', () => {
    expect(stageWords(stage, 'USD')).toEqual({
      title: 'Stage $5-20M: NRR of 110 to 125% is what investors look for',
      description: 'By ARR of $7.3M. $12.7M to the next stage.',
    });
    const last = { ...stage, name: '20M+', nrr_low: 1.2, nrr_high: null, to_next_arr: null, arr_usd: null };
    expect(stageWords(last, 'EUR').title).toBe('Stage $20M+: NRR of 120% and more is what investors look for');
    expect(stageWords(last, 'EUR').description).toContain('No plan rate of the US dollar is set');
    expect(stageWords({ ...stage, name: '1-5M', is_chosen: true, to_next_arr: null }, 'USD').description).toBe(
      'Chosen in the settings; ARR of $7.3M would be stage $5-20M.',
    );
  });

  it('tells each condition of readiness with its figure', () => {
    const rows = readinessRows([
      { check: 'gross_churn', value: 0.112, needed: 0.08, met: false },
      { check: 'accounts', value: 288, needed: 50, met: true },
      { check: 'tiers', value: 3, needed: 2, met: true },
      { check: 'metered_or_seats', value: 0, needed: 1, met: false },
    ]);
    expect(rows.map(({ words }) => words)).toEqual([
      '11.2% of ARR a year; less than 8.0% is needed',
      '288; 50 are needed',
      '3; 2 are needed',
      'Neither has ever changed an account’s revenue',
    ]);
  });

  it('is asked for as of a day, of the whole company', () => {
    expect(benchmarksQuestion({ as_of: '2026-01-31', where: ['a=b'], fx: 'rolling' })).toEqual({ as_of: '2026-01-31' });
    expect(benchmarksQuestion({ where: ['a=b'] })).toEqual({});
  });
});
