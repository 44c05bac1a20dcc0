'use client';

import { type ProgressInput, spokenProgress } from '@/lib/view/import-progress';
import { Announce } from './announce';
import { Failure } from './failure';
import { RunProgress } from './run-progress';
import { useRun } from './use-run';

/** Until the first word of it is here. */
const beginning: ProgressInput = {
  phase: 'reading',
  bytes: 0,
  bytes_total: 0,
  rows: 0,
  rows_per_second: 0,
  seconds_left: null,
};

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
      <RunProgress progress={data?.progress ?? beginning} />
      <Announce text={data?.status === 'running' ? spokenProgress(data.progress) : ''} />
    </div>
  );
}
