'use client';

import { spokenProgress } from '@/lib/view/import-progress';
import { Announce } from './announce';
import { Failure } from './failure';
import { RunProgress } from './run-progress';
import { useRun } from './use-run';

/** An import that is under way, wherever it was started: how far it is, or why it broke off. */
export function Following({ importId }: { importId: string }) {
  const { data, error, refetch } = useRun(importId);
  if (error && !data)
    return <Failure title="The import’s progress could not be read" error={error} onRetry={() => void refetch()} />;
  if (data?.status === 'failed' || data?.status === 'rejected')
    return (
      <Failure
        title={`${data.file} was not imported`}
        error={new Error(data.error ?? 'Nothing was written. Imports says which rows were refused.')}
      />
    );
  return (
    <div className="w-full">
      {data && <RunProgress progress={data.progress} />}
      <Announce text={data?.status === 'running' ? spokenProgress(data.progress) : ''} />
    </div>
  );
}
