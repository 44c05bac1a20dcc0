'use client';

import type { ReactNode } from 'react';
import { batchFinding, batchItems, batchProgress, batchSentence, combinedEffect } from '@/lib/view/import-batch';
import { nameParts } from '@/lib/view/import-file-rows';
import { prepareMonths } from '@/lib/view/import-months';
import { countTiles, effectFigures } from '@/lib/view/import-result';
import { BatchFiles } from './batch-files';
import { CancelButton } from './cancel-button';
import { CountTiles } from './count-tiles';
import { EffectFigures } from './effect-figures';
import { EffectMonths } from './effect-months';
import { Failure } from './failure';
import { ProgressBar } from './run-progress';
import { RunProblems } from './run-step';
import { Step } from './step';
import type { Import } from './use-import';

interface BatchStepProps {
  batch: NonNullable<Import['batch']['data']>;
  runs: Import['batch']['runs'];
  /** What became of each file has arrived, a moment after the batch itself has ended. */
  isTold: boolean;
  error: Error | null;
  busy: boolean;
  cancelling: boolean;
  /** What can be done next. */
  children: ReactNode;
  onCancel(): void;
}

/** Several files checked or imported together: one set of figures, and below it what became of each file. */
export function BatchStep({ batch, runs, isTold, error, busy, cancelling, children, onCancel }: BatchStepProps) {
  if (batch.status === 'running' || !isTold) {
    const running = runs.find((run) => run.status === 'running')?.progress ?? null;
    return (
      <Step number={3} state="open" title={batchFinding(batch)} takesFocus>
        <ProgressBar prepare={(shownShare) => batchProgress(batch, running, shownShare)} />
        {error && <Failure title="That did not work" error={error} />}
        <CancelButton pending={cancelling} onCancel={onCancel} />
      </Step>
    );
  }
  const effect = combinedEffect(runs.flatMap((run) => (run.effect ? [run.effect] : [])));
  const months = effect === null ? null : prepareMonths(effect.months, effect.currency);
  const stands = batch.status === 'checked' || batch.status === 'done' || batch.status === 'stopped';
  return (
    <Step
      number={3}
      state={batch.status === 'done' || batch.status === 'withdrawn' ? 'done' : 'open'}
      title={batchFinding(batch)}
      description={batchSentence(batch)}
      takesFocus
    >
      {stands && <EffectFigures figures={effectFigures(effect)} />}
      {stands && <CountTiles tiles={countTiles(batch.counts)} />}
      {stands && months && <EffectMonths model={months} />}
      {stands && <BatchFiles items={batchItems(batch, runs)} />}
      {stands && runs.map((run) => <RunProblems key={run.import_id} run={run} file={nameParts(run.file).name} />)}
      {error && <Failure title="That did not work" error={error} />}
      <div aria-busy={busy} className="flex flex-wrap items-center gap-2 print:hidden">
        {children}
      </div>
    </Step>
  );
}
