'use client';

import { useQuery } from '@tanstack/react-query';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { checkQuery } from '@/lib/api/queries';
import { type HealthModel, prepareHealth } from '@/lib/view/ledger-health';

const Held = ({ model }: { model: HealthModel }) => (
  <div className="grid gap-4">
    {model.findings.map(({ key, title, remedy, tone }) => (
      <Callout key={key} tone={tone} title={title}>
        <p className="text-ink-2">{remedy}</p>
      </Callout>
    ))}
    <dl className="num grid gap-x-10 sm:grid-cols-2 xl:grid-cols-3">
      {model.facts.map(({ name, value }) => (
        <div
          key={name}
          className="flex min-h-(--row-dense) items-center justify-between gap-4 border-b border-line py-1"
        >
          <dt className="text-ink-2">{name}</dt>
          <dd className="min-w-0 text-right font-medium text-ink [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  </div>
);

/** Whether the store is whole and its ledger adds up (what `ratchet check` says), and what it holds. */
export function Whole() {
  const { data, error, refetch, isFetching } = useQuery(checkQuery());
  const model = data && prepareHealth(data);
  return (
    <Card
      title={model?.title ?? (error ? 'The ledger could not be checked' : 'The whole store is being checked')}
      sub="Every month’s start with its movements against its end, and every reference of the store"
      actions={
        <Button aria-busy={isFetching} className="mr-1.5" onClick={() => void refetch()}>
          {isFetching ? 'Checking' : 'Check again'}
        </Button>
      }
    >
      {error && !data ? (
        <Failure title="The ledger could not be checked" error={error} onRetry={() => void refetch()} />
      ) : model ? (
        <Held model={model} />
      ) : (
        <Skeleton className="h-40" />
      )}
    </Card>
  );
}
