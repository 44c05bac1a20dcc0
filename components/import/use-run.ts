'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { importRunQuery, queryKeys } from '@/lib/api/queries';
import { awaitsFigures } from '@/lib/view/import-result';

const POLL_MS = 500;
/** Figures that have not come by then do not come: their process died after the rows were in. */
const MOST_POLLS = 600;

/** Follows a run until it has ended. When one that writes has ended, every figure of the app is asked for again. */
export function useRun(importId: string | null) {
  const client = useQueryClient();
  const run = useQuery({
    ...importRunQuery(importId ?? ''),
    enabled: importId !== null,
    refetchInterval: ({ state }) => {
      if (state.status === 'error' || !state.data) return false;
      if (state.data.status === 'running') return POLL_MS;
      return awaitsFigures(state.data) && state.dataUpdateCount < MOST_POLLS ? POLL_MS : false;
    },
  });
  const data = importId === null ? undefined : run.data;
  const ended = data !== undefined && data.status !== 'running' && !data.dry_run;
  const settledId = useRef<string | null>(null);

  useEffect(() => {
    if (!ended || settledId.current === importId) return;
    settledId.current = importId;
    void client.invalidateQueries({ queryKey: queryKeys.workspace });
    void client.invalidateQueries({ queryKey: queryKeys.reports });
    void client.invalidateQueries({ queryKey: queryKeys.imports, exact: true });
  }, [client, ended, importId]);

  return { data, error: run.error, refetch: run.refetch };
}
