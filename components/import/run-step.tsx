'use client';

import type { ReactNode } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { ImportRun } from '@/lib/api/contract';
import { rejectsUrl } from '@/lib/api/queries';
import { splitLimits } from '@/lib/view/import-limits';
import { prepareMonths } from '@/lib/view/import-months';
import { MISSING_RATE, withoutRates } from '@/lib/view/import-rates';
import {
  awaitsFigures,
  countTiles,
  effectFigures,
  findingOf,
  mendWords,
  runSentence,
  tells,
} from '@/lib/view/import-result';
import { CancelButton } from './cancel-button';
import { CannotKnow } from './cannot-know';
import { CountTiles } from './count-tiles';
import { EffectFigures } from './effect-figures';
import { EffectMonths } from './effect-months';
import { Failure } from './failure';
import { ProblemsTable } from './problems-table';
import { RunProgress } from './run-progress';
import { Step } from './step';

interface RunStepProps {
  run: ImportRun;
  /** Why the last request of this step failed. */
  error: Error | null;
  busy: boolean;
  cancelling: boolean;
  /** What can be done next. */
  children: ReactNode;
  onRetry(): void;
  onCancel(): void;
}

function Result({ run }: { run: ImportRun }) {
  const { effect, result } = run;
  const months = effect === null ? null : prepareMonths(effect.months, effect.currency);
  return (
    <>
      <EffectFigures figures={effectFigures(effect)} />
      {awaitsFigures(run) && (
        <div role="status" className="grid gap-2 border-y border-line py-4">
          <p className="text-ink-2">Working out the figures</p>
          <Skeleton className="h-9 max-w-xl" />
        </div>
      )}
      {result && tells(run) && <CountTiles tiles={countTiles(result)} />}
      {months && <EffectMonths model={months} />}
      {result && <RunProblems run={run} />}
    </>
  );
}

/** What the format cannot know, and what is wrong row by row. `file`: named where there are several. */
export function RunProblems({ run, file }: { run: ImportRun; file?: string }) {
  if (run.result === null) return null;
  const { limits, others } = splitLimits(withoutRates(run.result.problems));
  return (
    <>
      <CannotKnow file={file} limits={limits} />
      <ProblemsTable
        file={file}
        problems={others}
        counts={run.result.problem_counts.filter(({ code }) => code !== MISSING_RATE)}
        rejectsHref={run.has_rejects ? rejectsUrl(run.import_id) : null}
      />
    </>
  );
}

/** A check or an import, under way or ended: what it would change, or has changed. */
export function RunStep({ run, error, busy, cancelling, children, onRetry, onCancel }: RunStepProps) {
  if (run.status === 'running') {
    return (
      <Step
        number={3}
        state="open"
        title={run.dry_run ? 'Checking what would change' : `Importing ${run.file}`}
        takesFocus
      >
        <RunProgress progress={run.progress} />
        {error && <Failure title="That did not work" error={error} />}
        <CancelButton pending={cancelling} onCancel={onCancel} />
      </Step>
    );
  }
  const stands = run.status !== 'withdrawn' && run.status !== 'failed' && run.status !== 'cancelled';
  return (
    <Step
      number={3}
      state={run.status === 'done' || run.status === 'withdrawn' ? 'done' : 'open'}
      title={findingOf(run)}
      description={runSentence(run)}
      takesFocus
    >
      {run.status === 'failed' && (
        <Failure title="Why" error={new Error(run.error ?? 'The log of the server says more.')} onRetry={onRetry} />
      )}
      {stands && <Result run={run} />}
      {run.has_rejects && run.status === 'done' && <p className="text-ink-2">{mendWords}</p>}
      {error && <Failure title="That did not work" error={error} />}
      <div aria-busy={busy} className="flex flex-wrap items-center gap-2 print:hidden">
        {children}
      </div>
    </Step>
  );
}
