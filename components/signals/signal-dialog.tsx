'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ChoiceField, DayField, NoteField, WordsField } from '@/components/adjust/field';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { queryKeys, withdrawImport } from '@/lib/api/queries';
import { addSignal } from '@/lib/api/signal-queries';
import { OWN_NAME, type SignalForm, signalChoices, signalRow } from '@/lib/view/signal-form';

/** States a signal; the message that follows withdraws it. */
function useSignal(onDone: () => void) {
  const client = useQueryClient();
  const anew = () => client.invalidateQueries({ queryKey: queryKeys.reports });
  const undo = useMutation({
    mutationFn: withdrawImport,
    onSuccess: () => {
      void anew();
      toast({ title: 'Undone: the signal is withdrawn', tone: 'good' });
    },
    onError: sayFailed('It could not be undone'),
  });
  return useMutation({
    mutationFn: addSignal,
    onSuccess: ({ import_id: id }) => {
      void anew();
      onDone();
      if (id === null) toast({ title: 'That signal was stated before', tone: 'neutral' });
      else
        toast({
          title: 'The signal counts from its day on',
          tone: 'good',
          action: { label: 'Undo', run: () => undo.mutate(id) },
        });
    },
  });
}

interface SignalDialogProps {
  account: string;
  name: string;
  day: string;
  onClose(): void;
}

/** A signal of one account, stated by hand. */
export function SignalDialog({ account, name, day, onClose }: SignalDialogProps) {
  const form = useId();
  const [stated, setStated] = useState<SignalForm>({
    signal: 'success_milestone',
    own: '',
    on: day,
    weight: '',
    note: '',
  });
  const set = (change: Partial<SignalForm>) => setStated({ ...stated, ...change });
  const state = useSignal(onClose);
  const row = signalRow(account, stated);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (row !== null) state.mutate(row);
  };
  const field = { fault: null };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Add a signal of ${name}`}
        description="It counts with those that come from files and programs."
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" disabled={row === null || state.isPending}>
              Add signal
            </Button>
          </>
        }
      >
        <form id={form} data-fields-first="" onSubmit={submit} className="grid gap-3">
          <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
            <ChoiceField
              {...field}
              label="Signal"
              field="signal"
              required
              choices={signalChoices}
              value={stated.signal}
              onValue={(signal) => set({ signal })}
            />
            <DayField {...field} label="On" field="on" required value={stated.on} onValue={(on) => set({ on })} />
          </div>
          {stated.signal === OWN_NAME && (
            <WordsField
              {...field}
              label="Its name"
              field="own"
              required
              hint="It counts as engagement, with the points stated here."
              value={stated.own}
              onValue={(own) => set({ own })}
            />
          )}
          <WordsField
            {...field}
            numeric
            label="Points"
            field="weight"
            hint="Left out: as its kind weighs."
            value={stated.weight}
            onValue={(weight) => set({ weight })}
          />
          <NoteField {...field} label="Note" field="note" value={stated.note} onValue={(note) => set({ note })} />
          {state.error && <Failure title="The signal could not be kept" error={state.error} />}
        </form>
      </DialogContent>
    </Dialog>
  );
}
