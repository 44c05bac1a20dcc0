'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { triedMatchesQuery } from '@/lib/api/match-queries';
import { effectLines } from '@/lib/view/adjustment-effect';
import { mergeWords } from '@/lib/view/matches';

interface MatchEffectProps {
  /** Ids of the offers that are chosen. */
  chosen: readonly string[];
  /** Of the ledger as it is shown. */
  version: number;
  isBusy: boolean;
  onAccept(): void;
}

/** What ARR and NRR become once what is chosen is merged, and the button that does it. */
export function MatchEffect({ chosen, version, isBusy, onAccept }: MatchEffectProps) {
  const { data, error, isFetching } = useQuery(triedMatchesQuery(chosen, version));
  const lines = chosen.length === 0 || data === undefined ? null : effectLines(data.effect, data.currency);
  return (
    <section
      aria-label="What would change"
      aria-live="polite"
      aria-busy={isFetching}
      className="num mb-4 flex min-h-16 flex-wrap max-md:min-h-35 items-center justify-between gap-x-8 gap-y-3 rounded-sm bg-sunken px-4 py-3 print:hidden"
    >
      {chosen.length === 0 ? (
        <p className="text-ink-2">
          Choose the pairs that are one customer: what ARR and NRR become is shown here first.
        </p>
      ) : error ? (
        <p className="text-bad">{error.message}</p>
      ) : (
        <dl className={cn('flex flex-wrap gap-x-10 gap-y-2 max-md:grid max-md:w-full', isFetching && 'opacity-50')}>
          {(lines ?? waiting).map(({ label, before, after, change, isSame }) => (
            <div key={label}>
              <dt className="text-2xs font-medium text-ink-3">{label}</dt>
              <dd className="whitespace-nowrap text-ink-2">
                {isSame ? (
                  <>
                    <span className="text-ink">{after}</span> <span className="text-ink-3">no change</span>
                  </>
                ) : (
                  <>
                    {before}
                    <ArrowRight aria-label="becomes" className="mx-1.5 inline size-3 text-ink-3" />
                    <span className="font-medium text-ink">{after}</span> <span className="text-ink-3">{change}</span>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Button needs="act" variant="primary" disabled={isBusy || chosen.length === 0} onClick={onAccept}>
        {mergeWords(chosen.length)}
      </Button>
    </section>
  );
}

/** In the place of what is being worked out. */
const waiting = ['ARR', 'NRR, 12 months'].map((label) => ({
  ...{ label, before: '', after: '…', change: '', isSame: false },
}));
