'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Progress } from '@/components/ui/progress';
import { Skeleton } from '@/components/ui/skeleton';
import { type Fact, fileFacts } from '@/lib/view/import-file';
import { type FileKind, kindWords } from '@/lib/view/import-words';
import { DropZone } from './drop-zone';
import { Failure } from './failure';
import { Formats } from './formats';
import { Step } from './step';
import type { UploadState } from './use-upload';

interface FileStepProps {
  upload: UploadState;
  dragging: boolean;
  /** The file in hand; null before there is one. */
  file: { name: string; bytes: number; encoding: string; delimiter: string } | null;
  /** A file was sent and is being looked at. */
  opening: boolean;
  /** Rows counted by a check. */
  rows: string | null;
  note: string | null;
  /** The kind of file that the address asks for; null: whichever it is. */
  asked: FileKind | null;
  /** Somebody has chosen a file, or gone back: the keyboard goes on from here. */
  acted: boolean;
  onClear(): void;
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {facts.map((fact) => (
        <div key={fact.label} className="flex gap-1.5">
          <dt className="text-ink-3">{fact.label}</dt>
          <dd className="text-ink tabular-nums">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function FileStep({ upload, dragging, file, opening, rows, note, asked, acted, onClear }: FileStepProps) {
  const { refusal, error, share } = upload;
  const trouble = refusal ? (
    <Callout tone="bad" title={refusal.title}>
      {refusal.remedy}
    </Callout>
  ) : error ? (
    <Failure
      title={`${upload.file?.name ?? 'The file'} could not be sent`}
      error={error}
      onRetry={() => upload.file && upload.take(upload.file)}
    />
  ) : null;

  if (share !== null && upload.file) {
    return (
      <Step number={1} state="open" title={`Sending ${upload.file.name}`} takesFocus={acted}>
        <Progress label={`Sending ${upload.file.name}`} share={share} />
      </Step>
    );
  }
  if (opening && !file && !trouble) {
    return (
      <Step number={1} state="open" title="Looking at the file" takesFocus={acted}>
        <Skeleton className="h-5 w-72 max-w-full" />
      </Step>
    );
  }
  if (file && !trouble) {
    return (
      <Step
        number={1}
        state="done"
        title={file.name}
        takesFocus={acted}
        description={<Facts facts={fileFacts(file, rows)} />}
        actions={
          <Button variant="secondary" onClick={onClear}>
            Another file
          </Button>
        }
      />
    );
  }
  return (
    <Step
      number={1}
      state="open"
      title={asked === null ? 'Choose the file' : `Choose the file with ${kindWords[asked].noun}`}
      takesFocus={acted}
      description="Nothing is written until you say so, and every import can be undone."
    >
      {note && <Callout>{note}</Callout>}
      {trouble}
      <DropZone dragging={dragging} onFile={upload.take} />
      <Formats asked={asked} />
    </Step>
  );
}
