'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { workspaceQuery } from '@/lib/api/queries';
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
