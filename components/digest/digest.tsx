'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTimeZone } from '@/components/adjust/use-time-zone';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty-later';
import { Callout } from '@/components/ui/callout';
import { Changeable } from '@/components/ui/rights';
import { Skeleton } from '@/components/ui/skeleton';
import { ApiError } from '@/lib/api/client';
import type { DigestStateAnswer } from '@/lib/api/contract/digest';
import { digestQuery } from '@/lib/api/digest-queries';
import { lastTrouble } from '@/lib/view/digest/page';
import { PreviewCard } from './preview-card';
import { ScheduleCard } from './schedule-card';

// Below what is seen first: their code comes after the page's.
const RecipientsCard = dynamic(() => import('./recipients-card').then((module) => module.RecipientsCard));
const AlertsCard = dynamic(() => import('./alerts-card').then((module) => module.AlertsCard));
const HistoryCard = dynamic(() => import('./history-card').then((module) => module.HistoryCard));

function Trouble({ state }: { state: DigestStateAnswer }) {
  const trouble = lastTrouble(state.jobs, useTimeZone());
  return (
    trouble && (
      <Callout tone="bad" title={trouble.title}>
        <p className="text-ink-2">{trouble.text}</p>
      </Callout>
    )
  );
}

/** When the digest goes to whom, what it looks like, which alerts are on, what became of each message. */
export function Digest() {
  const { data, error, refetch } = useQuery(digestQuery());
  if (error && !data) {
    if (error instanceof ApiError && error.status === 404) return <Empty />;
    return <Failure title="The digest could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  if (!data)
    return (
      <div className="grid gap-4 lg:grid-cols-12">
        <Skeleton className="h-180 lg:col-span-5" />
        <Skeleton className="h-180 lg:col-span-7" />
      </div>
    );
  return (
    <div className="grid gap-4">
      <Trouble state={data} />
      <div className="grid items-start gap-4 lg:grid-cols-12">
        <div className="grid min-w-0 gap-4 *:min-w-0 lg:col-span-5">
          <Changeable needs="write" className="grid gap-4 *:min-w-0">
            <ScheduleCard state={data} />
            <RecipientsCard state={data} />
            <AlertsCard state={data} />
          </Changeable>
        </div>
        <div className="min-w-0 lg:sticky lg:top-4 lg:col-span-7">
          <PreviewCard />
        </div>
      </div>
      <HistoryCard state={data} />
    </div>
  );
}
