/** What became of an import. */
import type { Day } from '@/lib/domain/day';
import type { Problem } from '@/lib/ingest/problem';
import { type ImportCounts, markFailed } from '@/lib/store/imports';
import type { Effect } from './effect';
import type { ImportJob } from './job';
import type { Runner } from './runner';

export interface ImportOutcome {
  /** Null where the file could not be read at all, so that nothing was begun. */
  importId: string | null;
  status: 'done' | 'checked' | 'rejected';
  kind: string | null;
  read: number;
  counts: ImportCounts;
  problems: Problem[];
  notices: Problem[];
  dataThrough: Day | null;
  effect: Effect | null;
}

export const NO_COUNTS: ImportCounts = {
  new: 0,
  unchanged: 0,
  corrected: 0,
  rejected: 0,
  withdrawn: 0,
  accountsNew: 0,
};

/** Ends an announced run that wrote nothing because of what stands against its file. */
export async function markRejected(
  { store, principal }: Runner,
  job: ImportJob,
  importId: string | null,
  problems: Problem[],
  read: number,
  rejected: number,
): Promise<void> {
  if (importId === null) return;
  const outcome = { status: 'rejected', error: null, problems, read, rejected } as const;
  await markFailed(store, principal, job.workspaceId, importId, outcome);
}
