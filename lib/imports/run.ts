/**
 * One import from file to committed, the same for the command line and the server's child process (design.md
 * section 5): what the file is, what stands against it, and then its writing (`write.ts`).
 */
import { type Analysis, analyseFile } from '@/lib/ingest/analyse';
import { dataThroughOf } from '@/lib/ingest/fields';
import { planFrom } from '@/lib/ingest/plan';
import { fileProblem, type Problem } from '@/lib/ingest/problem';
import { dataThroughBySource } from '@/lib/store/imports';
import { canBeComplete } from './complete';
import type { ImportJob } from './job';
import { type ImportOutcome, markRejected, NO_COUNTS } from './outcome';
import { currencyOfAmounts } from './planning';
import type { Runner } from './runner';
import { importPlanned } from './write';

/**
 * Runs a job to its end. Bad data is in the outcome's problems; a failure of the machine or the store throws, after
 * everything was rolled back and the run marked failed.
 */
export async function runImport(runner: Runner, job: ImportJob): Promise<ImportOutcome> {
  const analysis = await analyseFile(job.path, {
    fileName: job.fileName,
    kind: job.kind,
    mapping: job.map,
    decimal: job.decimal,
    dates: job.dates,
    endDay: job.endDay,
  });
  const currency = await currencyOfAmounts(runner, job, analysis.kind);
  const planned = planFrom(analysis, {
    currency,
    decimal: job.decimal,
    dates: job.dates,
    endDay: job.endDay,
    dataThrough: job.dataThrough,
  });
  const problems = [
    ...planned.problems,
    ...rangeProblems(job, analysis),
    ...(await dayProblems(runner, job, analysis)),
  ];
  if (planned.plan !== null && problems.length === 0) return importPlanned(runner, job, planned.plan);
  await markRejected(runner, job, job.importId, problems, 0, 0);
  return {
    importId: job.importId,
    status: 'rejected',
    kind: analysis.kind,
    read: 0,
    counts: NO_COUNTS,
    problems,
    notices: [...(job.notices ?? []), ...analysis.notices],
    dataThrough: null,
    effect: null,
  };
}

/** Data-through is asked for where nothing in the file and no earlier import says it. */
async function dayProblems(
  { store, principal, today }: Runner,
  job: ImportJob,
  analysis: Analysis,
): Promise<Problem[]> {
  if (job.dataThrough !== undefined && job.dataThrough > today)
    return [fileProblem(job.fileName, 'future_data_through', { found: job.dataThrough })];
  if (dataThroughOf(analysis.kind) !== 'first' || job.dataThrough !== undefined) return [];
  const sources = await dataThroughBySource(store.pool, principal, job.workspaceId);
  return sources.length === 0 ? [fileProblem(job.fileName, 'missing_data_through')] : [];
}

/** What has no days cannot be complete for some. */
const rangeProblems = ({ complete, fileName }: ImportJob, { kind }: Analysis): Problem[] =>
  complete === undefined || kind === null || canBeComplete(kind)
    ? []
    : [fileProblem(fileName, 'complete_without_days', { found: kind })];
