'use client';

import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ImportRun } from '@/lib/api/contract';
import { importBatchQuery, importRunQuery, queryKeys } from '@/lib/api/queries';
import { awaitsFigures } from '@/lib/view/import-result';

const POLL_MS = 500;
/** Figures that have not come by then do not come. */
const MOST_POLLS = 600;

/** Follows several files that are checked or imported together, each with its own run, until all have ended. */
export function useBatch(batchId: string | null) {
  const client = useQueryClient();
  const batch = useQuery({
    ...importBatchQuery(batchId ?? ''),
    enabled: batchId !== null,
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? POLL_MS : false),
  });
  const data = batchId === null ? undefined : batch.data;
  const items = data?.items.filter((item) => item.import_id !== null) ?? [];
  const runs = useQueries({
    queries: items.map((item) => ({
      ...importRunQuery(item.import_id ?? ''),
      refetchInterval: ({ state }: { state: { data?: ImportRun | undefined; dataUpdateCount: number } }) =>
        state.data?.status === 'running' ||
        (state.data && awaitsFigures(state.data) && state.dataUpdateCount < MOST_POLLS)
          ? POLL_MS
          : false,
    })),
  });
  const known = runs.flatMap((run) => (run.data ? [run.data] : []));
  const ended = data !== undefined && data.status !== 'running' && !data.dry_run;
  const settledId = useRef<string | null>(null);
  useEffect(() => {
    if (!ended || settledId.current === batchId) return;
    settledId.current = batchId;
    void client.invalidateQueries({ queryKey: queryKeys.workspace });
    void client.invalidateQueries({ queryKey: queryKeys.reports });
    void client.invalidateQueries({ queryKey: queryKeys.imports });
  }, [batchId, client, ended]);
  return {
    data,
    /** Of the files whose turn has come, in the order of the batch. */
    runs: known,
    /** None of them is still to be told of. */
    isTold: runs.every(({ data: run, isPending }) => !isPending && run?.status !== 'running'),
    error: batch.error,
    refetch: batch.refetch,
    resultOf: (uploadId: string): ImportRun['result'] | undefined => {
      const item = data?.items.find((each) => each.upload_id === uploadId);
      return known.find((run) => run.import_id === item?.import_id)?.result;
    },
  };
}
