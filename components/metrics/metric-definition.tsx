'use client';

import type { FloatingProps } from '@/components/ui/on-demand';
import { catalogue } from '@/lib/domain/catalogue';
import type { MetricSlug } from '@/lib/view/catalogue';
import { Definition } from './definition';

export interface MetricDefinitionProps {
  slug: MetricSlug;
  /** The formula with the current numbers, one line a step. */
  filled: readonly string[];
}

/** The catalogue's definition of a metric; it comes with the catalogue when one is first opened. */
export function MetricDefinition({ slug, ...shown }: MetricDefinitionProps & FloatingProps) {
  const metric = catalogue.find((entry) => entry.slug === slug);
  if (!metric) throw new RangeError(`no metric ${slug}`);
  return <Definition metric={metric} {...shown} />;
}
