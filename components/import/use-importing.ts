'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queryKeys, workspaceQuery } from '@/lib/api/queries';
import { useRun } from './use-run';

/** An import may be started elsewhere: in another tab, or by the command. */
const LOOK_MS = 2000;

export interface Importing {
  /** The import that is bringing the first data, or that just tried to; null: none. */
  importId: string | null;
  isRunning: boolean;
  /** Its file; null while not known. */
  file: string | null;
  isSample: boolean;
}

/** Looks, while there is no data, for an import that is bringing it, and stays with it until it has ended. */
export function useImporting(): Importing {
  const { data } = useQuery({
    ...workspaceQuery(),
    refetchInterval: ({ state }) => (state.data?.workspace?.has_data ? false : LOOK_MS),
  });
  const hasData = data?.workspace?.has_data === true;
  const client = useQueryClient();
  useEffect(() => {
    // An import may begin and end between two looks: what was asked while there was nothing is asked again.
    if (!hasData) return;
    void client.invalidateQueries({ queryKey: queryKeys.reports });
    void client.invalidateQueries({ queryKey: queryKeys.settings });
  }, [client, hasData]);
  const importing = data?.importing ?? null;
  const [followed, setFollowed] = useState<string | null>(importing);
  if (importing !== null && importing !== followed) setFollowed(importing);
  const run = useRun(followed).data;
  return {
    importId: followed,
    // Rows that are in have no figures yet: the page waits for these with the same words.
    isRunning:
      followed !== null &&
      (run === undefined || run.status === 'running' || (run.status === 'done' && importing === followed)),
    file: run?.file ?? null,
    isSample: data?.workspace?.is_sample ?? false,
  };
}
