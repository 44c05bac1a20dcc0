'use client';

import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { catalogue, type MetricSlug } from '@/lib/view/monday/catalogue';

/** A metric's name opens its definition, with today's figures filled in. */
export function MetricName({ slug, formula }: { slug: MetricSlug; formula: string | null }) {
  const metric = catalogue[slug];
  return (
    <Popover>
      <PopoverTrigger className="cursor-help truncate border-control-line border-b border-dotted font-medium text-ink-2 hover:text-ink">
        {metric.name}
      </PopoverTrigger>
      <PopoverContent>
        <p className="mb-1 font-semibold text-ink">{metric.name}</p>
        <p className="text-ink-2">{metric.meaning}</p>
        {formula && <p className="num mt-2 rounded-sm bg-sunken px-2 py-1.5 font-medium text-ink text-xs">{formula}</p>}
      </PopoverContent>
    </Popover>
  );
}
