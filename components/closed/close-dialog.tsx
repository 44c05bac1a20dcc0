'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { NoteField, WordsField } from '@/components/adjust/field';
import { faultOf } from '@/components/adjust/use-adjustment';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { closePreviewQuery } from '@/lib/api/closed-queries';
import type { ClosedMonthAnswer } from '@/lib/api/contract/closed';
import { closeEffect } from '@/lib/view/close-effect';
import { monthText } from '@/lib/view/format';
import { useClose } from './use-closed';

interface CloseDialogProps {
  /** Chosen at first. */
  period: string;
  months: readonly ClosedMonthAnswer[];
  onClose(): void;
  onDone(period: string): void;
}

/** Closes a month, with what will be kept before it is. */
export function CloseDialog({ period: first, months, onClose, onDone }: CloseDialogProps) {
  const form = useId();
  const choice = useId();
  const lastBy = months.flatMap(({ editions }) => editions)[0]?.by;
  const [period, setPeriod] = useState(first);
  const [by, setBy] = useState(lastBy === undefined || lastBy === 'local' ? '' : lastBy);
  const [note, setNote] = useState('');
  const preview = useQuery(closePreviewQuery(period));
  const close = useClose(() => {
    onDone(period);
    onClose();
  });
  const open = months.filter(({ state, end_arr }) => state === 'open' && end_arr !== null);
  const error = close.error ?? preview.error;
  const fault = faultOf(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate({ period, by, note });
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={`Close ${monthText(period)}`}
        description="Its reports are kept as they stand. Later corrections stay possible: they show as a restatement."
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" disabled={!preview.data || close.isPending}>
              {close.isPending ? 'Closing' : 'Close the month'}
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <div className="grid gap-1">
            <Label htmlFor={choice}>Month</Label>
            <Select id={choice} value={period} onChange={(event) => setPeriod(event.target.value)}>
              {open.map((each) => (
                <option key={each.period} value={each.period}>
                  {monthText(each.period)}
                </option>
              ))}
            </Select>
          </div>
          <WordsField label="Closed by" field="by" value={by} onValue={setBy} fault={fault} />
          <NoteField label="Note" field="note" value={note} onValue={setNote} fault={fault} rows={2} />
          {error && fault?.field !== 'by' && fault?.field !== 'note' && (
            <Failure title="It cannot be closed" error={error} />
          )}
          <section aria-label="What is kept" aria-live="polite" className="num min-h-34 rounded-sm bg-sunken px-4 py-3">
            <h3 className="text-2xs font-medium text-ink-3">What is kept</h3>
            {preview.data ? (
              <dl className="mt-1.5 grid gap-1">
                {closeEffect(preview.data).map(({ name, value }) => (
                  <div key={name} className="flex flex-wrap justify-between gap-x-4">
                    <dt className="text-ink-2">{name}</dt>
                    <dd className="text-right text-pretty">{value}</dd>
                  </div>
                ))}
              </dl>
            ) : (
              <p className="mt-1 text-ink-2">{error ? 'Nothing, as it cannot be closed.' : 'Working it out.'}</p>
            )}
          </section>
        </form>
      </DialogContent>
    </Dialog>
  );
}
