'use client';

import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { workspaceQuery } from '@/lib/api/queries';
import { prepareFreshness } from '@/lib/view/freshness';
import { Freshness } from './freshness';
import { SampleBadge } from './sample-badge';

const foot = 'max-md:w-full md:mt-auto md:border-t md:border-line md:px-2 md:pt-3';

/** The workspace's name; Ratchet's own while there is none. */
export function WorkspaceName() {
  const { data } = useQuery(workspaceQuery());
  return <span className="min-w-0 truncate">{data?.workspace?.name ?? 'Ratchet'}</span>;
}

export function SampleNotice() {
  const { data } = useQuery(workspaceQuery());
  return data?.workspace?.is_sample ? <SampleBadge /> : null;
}

/** @param today a day as YYYY-MM-DD, against which data may be late */
export function WorkspaceFreshness({ today }: { today: string }) {
  const { data, error, refetch } = useQuery(workspaceQuery());
  if (data) return <Freshness model={prepareFreshness(data.workspace, today)} />;
  if (!error) {
    return (
      <div aria-busy className={foot}>
        <Skeleton className="w-36" />
      </div>
    );
  }
  return (
    <div role="alert" className={`${foot} text-xs text-bad`}>
      <p>{error.message}</p>
      <Button className="mt-2" onClick={() => void refetch()}>
        Try again
      </Button>
    </div>
  );
}
