'use client';

import { useState } from 'react';
import { churnReasons } from '@/lib/view/adjust-form';
import { AdjustDialog } from './adjust-dialog';
import type { OfAccountProps } from './change-dialog';
import { DayField, NoteField, WordsField } from './field';

interface DatedProps extends OfAccountProps {
  /** The day to begin with: when it left, or today. */
  day: string;
}

/** Why an account left. */
export function ChurnDialog({ account, name, day, onClose }: DatedProps) {
  const [on, setOn] = useState(day);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  return (
    <AdjustDialog
      title={`Why ${name} left`}
      description="The reason becomes the attribute churn_reason, by which every page can be split and filtered. No amount changes."
      request={
        reason.trim() === '' || on === ''
          ? null
          : { kind: 'churn', account, on, churn_reason: reason, note: note || null }
      }
      waitsFor=""
      save="Save reason"
      isQuiet
      fields={['churn_reason', 'on', 'note']}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
            <WordsField
              label="Reason"
              field="churn_reason"
              required
              value={reason}
              onValue={setReason}
              fault={fault}
              list={churnReasons}
            />
            <DayField label="On" field="on" required value={on} onValue={setOn} fault={fault} />
          </div>
          <NoteField label="Note" field="note" value={note} onValue={setNote} fault={fault} />
        </>
      )}
    </AdjustDialog>
  );
}

/** Something to remember of an account. */
export function NoteDialog({ account, name, day, onClose }: DatedProps) {
  const [on, setOn] = useState(day);
  const [note, setNote] = useState('');
  return (
    <AdjustDialog
      title={`Note on ${name}`}
      request={note.trim() === '' || on === '' ? null : { kind: 'note', account, on, note }}
      waitsFor=""
      save="Save note"
      isQuiet
      fields={['note', 'on']}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <NoteField label="Note" field="note" required value={note} onValue={setNote} fault={fault} rows={5} />
          <DayField label="On" field="on" required value={on} onValue={setOn} fault={fault} className="max-w-60" />
        </>
      )}
    </AdjustDialog>
  );
}
