/** The catalogue's figures of expansion by slug: what the Expansion page shows and explains. */
import { expansionMetrics } from '@/lib/domain/catalogue/expansion';
import { headlineMetrics } from '@/lib/domain/catalogue/headline';
import type { Metric } from '@/lib/domain/catalogue/metric';
import { movementMetrics } from '@/lib/domain/catalogue/movements';
import type { ExpansionSlug } from './expansion-headline';

const bySlug = new Map<string, Metric>(
  [...headlineMetrics, ...movementMetrics, ...expansionMetrics].map((entry) => [entry.slug, entry]),
);

export function expansionMetric(slug: ExpansionSlug): Metric {
  const found = bySlug.get(slug);
  if (!found) throw new RangeError(`no metric ${slug}`);
  return found;
}
