'use client';

import { OnDemand } from '@/components/ui/on-demand';
import { type MetricSlug, metric } from '@/lib/view/catalogue';

const load = async () => (await import('./definition')).Definition;

interface MetricNameProps {
  slug: MetricSlug;
  /** The formula with the current numbers, one line a step. */
  filled: readonly string[];
}

/** A metric's name opens its definition. */
export function MetricName({ slug, filled }: MetricNameProps) {
  const entry = metric(slug);
  const trigger = (
    <button
      type="button"
      className="min-h-[24px] cursor-help truncate font-medium text-ink-2 underline decoration-control-line decoration-dotted underline-offset-4 hover:text-ink"
    >
      {entry.name}
    </button>
  );
  return <OnDemand trigger={trigger} haspopup="dialog" load={load} props={{ metric: entry, filled }} />;
}
