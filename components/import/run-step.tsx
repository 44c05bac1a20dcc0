'use client';

import type { ReactNode } from 'react';
import type { ImportRun } from '@/lib/api/contract';
import { rejectsUrl } from '@/lib/api/queries';
import { countsSentence, countTiles, effectRows, findingOf } from '@/lib/view/import-result';
import { Announce } from './announce';
import { CountTiles } from './count-tiles';
import { EffectTable } from './effect-table';
import { Failure } from './failure';
import { ProblemsTable } from './problems-table';
import { RunProgress } from './run-progress';
import { Step } from './step';

interface RunStepProps {
  run: ImportRun;
  /** Why the last request of this step failed. */
  error: Error | null;
  busy: boolean;
  /** What can be done next. */
  children: ReactNode;
  onRetry(): void;
}

/** A check or an import, under way or ended: what it would change, or has changed. */
export function RunStep({ run, error, busy, children, onRetry }: RunStepProps) {
  if (run.status === 'running') {
    return (
      <Step number={3} state="open" title={run.dry_run ? 'Checking what would change' : `Importing ${run.file}`}>
        <RunProgress progress={run.progress} />
      </Step>
    );
  }
  const finding = findingOf(run);
  return (
    <Step number={3} state={run.dry_run ? 'open' : 'done'} title={finding} description={countsSentence(run)}>
      <Announce text={`${finding}. ${countsSentence(run)}`} />
      {run.status === 'failed' && (
        <Failure title={finding} error={new Error(run.error ?? 'The log of the server says more.')} onRetry={onRetry} />
      )}
      {run.result && run.status !== 'failed' && <CountTiles tiles={countTiles(run.result)} />}
      {run.status !== 'withdrawn' && <EffectTable rows={effectRows(run.effect)} settled={!run.dry_run} />}
      {run.result && run.status !== 'withdrawn' && (
        <ProblemsTable
          problems={run.result.problems}
          counts={run.result.problem_counts}
          rejectsHref={run.has_rejects ? rejectsUrl(run.import_id) : null}
        />
      )}
      {error && <Failure title="That did not work" error={error} />}
      <div aria-busy={busy} className="flex flex-wrap items-center gap-2 print:hidden">
        {children}
      </div>
    </Step>
  );
}
