import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts';
import type { Change } from '../testing/columns';
import { factsOf } from '../testing/reports';
import { chanceOf } from './chance';
import { drawnYears, quantile } from './draws';
import { backTest, backTestShare, type Drawing, drawnYear, forecast as forecastOf, STANDARD_SEED } from './forecast';
import { pastYear } from './past-year';
import { AS_IT_WAS, replay, type WhatIf, yearSums } from './replay';

function atOnce<Value>(pieces: Generator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

const monthly = (account: string, on: string, minor: number): Change => ({
  account,
  on,
  minor,
  status: minor === 0 ? 'ended' : 'active',
});
const ask = { seed: STANDARD_SEED, draws: 200 };
const forecast = (facts: Facts, { what = AS_IT_WAS, ...drawing }: Drawing & { what?: WhatIf }) => {
  const past = atOnce(drawnYear(facts, drawing));
  return past && { year: past.year, baseline: forecastOf(past, 24, AS_IT_WAS), tried: forecastOf(past, 24, what) };
};
const what = (part: Partial<WhatIf>): WhatIf => ({ ...AS_IT_WAS, ...part });

describe('nothing moved for a year: two accounts of 1,200 and 2,400 a year', () => {
  const facts = factsOf(
    { changes: [monthly('a', '2024-01-10', 10_000), monthly('b', '2024-01-10', 20_000)] },
    { dataThrough: '2025-03-31' },
  );
  const answer = forecast(facts, { ...ask, list: facts.everyAccount })!;

  it('goes on as it is, in every draw', () => {
    expect(answer.year).toMatchObject({ accounts: 2, endArrMinor: 360_000, endAccounts: 2 });
    const last = answer.baseline.at(-1)!;
    expect(last.ahead).toBe(24);
    expect(last.expected).toEqual({ nrr: 1, arrMinor: 360_000 });
    expect(new Set(Object.values(last.nrr))).toEqual(new Set([1]));
    expect(new Set(Object.values(last.arr))).toEqual(new Set([360_000]));
  });

  it('with half a point more expansion a month: 1.005 ^ 12 after a year', () => {
    const { tried } = forecast(facts, { ...ask, list: facts.everyAccount, what: what({ expansionRate: 0.005 }) })!;
    expect(tried[12]!.nrr.median).toBeCloseTo(1.005 ** 12, 12);
    expect(tried[12]!.expected.arrMinor).toBe(Math.round(360_000 * 1.005 ** 12));
  });

  it('with a point less churn: nothing to save, since nobody left', () => {
    const { tried } = forecast(facts, { ...ask, list: facts.everyAccount, what: what({ churnRate: -0.01 }) })!;
    expect(tried[12]!.expected.nrr).toBe(1);
  });
});

describe('one account: 1,200 a year, 1,320 from June 2024 on, first expansion; data to March 2025', () => {
  const facts = factsOf(
    { changes: [monthly('a', '2023-12-10', 10_000), monthly('a', '2024-06-05', 11_000)] },
    { dataThrough: '2025-03-31' },
  );
  const list = facts.everyAccount;

  it('replays its rise each June: 1.1 after 12 months, 1.21 after 24, every draw being the same account', () => {
    const { baseline } = forecast(facts, { ...ask, list })!;
    expect(baseline[2]!.nrr.median).toBe(1);
    expect(baseline[3]!.nrr.median).toBeCloseTo(1.1, 12);
    expect(baseline[12]!.nrr.low95).toBeCloseTo(1.1, 12);
    expect(baseline[24]!.nrr.high95).toBeCloseTo(1.21, 12);
    expect(baseline[24]!.expected.arrMinor).toBe(159_720);
  });

  it('two months sooner to the first expansion: the rise comes in April, and in April again', () => {
    const { tried } = forecast(facts, { ...ask, list, what: what({ firstExpansionMonths: -2 }) })!;
    expect(tried[0]!.nrr.median).toBe(1);
    expect(tried[1]!.nrr.median).toBeCloseTo(1.1, 12);
    expect(tried[12]!.nrr.median).toBeCloseTo(1.1, 12);
    expect(tried[13]!.nrr.median).toBeCloseTo(1.21, 12);
  });

  it('two months later: the rise comes in August', () => {
    const { tried } = forecast(facts, { ...ask, list, what: what({ firstExpansionMonths: 2 }) })!;
    expect(tried[4]!.nrr.median).toBe(1);
    expect(tried[5]!.nrr.median).toBeCloseTo(1.1, 12);
  });
});

describe('one of two leaves in June 2024, a third comes in August with 600', () => {
  const facts = factsOf(
    {
      changes: [
        ...[monthly('a', '2023-12-10', 10_000), monthly('b', '2023-12-10', 10_000)],
        ...[monthly('b', '2024-06-20', 0), monthly('c', '2024-08-01', 5000)],
      ],
    },
    { dataThrough: '2025-03-31' },
  );
  const list = facts.everyAccount;

  it('expected: half is lost in month 3; 600 come in month 5; so on the year after', () => {
    const { baseline } = forecast(facts, { ...ask, list })!;
    expect(baseline[12]!.expected.nrr).toBe(0.5);
    // 1,800 → 900 in June, + 600 in August = 1,500; → 750 → 1,350 the year after.
    expect(baseline[12]!.expected.arrMinor).toBe(150_000);
    expect(baseline[24]!.expected.arrMinor).toBe(135_000);
  });

  it('by 50 points less churn in the month: nothing is lost', () => {
    const { tried } = forecast(facts, { ...ask, list, what: what({ churnRate: -0.5 }) })!;
    expect(tried[12]!.expected).toEqual({ nrr: 1, arrMinor: 240_000 });
  });

  it('draws differ, and their bands hold the expected course', () => {
    const { baseline } = forecast(facts, { ...ask, list })!;
    const { nrr } = baseline[12]!;
    expect(nrr.low95).toBeLessThan(nrr.high95);
    expect(nrr.low80).toBeLessThanOrEqual(0.5);
    expect(nrr.high80).toBeGreaterThanOrEqual(0.5);
  });
});

describe('two accounts as large, of which one left in June 2024; a fixed seed', () => {
  const facts = factsOf(
    {
      changes: [
        ...[monthly('a', '2023-12-10', 10_000), monthly('b', '2023-12-10', 10_000)],
        monthly('b', '2024-06-20', 0),
      ],
    },
    { dataThrough: '2025-03-31' },
  );

  it('a draw takes both (half the time), twice who stayed or twice who left: bands from 0 over 50 % to 100 %', () => {
    const { baseline } = forecast(facts, { ...ask, list: facts.everyAccount })!;
    // A tenth and a fortieth of the draws lie below the quarter that lost all, as many above the quarter that lost nothing.
    expect(baseline[12]!.nrr).toEqual({ low95: 0, low80: 0, median: 0.5, high80: 1, high95: 1 });
    expect(baseline[12]!.arr).toEqual({ low95: 0, low80: 0, median: 60_000, high80: 120_000, high95: 120_000 });
    // June is the third month: until then all is there.
    expect(baseline[2]!.nrr).toEqual({ low95: 1, low80: 1, median: 1, high80: 1, high95: 1 });
  });
});

describe('too little to go by', () => {
  it('eleven months that are over: none', () => {
    const facts = factsOf({ changes: [monthly('a', '2024-05-01', 10_000)] }, { dataThrough: '2025-03-31' });
    expect(forecast(facts, { ...ask, list: facts.everyAccount })).toBeNull();
    expect(atOnce(backTest(facts, { list: facts.everyAccount, seed: 1 }))).toEqual([]);
    expect(backTestShare([], 'nrr')).toEqual({ quarters: 0, inside80: null, inside95: null });
  });
  it('nobody was there when the year began: none', () => {
    const facts = factsOf(
      { changes: [monthly('a', '2023-01-01', 10_000), monthly('a', '2023-02-01', 0), monthly('a', '2025-01-15', 100)] },
      { dataThrough: '2025-03-31' },
    );
    expect(forecast(facts, { ...ask, list: facts.everyAccount })).toBeNull();
  });
});

describe('the back-test', () => {
  it('a year that repeats itself is foretold to the cent, at every quarter that has a year after it', () => {
    const rises = ['2023', '2024', '2025'].map((year, index) => monthly('a', `${year}-05-10`, 11_000 * 1.1 ** index));
    const facts = factsOf(
      {
        changes: [
          monthly('a', '2022-12-10', 10_000),
          ...rises.map((row) => ({ ...row, minor: Math.round(row.minor!) })),
        ],
      },
      { dataThrough: '2025-12-31' },
    );
    const rows = atOnce(backTest(facts, { list: facts.everyAccount, seed: 7, draws: 20 }));
    // From the end of 2023 to that of 2024.
    expect(rows.map(({ month }) => month - (2023 * 12 + 11))).toEqual([0, 3, 6, 9, 12]);
    for (const { nrr, actualNrr } of rows) {
      expect(actualNrr).toBeCloseTo(1.1, 9);
      expect(nrr.median).toBeCloseTo(1.1, 9);
    }
  });
});

describe('draws', () => {
  const facts = factsOf(
    {
      changes: Array.from({ length: 50 }, (_, index) => [
        monthly(`a${index}`, '2023-12-10', 1000 * (index + 1)),
        ...(index % 5 === 0 ? [monthly(`a${index}`, '2024-07-10', 0)] : []),
      ]).flat(),
    },
    { dataThrough: '2025-03-31' },
  );
  const year = pastYear(facts, facts.everyAccount, 15, 1)!;

  it('the same seed draws the same, another seed other accounts', () => {
    const sums = (seed: number) => atOnce(drawnYears(year, 5, seed)).map((drawn) => drawn[0]);
    expect(sums(1)).toEqual(sums(1));
    expect(sums(1)).not.toEqual(sums(2));
  });

  it('groups hold what their accounts do, each account once', () => {
    const grouped = pastYear(facts, facts.everyAccount, 15, 1, 7)!;
    expect([grouped.units, grouped.accounts]).toEqual([7, 50]);
    expect(yearSums(grouped.values, 7, null)).toEqual(yearSums(year.values, 50, null));
  });

  it('more that was tried moves every draw the same way', () => {
    const [drawn] = atOnce(drawnYears(year, 1, 3));
    const nrr = (tried: WhatIf) => replay(drawn!, year.endArrMinor, 12, tried).kept[12]!;
    expect(nrr(what({ churnRate: -0.01 }))).toBeGreaterThan(nrr(AS_IT_WAS));
    expect(nrr(what({ churnRate: 0.01 }))).toBeLessThan(nrr(AS_IT_WAS));
  });

  it('chance stays below its bound, evenly enough', () => {
    const chance = chanceOf(11);
    const counts = new Array<number>(10).fill(0);
    for (let turn = 0; turn < 10_000; turn += 1) counts[chance(10)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('quantiles lie between the nearest values: of 1 … 5, a tenth is 1.4', () => {
    expect(quantile(Float64Array.of(1, 2, 3, 4, 5), 0.1)).toBeCloseTo(1.4, 12);
    expect(quantile(Float64Array.of(7), 0.9)).toBe(7);
  });
});
