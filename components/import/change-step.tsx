'use client';

import dynamic from 'next/dynamic';
import { Button } from '@/components/ui/button';
import type { ImportRun } from '@/lib/api/contract';
import { batchOpenPoints } from '@/lib/view/import-file-rows';
import { currenciesAsked } from '@/lib/view/import-rates';
import { Failure } from './failure';
import { MissingRates } from './missing-rates';
import { ReadyStep } from './ready-step';
import { BatchActions, CommitActions, DoneActions, RefusedActions } from './run-actions';
import { Step } from './step';
import type { Import } from './use-import';

const Starting = () => <Step number={3} state="open" title="Starting" />;

const RunStep = dynamic(() => import('./run-step').then((module) => module.RunStep), { loading: Starting });

const BatchStep = dynamic(() => import('./batch-step').then((module) => module.BatchStep), { loading: Starting });

const mendNote =
  'Nothing was written. Mend the rows in the file, or only the rejected rows you downloaded, and drop it here: it is read with the same choices, and rows that are already in are not doubled.';

/** Imported, or imported and withdrawn: there is nothing left to choose. */
export const settled = (run: Pick<ImportRun, 'status'> | undefined): boolean =>
  run?.status === 'done' || run?.status === 'withdrawn';

export interface PartProps {
  parts: Import;
  /** Somebody has done something on this page: focus that is lost with a control is taken by the step that comes. */
  acted: boolean;
  /** Back to an empty page, with a word on why. */
  onRestart(reason: string | null): void;
}

interface RatesAskedProps {
  currencies: readonly string[];
  parts: Import;
  onMend(): void;
}

const RatesAsked = ({ currencies, parts, onMend }: RatesAskedProps) => (
  <div className="grid w-full gap-3">
    <MissingRates currencies={currencies} busy={parts.starting || parts.refreshing} onRates={parts.checkAt} />
    <div>
      <Button onClick={onMend}>Mend the file first</Button>
    </div>
  </div>
);

function OneFile({ run, parts, onRestart }: Omit<PartProps, 'acted'> & { run: ImportRun }) {
  const { state, undo, starting, startError, refreshing, check, commit } = parts;
  const change = (what: 'withdraw' | 'restore' | 'cancel') => undo.mutate({ what, id: run.import_id, isBatch: false });
  const mend = () => onRestart(mendNote);
  const asked = state.files.length > 0 ? currenciesAsked([run]) : [];
  return (
    <RunStep
      run={run}
      error={startError ?? undo.error}
      busy={starting || undo.isPending}
      cancelling={undo.isPending || undo.data !== undefined}
      onRetry={check}
      onCancel={() => change('cancel')}
    >
      {asked.length > 0 ? (
        <RatesAsked currencies={asked} parts={parts} onMend={mend} />
      ) : run.dry_run && run.status !== 'cancelled' ? (
        <CommitActions run={run} busy={starting || refreshing} onCommit={commit} onMend={mend} />
      ) : settled(run) ? (
        <DoneActions
          withdrawn={run.status === 'withdrawn'}
          several={false}
          busy={undo.isPending}
          onUndo={() => change('withdraw')}
          onRedo={() => change('restore')}
          onAnother={() => onRestart(null)}
        />
      ) : (
        <RefusedActions hasFiles={state.files.length > 0} onCheck={state.forgetRun} onMend={mend} />
      )}
    </RunStep>
  );
}

function SeveralFiles({ parts, onRestart }: Omit<PartProps, 'acted'>) {
  const { state, batch, undo, starting, startError, refreshing, commit } = parts;
  const { data, runs, isTold } = batch;
  if (!data) return <Starting />;
  const change = (what: 'withdraw' | 'restore' | 'cancel') => undo.mutate({ what, id: data.batch_id, isBatch: true });
  const asked = state.files.length > 0 ? currenciesAsked(runs) : [];
  return (
    <BatchStep
      batch={data}
      runs={runs}
      isTold={isTold}
      error={startError ?? undo.error}
      busy={starting || undo.isPending}
      cancelling={undo.isPending || undo.data !== undefined}
      onCancel={() => change('cancel')}
    >
      {asked.length > 0 ? (
        <RatesAsked currencies={asked} parts={parts} onMend={() => onRestart(mendNote)} />
      ) : data.dry_run && data.status !== 'cancelled' ? (
        <BatchActions batch={data} busy={starting || refreshing} onCommit={commit} onMend={() => onRestart(mendNote)} />
      ) : settled({ status: data.status === 'stopped' ? 'failed' : data.status }) ? (
        <DoneActions
          withdrawn={data.status === 'withdrawn'}
          several
          busy={undo.isPending}
          onUndo={() => change('withdraw')}
          onRedo={() => change('restore')}
          onAnother={() => onRestart(null)}
        />
      ) : (
        <RefusedActions
          hasFiles={state.files.length > 0}
          onCheck={state.forgetRun}
          onMend={() => onRestart(mendNote)}
        />
      )}
    </BatchStep>
  );
}

/** Step 3: what would change, and once it is imported, what has. */
export function ChangeStep({ parts, acted, onRestart }: PartProps) {
  const { state, rows, run, batch, starting, startError, refreshing, check } = parts;
  const followed = state.batchId === null ? run : batch;
  if (followed.error) {
    return (
      <Failure
        title="This import could not be followed"
        error={followed.error}
        onRetry={() => void followed.refetch()}
      />
    );
  }
  if (state.batchId !== null) return <SeveralFiles parts={parts} onRestart={onRestart} />;
  if (run.data) return <OneFile run={run.data} parts={parts} onRestart={onRestart} />;
  if (state.importId !== null) return <Starting />;
  if (rows.length === 0) return <Step number={3} state="ahead" title="What would change" />;
  return (
    <ReadyStep
      several={rows.filter((row) => row.position !== null).length > 1}
      open={batchOpenPoints(rows)}
      busy={starting || refreshing}
      error={startError}
      acted={acted}
      onCheck={check}
    />
  );
}
