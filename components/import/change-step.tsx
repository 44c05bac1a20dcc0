'use client';

import dynamic from 'next/dynamic';
import type { ImportRun } from '@/lib/api/contract';
import { openPoints, prepareColumns } from '@/lib/view/import-columns';
import { Failure } from './failure';
import { ReadyStep } from './ready-step';
import { CommitActions, DoneActions, RefusedActions } from './run-actions';
import { Step } from './step';
import type { Import } from './use-import';

const Starting = () => <Step number={3} state="open" title="Starting" />;

const RunStep = dynamic(() => import('./run-step').then((module) => module.RunStep), { loading: Starting });

const mendNote =
  'Nothing was written. Mend the rows in the file, or only the rejected rows you downloaded, and drop it here: rows that are already in are not doubled.';

/** Imported, or imported and withdrawn: there is nothing left to choose. */
export const settled = (run: ImportRun): boolean => run.status === 'done' || run.status === 'withdrawn';

export interface PartProps {
  parts: Import;
  /** Somebody has done something on this page: focus that is lost with a control is taken by the step that comes. */
  acted: boolean;
  /** Back to an empty page, with a word on why. */
  onRestart(reason: string | null): void;
}

/** Step 3: what would change, and once it is imported, what has. */
export function ChangeStep({ parts, acted, onRestart }: PartProps) {
  const { state, reading, run, withdraw, starting, startError, check, commit } = parts;
  const { preview } = reading;
  if (run.error) {
    return <Failure title="This import could not be followed" error={run.error} onRetry={() => void run.refetch()} />;
  }
  if (run.data) {
    const { data } = run;
    return (
      <RunStep run={data} error={startError ?? withdraw.error} busy={starting || withdraw.isPending} onRetry={check}>
        {data.dry_run ? (
          <CommitActions
            run={data}
            busy={starting || preview === null}
            onCommit={commit}
            onMend={() => onRestart(mendNote)}
          />
        ) : settled(data) ? (
          <DoneActions
            run={data}
            busy={withdraw.isPending}
            onUndo={() => withdraw.mutate(data.import_id)}
            onAnother={() => onRestart(null)}
          />
        ) : (
          <RefusedActions onCheck={state.forgetRun} onMend={() => onRestart(mendNote)} />
        )}
      </RunStep>
    );
  }
  if (state.importId !== null) return <Starting />;
  if (preview === null) return <Step number={3} state="ahead" title="What would change" />;
  return (
    <ReadyStep
      open={openPoints(preview, state.choices, prepareColumns(preview, state.choices).missing)}
      busy={starting || reading.refreshing}
      error={startError}
      acted={acted}
      onCheck={check}
    />
  );
}
