'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import { withKind } from '@/lib/view/import-choices';
import { filesTitle } from '@/lib/view/import-file-rows';
import { kindWords } from '@/lib/view/import-words';
import { AddFiles, DropZone } from './drop-zone';
import { FileList } from './file-list';
import { Formats } from './formats';
import { SendingList } from './sending-list';
import { Step } from './step';
import type { Import } from './use-import';
import type { Uploads } from './use-uploads';

interface FileStepProps {
  parts: Import;
  uploads: Uploads;
  dragging: boolean;
  note: string | null;
  /** Somebody has chosen a file, or gone back: the keyboard goes on from here. */
  acted: boolean;
  onFiles(files: readonly File[]): void;
  onClear(): void;
}

/** Step 1 with files in hand: the list, further ones, or none of them. */
function FilesInHand({ parts, uploads, note, acted, onFiles, onClear }: Omit<FileStepProps, 'dragging'>) {
  const { state, rows, shown, running, previews } = parts;
  const { title, description } = filesTitle(rows);
  const looking = previews.every(({ preview, error }) => preview === null && error === null);
  return (
    <Step
      number={1}
      state={uploads.isSending ? 'open' : 'done'}
      title={looking ? 'Looking at the files' : title}
      takesFocus={acted}
      description={description}
      actions={
        <>
          <AddFiles disabled={running} onFiles={onFiles} />
          <Button variant="quiet" disabled={running} onClick={onClear}>
            Start again
          </Button>
        </>
      }
    >
      {note && <Callout>{note}</Callout>}
      <SendingList uploads={uploads} />
      {looking ? (
        <Skeleton className="h-16" />
      ) : (
        <FileList
          rows={rows}
          shownId={shown?.uploadId ?? null}
          disabled={running}
          onOpen={state.openFile}
          onKind={(uploadId, kind) => state.choose(uploadId, (latest) => withKind(latest, kind))}
          onRemove={state.removeFile}
        />
      )}
    </Step>
  );
}

/** Step 1: the files. */
export function FileStep({ dragging, ...props }: FileStepProps) {
  const { parts, uploads, note, acted, onFiles } = props;
  const { asked, files } = parts.state;
  if (files.length > 0) return <FilesInHand {...props} />;
  return (
    <Step
      number={1}
      state="open"
      title={asked === null ? 'Choose your files' : `Choose the file with ${kindWords[asked].noun}`}
      takesFocus={acted}
      description="Nothing is written until you say so, and every import can be undone."
    >
      {note && <Callout>{note}</Callout>}
      <SendingList uploads={uploads} />
      {!uploads.isSending && <DropZone dragging={dragging} onFiles={onFiles} />}
      <Formats asked={asked} />
    </Step>
  );
}
