import { expect, it } from 'vitest';
import { catalogue } from '@/lib/domain/catalogue';
import { glossary } from './glossary';

it('the glossary is the catalogue in the spelling of the reports: every metric, in its order', () => {
  const { metrics } = glossary();
  expect(metrics.map(({ slug }) => slug)).toEqual(catalogue.map(({ slug }) => slug));
  expect(metrics[0]).toMatchObject({ slug: 'nrr', short_name: 'NRR', unit: 'ratio', additive: 'nothing', section: 5 });
  expect(Object.keys(metrics[0] ?? {})).not.toContain('shortName');
});
