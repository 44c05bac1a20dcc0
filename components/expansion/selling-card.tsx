'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { memo, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import type { Asked } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { reportQuery } from '@/lib/api/queries';
import { prepareSelling, type SellingFact } from '@/lib/view/expansion-selling';

const Fact = ({ fact }: { fact: SellingFact }) => (
  <div className="min-w-0">
    <dt className="text-xs text-ink-2">{fact.name}</dt>
    <dd>
      <FigureButton
        figure={fact.figure}
        label={`What makes ${fact.value}, ${fact.name}`}
        className="block min-h-[24px] text-xl font-semibold tracking-tight text-ink"
      >
        {fact.value}
      </FigureButton>
      <p className="mt-0.5 text-2xs text-pretty text-ink-3">{fact.note}</p>
    </dd>
  </div>
);

/** Whether anybody is at work on expansion, and what comes of it. */
export const SellingCard = memo(function SellingCard({ now, className }: { now: Asked; className?: string }) {
  const { asked } = now;
  const coverage = useQuery(reportQuery('coverage', asked));
  const plans = useQuery(reportQuery('plans', asked));
  const model = useMemo(
    () => (coverage.data && plans.data ? prepareSelling({ coverage: coverage.data, plans: plans.data }) : null),
    [coverage.data, plans.data],
  );
  const failed = [coverage, plans].find(({ error, data }) => error && !data);
  if (failed?.error)
    return (
      <div className={className}>
        <Failure
          title="What is done about expansion could not be loaded"
          error={failed.error}
          onRetry={() => void failed.refetch()}
        />
      </div>
    );
  if (!model) return <Skeleton className={className} style={{ height: 148 }} />;
  return (
    <Card
      data-testid="selling"
      title={model.finding}
      sub={model.empty ?? model.description}
      className={className}
      actions={
        model.empty === null ? (
          <DataActions table={model.table} exhibit="selling" />
        ) : (
          <Button needs="write" asChild>
            <Link href="/import">Import them</Link>
          </Button>
        )
      }
    >
      {model.empty === null && (
        <dl className="num grid grid-cols-2 gap-x-6 gap-y-4 xl:grid-cols-4">
          {model.facts.map((fact) => (
            <Fact key={fact.key} fact={fact} />
          ))}
        </dl>
      )}
    </Card>
  );
});
