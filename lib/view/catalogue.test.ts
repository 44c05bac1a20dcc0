import { describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/domain/catalogue';
import { metricNames } from './catalogue';

describe('metricNames', () => {
  it('are those of the catalogue', () => {
    for (const [slug, names] of Object.entries(metricNames))
      expect(catalogue.find((entry) => entry.slug === slug)).toMatchObject(names);
  });
});
