'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { batchFinding, batchSentence } from '@/lib/view/import-batch';
import { prepareColumns } from '@/lib/view/import-columns';
import { filesTitle } from '@/lib/view/import-file-rows';
import { choicesOf } from '@/lib/view/import-files';
import { stagedOf } from '@/lib/view/import-mended';
import { optionsInput, prepareOptions } from '@/lib/view/import-options';
import { spokenProgress } from '@/lib/view/import-progress';
import { spokenResult } from '@/lib/view/import-result';
import { Announce } from './announce';
import { ChangeStep, type PartProps, settled } from './change-step';
import { DropOverlay } from './drop-overlay';
import { Failure } from './failure';
import { FileStep } from './file-step';
import { SampleOffer } from './sample-offer';
import { SendingList } from './sending-list';
import { Step } from './step';
import { StripeSection } from './stripe-section';
import { useFileIntake } from './use-file-intake';
import { type Import, useImport } from './use-import';
import { type Arrived, type Uploads, useUploads } from './use-uploads';

const ColumnsAhead = () => <Step number={2} state="ahead" title="Columns as read" />;

const ColumnsStep = dynamic(() => import('./columns-step').then((module) => module.ColumnsStep), {
  loading: ColumnsAhead,
});

const LedgerOptions = dynamic(() => import('./ledger-options').then((module) => module.LedgerOptions));

// Below the steps: their code comes after the page's.
const MatchesOffer = dynamic(() => import('@/components/health/matches-offer').then((module) => module.MatchesOffer));
const History = dynamic(() => import('./history').then((module) => module.History));

/** Step 2: the columns of one file, and what no file says about itself. */
function Reading({ parts }: { parts: Import }) {
  const { state, previews, shown, running, forget, rows } = parts;
  const file = state.files.find(({ uploadId }) => uploadId === shown?.uploadId);
  const reading = previews.find(({ uploadId }) => uploadId === shown?.uploadId);
  if (!file || !reading) return <ColumnsAhead />;
  const { preview } = reading;
  if (reading.error) {
    return <Failure title="The file could not be looked at" error={reading.error} onRetry={reading.retry} />;
  }
  if (preview === null) return <ColumnsAhead />;
  const choices = choicesOf(file, state.ledger);
  const { uploadId } = file;
  const kept = rows.flatMap((row) => {
    const of = row.position === null ? undefined : previews.find((each) => each.uploadId === row.uploadId);
    return of?.preview ? [of.preview] : [];
  });
  return (
    <ColumnsStep
      key={uploadId}
      preview={preview}
      model={prepareColumns(preview, choices)}
      choices={choices}
      several={rows.length > 1}
      refreshing={reading.refreshing}
      disabled={running}
      forgetting={forget.isPending}
      onChoose={(change) => state.choose(uploadId, change)}
      onForget={(key) => forget.mutate(key)}
      options={
        <LedgerOptions
          model={prepareOptions(optionsInput(kept.length > 0 ? kept : [preview]), choices)}
          several={kept.length > 1}
          disabled={running}
          onChange={(change) => state.choose(uploadId, () => change)}
        />
      }
    />
  );
}

function spokenOf({ run, batch, rows }: Import): string {
  if (batch.data) return `${batchFinding(batch.data)}. ${batchSentence(batch.data)}`;
  if (run.data) return run.data.status === 'running' ? spokenProgress(run.data.progress) : spokenResult(run.data);
  const looking = rows.length === 0 || rows.some((row) => row.state.label === 'Looking at it');
  return looking ? '' : `${filesTitle(rows).title}: ${rows.map((row) => row.state.label).join(', ')}`;
}

/** What comes takes the place of an import that has ended; before, it joins the files in hand. */
function useArrivals(parts: Import, ended: boolean, onNote: (note: string | null) => void): Uploads {
  const { state, previews, run, batch, reset } = parts;
  return useUploads((arrived: readonly Arrived[]) => {
    const named = [
      ...previews.flatMap(({ uploadId, preview }) => (preview ? [{ uploadId, file: preview.file }] : [])),
      ...(batch.data?.items ?? []).map(({ upload_id: uploadId, file }) => ({ uploadId, file })),
      ...(run.data && state.files.length === 1
        ? [{ uploadId: state.files[0]?.uploadId ?? null, file: run.data.file }]
        : []),
    ];
    const staged = arrived.flatMap((each) => stagedOf(each, named, state.files));
    reset();
    onNote(staged.find((each) => each.note !== null)?.note ?? null);
    state.addFiles(
      staged.map(({ file }) => file),
      ended,
    );
  });
}

/** Three steps on one page: the files, their columns as read, what would change. Below them, the imports so far. */
export function ImportPage() {
  const parts = useImport();
  const { state, run, batch, reset } = parts;
  const [note, setNote] = useState<string | null>(null);
  const [acted, setActed] = useState(false);
  const committed = settled(run.data) || (batch.data !== undefined && !batch.data.dry_run);
  const uploads = useArrivals(parts, committed, setNote);
  const dragging = useFileIntake((files) => uploads.take(files));
  const { isSending } = uploads;
  useEffect(() => {
    if (isSending) setActed(true);
  }, [isSending]);
  const restart: PartProps['onRestart'] = (reason) => {
    reset();
    setActed(true);
    setNote(reason);
    state.clear();
  };
  const followed = state.files.length === 0 && (state.importId !== null || state.batchId !== null);
  const empty = state.files.length === 0 && !followed;
  const shows = !committed && !followed;
  return (
    <div className="grid grid-cols-1 gap-4">
      {shows && (
        <FileStep
          parts={parts}
          uploads={uploads}
          dragging={dragging}
          note={note}
          acted={acted}
          onFiles={uploads.take}
          onClear={() => restart(null)}
        />
      )}
      <StripeSection offered={empty} />
      {!shows && <SendingList uploads={uploads} />}
      {shows && <Reading parts={parts} />}
      <ChangeStep parts={parts} acted={acted} onRestart={restart} />
      <Announce text={spokenOf(parts)} />
      {dragging && !empty && <DropOverlay />}
      {(committed || empty) && <MatchesOffer />}
      {empty && <SampleOffer />}
      <History />
    </div>
  );
}
