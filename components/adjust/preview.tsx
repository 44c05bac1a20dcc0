'use client';

import { ArrowRight } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { AdjustmentOutcomeAnswer } from '@/lib/api/contract/adjustments';
import { effectLines, partWords } from '@/lib/view/adjustment-effect';
import { dayText } from '@/lib/view/format';

interface PreviewProps {
  /** Null while there is nothing to try. */
  outcome: AdjustmentOutcomeAnswer | null;
  /** It is being tried again. */
  isStale: boolean;
  /** What to do before there is a preview. */
  waitsFor: string;
}

/** What would change, before anything does. */
export function Preview({ outcome, isStale, waitsFor }: PreviewProps) {
  return (
    <section
      aria-label="What would change"
      aria-live="polite"
      aria-busy={isStale}
      className="num min-h-29 rounded-sm bg-sunken px-4 py-3"
    >
      <h3 className="text-2xs font-medium text-ink-3">
        What would change{outcome && `, at ${dayText(outcome.data_through)}`}
      </h3>
      {outcome === null ? (
        <p className="mt-1 text-ink-2">{waitsFor}</p>
      ) : (
        <div className={cn('transition-opacity duration-(--t-fast)', isStale && 'opacity-50')}>
          <Effect outcome={outcome} />
        </div>
      )}
    </section>
  );
}

function Effect({ outcome }: { outcome: AdjustmentOutcomeAnswer }) {
  const parts = partWords(outcome);
  return (
    <>
      <dl className="mt-1.5 grid gap-y-1">
        {effectLines(outcome.effect, outcome.currency).map((line) => (
          <div key={line.label} className="flex flex-wrap items-baseline gap-x-4">
            <dt className="flex-1 whitespace-nowrap text-ink-2">{line.label}</dt>
            <dd
              className={cn(
                'text-right whitespace-nowrap sm:order-last sm:w-28',
                line.isSame ? 'text-ink-3' : 'font-medium text-ink',
              )}
            >
              {line.isSame ? 'no change' : line.change}
            </dd>
            <dd className="text-right whitespace-nowrap text-ink-2 max-sm:w-full max-sm:text-left">
              {line.isSame ? (
                <span className="text-ink">{line.after}</span>
              ) : (
                <>
                  {line.before}
                  <ArrowRight aria-label="becomes" className="mx-1.5 inline size-3 text-ink-3" />
                  <span className="font-medium text-ink">{line.after}</span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {parts && (
        <p className="mt-2 text-ink-2">
          {parts.before}
          <ArrowRight aria-label="becomes" className="mx-1.5 inline size-3 text-ink-3" />
          <span className="font-medium text-ink">{parts.after}</span>
        </p>
      )}
    </>
  );
}
