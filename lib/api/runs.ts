/** An import run as it travels: the store's record in the contract's shape. */
import { z } from 'zod';
import type { ImportRun as StoredRun } from '@/lib/store/imports';
import { type ImportRun, importRun, problem } from './contract';

const { progress: progressSchema, effect: effectSchema } = importRun.shape;

const NOT_YET = { phase: 'reading', bytes: 0, rows: 0, rows_per_second: 0, seconds_left: null } as const;

/** Problems by code, the most frequent first. */
const countsByCode = (counts: Readonly<Record<string, number>>): { code: string; count: number }[] =>
  Object.entries(counts)
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count);

export function runOf(run: StoredRun, hasRejects: boolean): ImportRun {
  const progress = progressSchema.safeParse(run.progress);
  const effect = effectSchema.safeParse(run.effect);
  const problems = z.array(problem).catch([]).parse(run.problems);
  const notices = z.array(problem).catch([]).parse(run.notices);
  const finished = run.status !== 'running' && run.counts !== null;
  return {
    import_id: run.importId,
    status: run.status === 'checked' && (run.counts?.rejected ?? 0) > 0 ? 'rejected' : run.status,
    dry_run: run.dryRun,
    kind: run.kind,
    file: run.fileName,
    started_at: run.startedAt.toISOString(),
    finished_at: run.finishedAt?.toISOString() ?? null,
    withdrawn_at: run.withdrawnAt?.toISOString() ?? null,
    data_through: run.dataThrough,
    batch_id: run.batchId,
    complete: run.complete,
    progress: progress.success ? progress.data : { ...NOT_YET, bytes_total: run.fileBytes },
    result:
      finished && run.counts !== null
        ? {
            read: run.read ?? 0,
            new: run.counts.new,
            unchanged: run.counts.unchanged,
            corrected: run.counts.corrected,
            rejected: run.counts.rejected,
            withdrawn: run.counts.withdrawn,
            accounts_new: run.counts.accountsNew,
            problems: [...problems, ...notices],
            problem_counts: countsByCode(run.problemCounts),
          }
        : null,
    effect: effect.success ? effect.data : null,
    has_rejects: hasRejects,
    error: run.error,
  };
}
