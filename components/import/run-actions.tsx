'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { ImportRun } from '@/lib/api/contract';
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

interface RefusedActionsProps {
  onCheck(): void;
  onMend(): void;
}

/** After an import that wrote nothing: the columns stand above as they were, to be changed or checked again. */
export function RefusedActions({ onCheck, onMend }: RefusedActionsProps) {
  return (
    <>
      <Button variant="primary" onClick={onCheck}>
        Check again
      </Button>
      <Button onClick={onMend}>Mend the file first</Button>
    </>
  );
}

interface DoneActionsProps {
  run: ImportRun;
  busy: boolean;
  onUndo(): void;
  onAnother(): void;
}

/** After an import: to the figures, back to before it, or on to the next file. */
export function DoneActions({ run, busy, onUndo, onAnother }: DoneActionsProps) {
  const done = run.status === 'done';
  return (
    <>
      {done && (
        <Button variant="primary" asChild>
          <Link href="/">See your NRR</Link>
        </Button>
      )}
      {done && (
        <Button variant="secondary" disabled={busy} onClick={onUndo}>
          Undo this import
        </Button>
      )}
      <Button variant={done ? 'quiet' : 'secondary'} onClick={onAnother}>
        Import another file
      </Button>
    </>
  );
}
