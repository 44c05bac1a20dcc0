import { describe, expect, it } from 'vitest';
import { benchmarksFinding } from './benchmark-finding';
import type { Band } from './benchmark-words';
import { type BenchmarkedCompany, prepareBenchmark } from './benchmarks';
import { benchmarksQuestion, readinessFinding, readinessRows, stageWords } from './stage';
import { board, nrrRow as nrr, peer, survey, stageTarget as target } from './testing/benchmarks';

const usd: BenchmarkedCompany = { currency: 'USD', through: '2026-11-15', isSizeKnown: true };

describe('a figure among its benchmarks', () => {
  it('says how far it is from the target, in points and money, whether it could be luck, and its course', () => {
    const { verdict, tone, value, interval } = prepareBenchmark(nrr, usd);
    expect(verdict).toBe(
      'Below the stage target of 110 to 125% by 3.8 points, $208k of ARR. Its interval reaches it, so the difference ' +
        'could be luck. Further off than three months ago.',
    );
    expect([tone, value, interval]).toEqual(['bad', '106.2%', '90% interval 102.0 to 111.0%']);
  });

  it('within a band is good; above a band of what costs is bad, above one of revenue good', () => {
    const tone = (metric: string, verdict: Band['verdict']) =>
      prepareBenchmark({ ...nrr, metric, bands: [{ ...target, verdict, gap: verdict === 'within' ? 0 : 0.7 }] }, usd)
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
      usd,
    );
    expect([model.value, model.interval, model.verdict]).toEqual([
      '3.7 months',
      '',
      'Above the rule of thumb of up to 3 months by 0.7 months.',
    ]);
  });

  it('never borrows a neighbour’s figure, and names every source', () => {
    const model = prepareBenchmark(nrr, usd);
    expect(model.uncovered).toContain('No source covers companies of this size');
    expect(model.sourcesTitle).toBe('Sources: 1 published figure, 1 target');
    expect(model.sources).toMatchObject([
      {
        title: 'Targets and rules of thumb: aimed for, not measured',
        rows: [{ population: 'ARR 5-20M', figure: '110 to 125%', year: 'not dated', n: 'no sample' }],
      },
      {
        title: 'Measured among all companies that a source looked at',
        rows: [
          {
            figure: 'median 102.0, quartiles 92.0 to 110.0',
            n: 'n 230',
            source: 'Aleph x Benchmarkit, 2026 SaaS & AI benchmarks',
          },
        ],
      },
    ]);
    const upper = { ...survey, n: null, p25: null };
    expect(prepareBenchmark({ ...nrr, like: [upper] }, usd)).toMatchObject({
      uncovered: null,
      sources: [
        {},
        {
          title: 'Measured among companies of this size',
          rows: [{ n: 'n not published', figure: 'median 102.0, upper quartile 110.0' }],
        },
        {},
      ],
    });
    expect(prepareBenchmark({ ...nrr, all: [] }, usd).uncovered).toBe('No survey and no billing data measures it.');
    expect(prepareBenchmark(nrr, { ...usd, isSizeKnown: false }).uncovered).toContain('without its ARR in dollars');
  });

  it('is within its band for sure only where its interval is', () => {
    const within = { ...target, low: 1.04, high: null, verdict: 'within', gap: 0, toward: null } as const;
    const verdict = (low: number) => prepareBenchmark({ ...nrr, low, bands: [within] }, usd).verdict;
    expect(verdict(1.02)).toBe(
      'Within the stage target of 104% and more. Its interval begins lower, at 102.0%: it could be luck.',
    );
    expect(verdict(1.05)).toBe('Within the stage target of 104% and more. Its interval does not fall below it.');
    const short = { ...target, reaches: false, toward: true };
    expect(prepareBenchmark({ ...nrr, bands: [short] }, usd).verdict).toContain(
      'Its interval does not reach it. Nearer than three months ago.',
    );
    const beyond = { ...target, verdict: 'above', gap: 0.02, reaches: null, toward: false } as const;
    expect(prepareBenchmark({ ...nrr, bands: [beyond] }, usd).verdict).toContain('Further beyond it than three months');
  });

  it('opens to its accounts, of the whole company; what is missing says what would bring it', () => {
    expect(prepareBenchmark(nrr, usd).figure).toEqual({ metric: 'nrr_12m', period: '2026-11-15', of: 'company' });
    const none = { ...nrr, metric: 'win_rate', value: null, low: null, high: null, bands: [], all: [] };
    expect(prepareBenchmark(none, usd)).toMatchObject({
      figure: null,
      missing: 'Needs expansion plans that were won or lost within a year.',
      todo: { href: '/import?as=plans' },
      uncovered: null,
    });
    expect(prepareBenchmark({ ...nrr, metric: 'grr_12m', bands: [] }, usd).todo?.href).toBe('/settings#targets');
  });

  it('has a lane for each kind, on one scale that holds the figure, its interval and every mark in their order', () => {
    const { lanes } = prepareBenchmark(nrr, usd);
    expect(lanes?.lanes.map(({ name }) => name)).toEqual(['Stage target', 'Survey medians']);
    const [band] = lanes?.lanes[0]?.marks ?? [];
    const [tick] = lanes?.lanes[1]?.marks ?? [];
    const order = [lanes?.interval?.low, lanes?.value, band?.from, lanes?.interval?.high, band?.to].map(Number);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(Number(tick?.from)).toBeCloseTo(Number(lanes?.interval?.low), 12);
    for (const place of order) expect(place > 0 && place < 1).toBe(true);
    expect(
      prepareBenchmark({ ...nrr, value: null, bands: [{ ...target, verdict: null, gap: null }] }, usd),
    ).toMatchObject({
      value: '–',
      lanes: null,
      verdict: 'No figure to hold against the stage target of 110 to 125% yet.',
    });
  });
});

describe('figures that the company brought along', () => {
  it('have lanes and a list of their own, and never change what others are said to have published', () => {
    const alone = prepareBenchmark(nrr, usd);
    const model = prepareBenchmark({ ...nrr, own: [board, peer] }, usd);
    expect(model.lanes?.lanes.map(({ name, own }) => [name, own])).toEqual([
      ['Stage target', false],
      ['Survey medians', false],
      ['Our board', true],
      ['Globex', true],
    ]);
    expect([model.sources, model.verdict, model.uncovered]).toEqual([alone.sources, alone.verdict, alone.uncovered]);
    expect(model.own).toMatchObject([
      { name: 'Our board', method: 'Target', figure: '110.0% and more', stand: 'Within it.', tone: 'good' },
      {
        ...{ name: 'Globex', method: 'Peer', isPeer: true, figure: '112.0%', tone: 'bad' },
        stand: 'Below it by 5.8 points, $317k of ARR. Its interval reaches it, so the difference could be luck.',
        source: 'Annual report, 2025',
      },
    ]);
  });
});

describe('what the page says first', () => {
  const finding = (rows: Parameters<typeof benchmarksFinding>[0]) => benchmarksFinding(rows, '5-20M', 'USD');
  const within: Band = { ...target, verdict: 'within', gap: 0 };

  it('is whether NRR is good, and whether that could be luck; then what is furthest from what it is held against', () => {
    expect(finding([nrr, { ...nrr, metric: 'grr_12m', bands: [within] }, { ...nrr, metric: 'x', bands: [] }])).toEqual({
      sentence:
        'NRR of 106.2% is 3.8 points, $208k of ARR, short of the 110 to 125% that investors look for at stage $5-\u206020M.',
      note:
        'Being short could be luck: the 90% interval ends at 111.0%. 1 of 2 figures reach what they are held against first. Net revenue retention weighs most: below the stage ' +
        'target of 110 to 125% by 3.8 points, $208k of ARR. 1 more has no figure, or nothing to be held against.',
    });
  });

  it('names the own target beside the stage’s, and does not call certain what is not', () => {
    const own: Band = { ...within, kind: 'own target', low: 1.04, high: null };
    const short: Band = { ...target, reaches: false };
    expect(finding([{ ...nrr, bands: [own, short] }])).toMatchObject({
      sentence: expect.stringMatching(/, and within your own target of 104% and more\.$/),
      note: expect.stringContaining('Luck does not explain being short'),
    });
    expect(finding([{ ...nrr, bands: [within] }])).toEqual({
      sentence: 'NRR of 106.2% is within the 110 to 125% that investors look for at stage $5-\u206020M.',
      note: 'Being within could be luck: the 90% interval begins at 102.0%. The one figure that can be held against something reaches it.',
    });
    expect(finding([{ ...nrr, bands: [] }])).toEqual({
      sentence: 'NRR is 106.2%; nobody has said what it should be.',
      note: 'No figure can be held against anything yet.',
    });
    expect(finding([{ ...nrr, value: null }]).sentence).toContain('no NRR over twelve months yet');
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
      stage: 'Stage $5-20M by ARR of $7.3M',
      todo: { label: 'Choose another stage', href: '/settings#company' },
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

  it('tells each condition of readiness with its figure, and what opens to the accounts behind it', () => {
    const none = { stated: null, behind: [] };
    const plan = { part: 'pro', metric: 'arr', period: '2026-01-31', where: ['plan=pro'] };
    const rows = readinessRows([
      { check: 'gross_churn', value: 0.112, needed: 0.08, met: false, ...none },
      { check: 'accounts', value: 288, needed: 50, met: true, ...none },
      { check: 'trigger', value: 1, needed: 1, met: true, stated: '80% of the seats', behind: [] },
      { check: 'tiers', value: 3, needed: 2, met: true, stated: null, behind: [plan] },
      { check: 'metered_or_seats', value: 0, needed: 1, met: false, ...none },
    ]);
    expect(rows.map(({ words }) => words)).toEqual([
      '11.2% of ARR within a year',
      '288 there are',
      '“80% of the seats”',
      '3 are in use',
      'Neither has ever changed an account’s revenue',
    ]);
    expect(rows[3]?.behind).toEqual([
      { label: 'Pro', figure: { metric: 'arr', period: '2026-01-31', where: ['plan=pro'], of: 'company' } },
    ]);
    expect(readinessFinding(rows)).toBe('Not ready yet for systematic expansion: 3 of 5 conditions are met');
    expect(readinessFinding(rows.slice(1, 4))).toContain('every condition is met');
  });

  it('is asked for as of a day, of the whole company', () => {
    expect(benchmarksQuestion({ as_of: '2026-01-31', where: ['a=b'], fx: 'rolling' })).toEqual({ as_of: '2026-01-31' });
    expect(benchmarksQuestion({ where: ['a=b'] })).toEqual({});
  });
});
