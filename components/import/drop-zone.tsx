'use client';

import { Plus, Upload } from 'lucide-react';
import { type ChangeEvent, useEffect, useId, useRef } from 'react';

interface DropZoneProps {
  dragging: boolean;
  onFiles(files: readonly File[]): void;
}

const accept =
  '.csv,.tsv,.txt,.xlsx,.xlsm,.zip,.json,.ndjson,.jsonl,text/csv,text/tab-separated-values,text/plain,application/json,application/zip';

function FileInput({ id, label, onFiles }: { id: string; label: string; onFiles(files: readonly File[]): void }) {
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    // Emptied, so that the same file can be chosen again once it is mended.
    event.target.value = '';
    if (files.length > 0) onFiles(files);
  };
  const ref = useRef<HTMLInputElement>(null);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    // Chosen before the page had come to life.
    const input = ref.current;
    const early = [...(input?.files ?? [])];
    if (!input || early.length === 0) return;
    input.value = '';
    latest.current(early);
  }, []);
  const attributes = { id, accept, 'aria-label': label, onChange: take };
  return <input ref={ref} type="file" multiple className="sr-only" {...attributes} />;
}

/** The whole zone is the label of one file input: click, Enter, Space and drop all come to the same. */
export function DropZone({ dragging, onFiles }: DropZoneProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={`grid min-h-44 cursor-pointer place-content-center justify-items-center gap-1 rounded-md border border-dashed px-6 py-8 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus print:hidden ${
        dragging ? 'border-accent bg-accent-wash' : 'border-control-line bg-sunken hover:bg-hover'
      }`}
    >
      <Upload aria-hidden className="mb-2 size-5 text-ink-3" strokeWidth={1.75} />
      <span className="text-md font-semibold tracking-snug text-ink">
        {dragging ? (
          'Let go to read these files'
        ) : (
          <>
            <span className="pointer-coarse:hidden">Drop one or several files anywhere on this page</span>
            <span className="hidden pointer-coarse:inline">Choose one or several files</span>
          </>
        )}
      </span>
      <span className={`text-ink-2 ${dragging ? 'invisible' : ''}`}>
        <span className="pointer-coarse:hidden">or </span>
        <span className="font-medium text-accent underline underline-offset-2">choose them</span>
        <span className="pointer-coarse:hidden">, or paste rows copied from a sheet</span>
      </span>
      <span className={`text-xs text-ink-3 ${dragging ? 'invisible' : ''}`}>CSV, TSV, XLSX, ZIP or JSON</span>
      <FileInput id={id} label="Choose files to import" onFiles={onFiles} />
    </label>
  );
}

/** The same, small, beside the files that are there already. */
export function AddFiles({ disabled, onFiles }: { disabled: boolean; onFiles(files: readonly File[]): void }) {
  const id = useId();
  if (disabled) return null;
  return (
    <label
      htmlFor={id}
      className="inline-flex h-(--control) shrink-0 cursor-pointer items-center gap-1.5 rounded-sm border border-line-strong bg-surface px-2.5 font-medium text-ink transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:h-(--control-touch) pointer-coarse:px-3.5"
    >
      <Plus aria-hidden className="size-3.5 text-ink-3" />
      Add files
      <FileInput id={id} label="Add files to import" onFiles={onFiles} />
    </label>
  );
}
