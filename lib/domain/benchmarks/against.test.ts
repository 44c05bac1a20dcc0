import { describe, expect, it } from 'vitest';
import { against, type Measured } from './against';
import { published } from './published';
import { rulesOfThumb } from './rules-of-thumb';
import { stageOf, stages } from './stages';

const nrr = (value: number | null, said: Partial<Measured> = {}): Measured => ({
  value,
  low: null,
  high: null,
  before: null,
  baseArr: 2_000_000_00,
  ...said,
});
const target = { low: 1, high: 1.1 };

describe('a figure against a band of 100 to 110 %', () => {
  it('of 98.2 % is below: 1.8 points of $2M are $36k a year', () => {
    const { verdict, gap, gap_arr } = against(nrr(0.982), target);
    expect([verdict, gap?.toFixed(3), gap_arr]).toEqual(['below', '-0.018', -36_000_00]);
  });

  it('is within at both edges, and above beyond', () => {
    expect([1, 1.05, 1.1].map((value) => against(nrr(value), target).verdict)).toEqual(['within', 'within', 'within']);
    expect(against(nrr(1.12), target)).toMatchObject({ verdict: 'above' });
  });

  it('of 98 % with an interval to 101 % could be within; one to 99.5 % could not', () => {
    expect(against(nrr(0.98, { low: 0.95, high: 1.01 }), target).reaches).toBe(true);
    expect(against(nrr(0.98, { low: 0.95, high: 0.995 }), target).reaches).toBe(false);
    expect(against(nrr(1.2, { low: 1.11, high: 1.3 }), target).reaches).toBe(false);
    expect(against(nrr(0.98), target).reaches).toBeNull();
  });

  it('moves toward it from 96 %, away from 99 %, and neither while it stays within', () => {
    expect(against(nrr(0.98, { before: 0.96 }), target).toward).toBe(true);
    expect(against(nrr(0.98, { before: 0.99 }), target).toward).toBe(false);
    expect(against(nrr(1.02, { before: 1.05 }), target).toward).toBeNull();
    expect(against(nrr(1.02, { before: 0.97 }), target).toward).toBe(true);
  });

  it('that does not exist has no verdict; one that is no share of revenue no money', () => {
    expect(against(nrr(null), target)).toEqual({
      verdict: null,
      gap: null,
      gap_arr: null,
      reaches: null,
      toward: null,
    });
    expect(against(nrr(5, { baseArr: null }), { low: null, high: 3 })).toMatchObject({
      verdict: 'above',
      gap: 2,
      gap_arr: null,
    });
  });
});

describe('stages', () => {
  it('follow each other without a gap, from nothing on', () => {
    expect(stages.map(({ belowUsd }, index) => belowUsd === (stages[index + 1]?.fromUsd ?? null))).not.toContain(false);
    expect([0, 999_999, 1_000_000, 4_999_999.99, 20_000_000, 5e9].map((arr) => stageOf(arr).name)).toEqual([
      '0-1M',
      '0-1M',
      '1-5M',
      '1-5M',
      '20M+',
      '20M+',
    ]);
  });
});

describe('what was published', () => {
  it('says of every figure who, where, when and how, and has something to say', () => {
    expect(published.length).toBe(62);
    for (const figure of published) {
      expect(figure.publisher && figure.document && figure.year && figure.measures, figure.population).not.toBe('');
      expect(['survey', 'billing data', 'portfolio', 'target']).toContain(figure.kind);
      expect(figure.median !== null || figure.said !== '', figure.population).toBe(true);
      expect(figure.p25 ?? 0).toBeLessThanOrEqual(figure.median ?? 99);
      expect(figure.median ?? 0).toBeLessThanOrEqual(figure.p75 ?? 99);
    }
  });

  it('bounds populations in dollars: contracts of $25–50K, revenue under $25 a month', () => {
    const sizes = published.map(({ size }) => size);
    expect(sizes).toContainEqual({ of: 'acv', from: 25_000, below: 50_000 });
    expect(sizes).toContainEqual({ of: 'arpa', from: 0, below: 25 });
    expect(sizes).toContainEqual({ of: 'arr', from: 100_000_000, below: null });
  });

  it('has rules of thumb with at least one end each, the lower one first', () => {
    for (const { low, high } of rulesOfThumb) expect((low ?? 0) <= (high ?? 99) && (low ?? high) !== null).toBe(true);
  });
});
