'use client';

import Link from 'next/link';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { Metric } from '@/lib/domain/catalogue/metric';

export interface DefinitionProps {
  metric: Pick<Metric, 'slug' | 'name' | 'formula' | 'note'>;
  /** The formula with the current numbers, one line a step. */
  filled: readonly string[];
}

/** A metric's definition, with today's figures filled in. */
export function Definition({ metric, filled, trigger }: DefinitionProps & FloatingProps) {
  return (
    <Popover defaultOpen>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label={`Definition: ${metric.name}`}>
        <p className="mb-1 font-semibold text-ink">{metric.name}</p>
        <p className="text-ink-2">{metric.formula}</p>
        {filled.length > 0 && (
          <p className="num mt-2.5 grid rounded-sm bg-sunken px-3 py-2 text-xs text-ink">
            {filled.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
        )}
        {metric.note && <p className="mt-2.5 text-xs text-ink-3">{metric.note}</p>}
        <Link
          prefetch={false}
          href={`/glossary#${metric.slug}`}
          className="mt-1.5 inline-flex min-h-[24px] items-center text-xs text-ink-3 underline underline-offset-2 hover:text-ink"
        >
          All definitions
        </Link>
      </PopoverContent>
    </Popover>
  );
}
