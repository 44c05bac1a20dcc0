'use client';

import { OnDemand } from '@/components/ui/on-demand';
import { metricNames } from '@/lib/view/catalogue';
import type { MetricDefinitionProps } from './metric-definition';

const load = async () => (await import('./metric-definition')).MetricDefinition;

/** A metric's name opens its definition. */
export function MetricName({ slug, filled }: MetricDefinitionProps) {
  const trigger = (
    <button
      type="button"
      className="min-h-[24px] cursor-help truncate font-medium text-ink-2 underline decoration-control-line decoration-dotted underline-offset-4 hover:text-ink"
    >
      {metricNames[slug].name}
    </button>
  );
  return <OnDemand trigger={trigger} haspopup="dialog" load={load} props={{ slug, filled }} />;
}
