'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountField } from '@/components/adjust/account-field';
import { AdjustDialog } from '@/components/adjust/adjust-dialog';
import { ChoiceField, DayField, NoteField, WordsField } from '@/components/adjust/field';
import { reportQuery } from '@/lib/api/queries';
import { dayText } from '@/lib/view/format';
import { localDay, touchpointChoices } from '@/lib/view/plan-form';
import type { TouchpointInput } from '@/lib/view/plans';

export interface TouchpointDialogProps {
  account: string | null;
  name: string | null;
  /** What is changed; null: a new one. */
  touchpoint: Omit<TouchpointInput, 'account' | 'name'> | null;
  onClose(): void;
}

/** Plans a business review, a call or an email, or notes one that was. */
export function TouchpointDialog({ account, name, touchpoint, onClose }: TouchpointDialogProps) {
  const [chosen, setChosen] = useState(account === null ? null : { account, name: name ?? account });
  const [on, setOn] = useState(touchpoint?.on ?? '');
  const [kind, setKind] = useState(touchpoint?.kind ?? 'qbr');
  const [owner, setOwner] = useState(touchpoint?.owner ?? '');
  const [note, setNote] = useState(touchpoint?.note ?? '');
  const { data: list } = useQuery(reportQuery('plan-list', {}));
  const fields = { on, kind, owner: owner.trim() || null, note: note.trim() || null };
  return (
    <AdjustDialog
      title={
        touchpoint === null
          ? `Touchpoint with ${chosen?.name ?? 'an account'}`
          : `Change the touchpoint with ${chosen?.name ?? ''}`
      }
      description="A review, call or email within the next 30 days covers the account."
      request={
        chosen === null || on === ''
          ? null
          : { kind: 'touchpoint', account: chosen.account, record: touchpoint?.record ?? null, fields, reason: null }
      }
      waitsFor=""
      save="Save touchpoint"
      isQuiet
      fields={['on', 'kind', 'owner', 'note']}
      onClose={onClose}
    >
      {(fault) => (
        <>
          {account === null && (
            <AccountField
              label="Account"
              except={null}
              value={chosen?.account ?? null}
              onValue={(id, label) => setChosen({ account: id, name: label })}
            />
          )}
          <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
            <ChoiceField
              label="Kind"
              field="kind"
              required
              value={kind}
              onValue={setKind}
              fault={fault}
              choices={touchpointChoices}
            />
            <DayField
              label="On"
              field="on"
              required
              value={on}
              onValue={setOn}
              fault={fault}
              hint={`Today is ${dayText(localDay(new Date()))}`}
            />
            <WordsField
              label="Owner"
              field="owner"
              value={owner}
              onValue={setOwner}
              fault={fault}
              list={list?.owners ?? []}
            />
          </div>
          <NoteField label="Note" field="note" value={note} onValue={setNote} fault={fault} />
        </>
      )}
    </AdjustDialog>
  );
}
