'use client';

import { Upload } from 'lucide-react';
import { useId } from 'react';

interface FileChoiceProps {
  /** Of the file chosen; null: none yet. */
  name: string | null;
  onFile(file: File): void;
}

/** The whole field is the label of one file input, which takes a file that is dropped on it too. */
export function FileChoice({ name, onFile }: FileChoiceProps) {
  const id = useId();
  return (
    <div className="relative grid min-h-20 place-content-center rounded-md border border-dashed border-control-line bg-sunken px-4 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus hover:bg-hover">
      <label htmlFor={id} className="flex items-center gap-2 font-medium text-ink">
        <Upload aria-hidden className="size-4 text-ink-3" />
        {name === null ? 'Choose a CSV, or drop it here' : `${name}: choose another`}
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Emptied, so that the same file can be chosen again once it is mended.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
