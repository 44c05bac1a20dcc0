'use client';

import { Upload } from 'lucide-react';
import { type ChangeEvent, type FormEvent, useId, useState } from 'react';
import { Field, WordsField } from '@/components/adjust/field';
import { DropOverlay } from '@/components/import/drop-overlay';
import { Failure } from '@/components/import/failure';
import { useFileIntake } from '@/components/import/use-file-intake';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { fieldLook } from '@/components/ui/field';
import { Progress } from '@/components/ui/progress';
import { useCompare } from './use-comparisons';

const accept = '.csv,.tsv,.txt,.xlsx,.xlsm,.zip,.json,text/csv,text/plain';

/** An export of another tool, dropped or chosen; or a table pasted, with the name it is kept under. */
export function DifferencesForm({ onDone }: { onDone(): void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const compare = useCompare(onDone);
  const take = ([file]: readonly File[]) => {
    if (file !== undefined && !compare.isPending) compare.mutate({ file });
  };
  const dragging = useFileIntake(take);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    take(files);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') compare.mutate({ text, name: name.trim() });
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {dragging && <DropOverlay />}
      <label
        htmlFor={id}
        className="grid min-h-28 cursor-pointer place-content-center justify-items-center gap-1 rounded-md border border-dashed border-control-line bg-sunken px-6 py-5 text-center transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
      >
        <Upload aria-hidden className="mb-1 size-5 text-ink-3" strokeWidth={1.75} />
        <span className="text-md font-semibold tracking-snug text-ink">Drop another tool’s export, or choose it</span>
        <span className="max-w-[64ch] text-xs text-pretty text-ink-3">
          MRR by customer and month, a log of MRR movements such as ChartMogul’s, or a total for each month. CSV, TSV,
          XLSX, ZIP or JSON
        </span>
        <input
          id={id}
          type="file"
          accept={accept}
          aria-label="Choose an export to compare"
          className="sr-only"
          disabled={compare.isPending}
          onChange={choose}
        />
      </label>
      {compare.isPending && (
        <div role="status" className="grid gap-1.5">
          <Progress label="Reading the export" share={compare.share === 1 ? null : compare.share} />
          <p className="text-xs text-ink-3">Read and compared account by account…</p>
        </div>
      )}
      {compare.error && <Failure title="It cannot be compared" error={compare.error} />}
      <form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <Field
          label="Or paste a table"
          required
          hint="As copied from a sheet: customers by month, or a month and its MRR in each line"
        >
          {(props) => (
            <textarea
              {...props}
              rows={5}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className={cn(fieldLook, 'h-auto resize-y py-1.5 pointer-coarse:h-auto')}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-end gap-3">
          <WordsField
            label="Name"
            field="name"
            className="min-w-0 flex-1 basis-48"
            value={name}
            onValue={setName}
            fault={null}
          />
          <Button type="submit" variant="primary" disabled={text.trim() === '' || compare.isPending}>
            Compare
          </Button>
        </div>
      </form>
    </div>
  );
}
