import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue';
import type { Metric } from './catalogue/metric';

const metrics: readonly Metric[] = catalogue;
const slugs = metrics.map((metric) => metric.slug);

describe('the catalogue', () => {
  it('has each metric once, by slug and by name', () => {
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(new Set(metrics.map((metric) => metric.name)).size).toBe(slugs.length);
  });

  it('makes formulas of figures that it has itself, and none of itself', () => {
    for (const metric of metrics) {
      expect(slugs, metric.slug).toEqual(expect.arrayContaining([...metric.inputs]));
      expect(metric.inputs).not.toContain(metric.slug);
    }
  });

  it('says each definition in whole sentences, with a name that fits a narrow place', () => {
    for (const { slug, name, shortName, formula, note } of metrics) {
      expect(formula, slug).toMatch(/\.$/);
      if (note !== '') expect(note, slug).toMatch(/\.$/);
      expect(shortName.length, slug).toBeLessThanOrEqual(Math.max(name.length, 18));
    }
  });

  it('sums no rate', () => {
    for (const { slug, unit, additive } of metrics)
      if (unit === 'multiple' || (unit === 'ratio' && !slug.endsWith('_contribution')))
        expect(additive, slug).toBe('nothing');
  });
});
