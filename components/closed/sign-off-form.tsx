'use client';

import { type FormEvent, useId, useState } from 'react';
import { WordsField } from '@/components/adjust/field';
import { faultOf } from '@/components/adjust/use-adjustment';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { useSignOff } from './use-closed';

interface SignOffFormProps {
  period: string;
  /** Part of the difference is not explained. */
  needsNote: boolean;
  onClose(): void;
}

/** Signs the month off as both sides stand. */
export function SignOffForm({ period, needsNote, onClose }: SignOffFormProps) {
  const title = useId();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const sign = useSignOff(onClose);
  const fault = faultOf(sign.error);
  const isReady = name.trim() !== '' && (!needsNote || note.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) sign.mutate({ period, name, note });
  };
  return (
    <form
      aria-labelledby={title}
      onSubmit={submit}
      className="mt-4 grid grid-cols-1 gap-3 rounded-sm bg-sunken px-4 py-3 sm:grid-cols-2"
    >
      <h4 id={title} className="font-medium sm:col-span-2">
        Sign the month off as it stands
      </h4>
      <WordsField label="Name" field="name" required value={name} onValue={setName} fault={fault} />
      <WordsField
        label="Note"
        field="note"
        required={needsNote}
        hint={needsNote ? 'Why it is signed off although part is not explained' : undefined}
        value={note}
        onValue={setNote}
        fault={fault}
      />
      {sign.error && fault?.field !== 'name' && fault?.field !== 'note' && (
        <div className="sm:col-span-2">
          <Failure title="It is not signed off" error={sign.error} />
        </div>
      )}
      <div className="flex gap-2 sm:col-span-2">
        <Button type="submit" variant="primary" disabled={!isReady || sign.isPending}>
          Sign off
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
