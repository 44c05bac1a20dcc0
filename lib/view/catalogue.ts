/** The catalogue's headline figures by slug: what the pages show, and all of the catalogue that they load in the browser. */
import { headlineMetrics } from '@/lib/domain/catalogue/headline';
import type { Metric } from '@/lib/domain/catalogue/metric';

export type MetricSlug = (typeof headlineMetrics)[number]['slug'];

const bySlug = new Map<string, Metric>(headlineMetrics.map((entry) => [entry.slug, entry]));

export function metric(slug: MetricSlug): Metric {
  const found = bySlug.get(slug);
  if (!found) throw new RangeError(`no metric ${slug}`);
  return found;
}

export const metricSlugs: readonly MetricSlug[] = headlineMetrics.map((entry) => entry.slug);
