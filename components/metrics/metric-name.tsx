'use client';

import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { type MetricSlug, metric } from '@/lib/view/catalogue';

interface MetricNameProps {
  slug: MetricSlug;
  /** The formula with the current numbers, one line a step. */
  filled: readonly string[];
}

/** A metric's name opens its definition, with today's figures filled in. */
export function MetricName({ slug, filled }: MetricNameProps) {
  const { name, formula, note } = metric(slug);
  return (
    <Popover>
      <PopoverTrigger className="min-h-6 cursor-help truncate font-medium text-ink-2 underline decoration-control-line decoration-dotted underline-offset-4 hover:text-ink">
        {name}
      </PopoverTrigger>
      <PopoverContent aria-label={`Definition: ${name}`}>
        <p className="mb-1 font-semibold text-ink">{name}</p>
        <p className="text-ink-2">{formula}</p>
        {filled.length > 0 && (
          <p className="num mt-2.5 grid rounded-sm bg-sunken px-3 py-2 text-xs text-ink">
            {filled.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
        )}
        <p className="mt-2.5 text-xs text-ink-3">{note}</p>
      </PopoverContent>
    </Popover>
  );
}
