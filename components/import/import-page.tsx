'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import type { ImportRun } from '@/lib/api/contract';
import { prepareColumns } from '@/lib/view/import-columns';
import { spokenProgress } from '@/lib/view/import-progress';
import { spokenResult } from '@/lib/view/import-result';
import { count } from '@/lib/view/import-words';
import { Announce } from './announce';
import { ChangeStep, type PartProps, settled } from './change-step';
import { DropOverlay } from './drop-overlay';
import { Failure } from './failure';
import { FileStep } from './file-step';
import { SampleOffer } from './sample-offer';
import { Step } from './step';
import { useFileIntake } from './use-file-intake';
import { useImport } from './use-import';

const ColumnsAhead = () => <Step number={2} state="ahead" title="Columns as read" />;

const ColumnsStep = dynamic(() => import('./columns-step').then((module) => module.ColumnsStep), {
  loading: ColumnsAhead,
});

// Below the steps: its code comes after the page's.
const History = dynamic(() => import('./history').then((module) => module.History));

/** Steps 1 and 2: the file in hand, and how it is read. */
function ReadingSteps({
  parts,
  acted,
  onRestart,
  note,
  dragging,
}: PartProps & { note: string | null; dragging: boolean }) {
  const { state, upload, reading, run, running } = parts;
  const { preview } = reading;
  return (
    <>
      <FileStep
        upload={upload}
        dragging={dragging}
        file={preview && { ...preview, name: preview.file }}
        opening={state.uploadId !== null && !reading.error}
        rows={run.data?.result ? count(run.data.result.read) : null}
        note={note}
        asked={state.choices.kind}
        acted={acted}
        onClear={() => onRestart(null)}
      />
      {reading.error && (
        <Failure title="The file could not be looked at" error={reading.error} onRetry={reading.retry} />
      )}
      {preview ? (
        <ColumnsStep
          preview={preview}
          model={prepareColumns(preview, state.choices)}
          choices={state.choices}
          refreshing={reading.refreshing}
          disabled={running}
          onChoose={state.choose}
        />
      ) : (
        <ColumnsAhead />
      )}
    </>
  );
}

function spokenOf(run: ImportRun | undefined, read: string): string {
  if (run === undefined) return read;
  return run.status === 'running' ? spokenProgress(run.progress) : spokenResult(run);
}

/** Three steps on one page: the file, its columns as read, what would change. Below them, the imports so far. */
export function ImportPage() {
  const parts = useImport();
  const { state, upload, run, reset } = parts;
  const { preview } = parts.reading;
  const [note, setNote] = useState<string | null>(null);
  const [acted, setActed] = useState(false);
  const dragging = useFileIntake((file) => {
    reset();
    upload.take(file);
  });
  useEffect(() => {
    if (upload.file !== null) setActed(true);
  }, [upload.file]);
  const restart = (reason: string | null) => {
    reset();
    setActed(true);
    setNote(reason);
    state.clear();
  };
  const followed = state.uploadId === null && state.importId !== null;
  const empty = state.uploadId === null && state.importId === null;
  const committed = run.data !== undefined && settled(run.data);
  return (
    <div className="grid grid-cols-1 gap-4">
      {!committed && !followed && (
        <ReadingSteps parts={parts} acted={acted} note={note} dragging={dragging} onRestart={restart} />
      )}
      <ChangeStep parts={parts} acted={acted} onRestart={restart} />
      <Announce text={spokenOf(run.data, preview === null ? '' : prepareColumns(preview, state.choices).title)} />
      {dragging && !empty && <DropOverlay />}
      {empty && <SampleOffer />}
      <History />
    </div>
  );
}
