import { describe, expect, it } from 'vitest';
import { targetMetric } from './target-metric';

describe('the metric that a target names', () => {
  it.each([
    ['nrr_3m', 'nrr_3m'],
    ['NRR', 'nrr_12m'],
    ['Net revenue retention', 'nrr_12m'],
    ['logo-retention', 'logo_12m'],
    ['Expansion.Add-on', 'expansion.add_on'],
    [' ARR ', 'arr'],
    ['win rate', 'win_rate'],
  ])('%s is %s', (stated, name) => expect(targetMetric(stated)?.name).toBe(name));

  it('none of ours is none', () => expect(targetMetric('happiness')).toBeNull());

  it('no target is of one cohort', () => expect(targetMetric('cohort_net.2025-03')).toBeNull());

  it('a share is at most its whole, a rate at most five, an amount at least nothing', () => {
    expect(targetMetric('grr')).toMatchObject({ unit: 'ratio', low: 0, high: 1 });
    expect(targetMetric('nrr')).toMatchObject({ unit: 'ratio', low: 0, high: 5 });
    expect(targetMetric('churn')).toMatchObject({ unit: 'money', low: 0, high: Number.POSITIVE_INFINITY });
  });

  it('what no report measures against a target is told apart: a rate may fall, days may be any', () => {
    expect(targetMetric('qbr_effect')).toMatchObject({ measured: null, unit: 'ratio', low: -5, high: 5 });
    expect(targetMetric('cycle_days')).toMatchObject({ measured: null, high: Number.POSITIVE_INFINITY });
  });
});
