'use client';

import { type FormEvent, useId, useState } from 'react';
import { NoteField, WordsField } from '@/components/adjust/field';
import { faultOf } from '@/components/adjust/use-adjustment';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import type { ClosedMonthAnswer } from '@/lib/api/contract/closed';
import { monthText } from '@/lib/view/format';
import { useReopen } from './use-closed';

/** Reopens a month: its reason is kept, and what it was closed as. */
export function ReopenDialog({ month, onClose }: { month: ClosedMonthAnswer; onClose(): void }) {
  const form = useId();
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const reopen = useReopen(onClose);
  const fault = faultOf(reopen.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') reopen.mutate({ period: month.period, by, reason });
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={`Reopen ${monthText(month.period)}`}
        description="Exports will say “not closed”. What it was closed as stays kept, with its hash, and it can be closed again."
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" disabled={reason.trim() === '' || reopen.isPending}>
              Reopen the month
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <NoteField
            label="Reason"
            field="reason"
            required
            rows={2}
            hint="Kept with the month, for whoever asks later"
            value={reason}
            onValue={setReason}
            fault={fault}
          />
          <WordsField label="Reopened by" field="by" value={by} onValue={setBy} fault={fault} />
          {reopen.error && fault?.field !== 'reason' && <Failure title="It stays closed" error={reopen.error} />}
        </form>
      </DialogContent>
    </Dialog>
  );
}
