'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { ImportRun } from '@/lib/api/contract';
import type { ImportBatch } from '@/lib/api/contract/imports';
import { batchCommit } from '@/lib/view/import-batch';
import { nextSteps } from '@/lib/view/import-result';

interface CommitActionsProps {
  run: ImportRun;
  busy: boolean;
  onCommit(keepGood: boolean): void;
  onMend(): void;
}

/** The choices after a check. Where rows were refused, both ways are named and neither is taken by itself. */
export function CommitActions({ run, busy, onCommit, onMend }: CommitActionsProps) {
  const { commit, mend, nothing } = nextSteps(run);
  return (
    <>
      {nothing && <p className="text-ink-2">{nothing}</p>}
      {commit && (
        <Button
          variant={commit.keepGood ? 'secondary' : 'primary'}
          disabled={busy}
          onClick={() => onCommit(commit.keepGood)}
        >
          {commit.label}
        </Button>
      )}
      {mend && (
        <Button variant={commit ? 'secondary' : 'primary'} onClick={onMend}>
          Mend the file first
        </Button>
      )}
    </>
  );
}

interface BatchActionsProps {
  batch: ImportBatch;
  busy: boolean;
  onCommit(keepGood: boolean): void;
  onMend(): void;
}

/** The same for several files checked together. */
export function BatchActions({ batch, busy, onCommit, onMend }: BatchActionsProps) {
  const commit = batchCommit(batch);
  const rejected = batch.counts.rejected > 0;
  return (
    <>
      {commit === null && <p className="text-ink-2">There is nothing to import.</p>}
      {commit && (
        <Button
          variant={commit.keepGood ? 'secondary' : 'primary'}
          disabled={busy}
          onClick={() => onCommit(commit.keepGood)}
        >
          {commit.label}
        </Button>
      )}
      {(rejected || commit === null) && (
        <Button variant={commit ? 'secondary' : 'primary'} onClick={onMend}>
          Mend the files first
        </Button>
      )}
    </>
  );
}

interface RefusedActionsProps {
  /** The files are still in hand. */
  hasFiles: boolean;
  onCheck(): void;
  onMend(): void;
}

/** After an import that wrote nothing: the columns stand above as they were, to be changed or checked again. */
export function RefusedActions({ hasFiles, onCheck, onMend }: RefusedActionsProps) {
  return (
    <>
      {hasFiles && (
        <Button variant="primary" onClick={onCheck}>
          Check again
        </Button>
      )}
      <Button onClick={onMend}>{hasFiles ? 'Mend the file first' : 'Import files'}</Button>
    </>
  );
}

interface DoneActionsProps {
  withdrawn: boolean;
  several: boolean;
  busy: boolean;
  onUndo(): void;
  onRedo(): void;
  onAnother(): void;
}

/** After an import: to the figures, back to before it and forth again, or on to the next file. */
export function DoneActions({ withdrawn, several, busy, onUndo, onRedo, onAnother }: DoneActionsProps) {
  const what = several ? 'these imports' : 'this import';
  return (
    <>
      {withdrawn ? (
        <Button variant="primary" disabled={busy} onClick={onRedo}>
          Redo {what}
        </Button>
      ) : (
        <>
          <Button variant="primary" asChild>
            <Link href="/">See your NRR</Link>
          </Button>
          <Button variant="secondary" disabled={busy} onClick={onUndo}>
            Undo {what}
          </Button>
        </>
      )}
      <Button variant="quiet" onClick={onAnother}>
        Import more files
      </Button>
    </>
  );
}
