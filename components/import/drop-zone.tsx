'use client';

import { Upload } from 'lucide-react';
import { useId } from 'react';

interface DropZoneProps {
  dragging: boolean;
  onFile(file: File): void;
}

/** The whole zone is the label of one file input: click, Enter, Space and drop all come to the same. */
export function DropZone({ dragging, onFile }: DropZoneProps) {
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
          'Let go to read this file'
        ) : (
          <>
            <span className="pointer-coarse:hidden">Drop a CSV anywhere on this page</span>
            <span className="hidden pointer-coarse:inline">Choose a CSV</span>
          </>
        )}
      </span>
      <span className={`text-ink-2 ${dragging ? 'invisible' : ''}`}>
        <span className="pointer-coarse:hidden">or </span>
        <span className="font-medium text-accent underline underline-offset-2">choose a file</span>
        <span className="pointer-coarse:hidden">, or paste rows copied from a sheet</span>
      </span>
      <input
        id={id}
        type="file"
        aria-label="Choose a file to import"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Emptied, so that the same file can be chosen again once it is mended.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
