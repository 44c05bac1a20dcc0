'use client';

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import { BACKUP_URL, checkQuery } from '@/lib/api/queries';
import { type HealthModel, prepareHealth } from '@/lib/view/ledger-health';
import { settingsSections } from '@/lib/view/settings-sections';
import { Section } from './section';

export const BackupButton = () => (
  <Button asChild>
    <a href={BACKUP_URL} download>
      <Download aria-hidden />
      Download a backup
    </a>
  </Button>
);

const Found = ({ model }: { model: HealthModel }) => (
  <div className="grid gap-4">
    <Callout tone={model.isWhole ? 'good' : 'bad'} title={model.title} />
    {model.findings.map(({ key, title, remedy, tone }) => (
      <Callout key={key} tone={tone} title={title}>
        <p className="text-ink-2">{remedy}</p>
      </Callout>
    ))}
    <dl className="num grid gap-x-10 sm:grid-cols-2">
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

/** What `ratchet check` finds, what the store holds, and a copy of all of it. */
export function Health() {
  const { data, error, refetch, isFetching } = useQuery(checkQuery());
  return (
    <Section
      section={settingsSections.health}
      actions={
        <span className="flex flex-wrap gap-2">
          <Button aria-busy={isFetching} onClick={() => void refetch()}>
            {isFetching ? 'Checking' : 'Check again'}
          </Button>
          <BackupButton />
        </span>
      }
    >
      {error && !data ? (
        <Failure title="The ledger could not be checked" error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Found model={prepareHealth(data)} />
      ) : (
        <Skeleton className="h-72" />
      )}
    </Section>
  );
}
