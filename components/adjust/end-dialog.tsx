'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { adjustableQuery } from '@/lib/api/adjustment-queries';
import type { AdjustmentAsked } from '@/lib/api/contract/adjustments';
import { endChoices } from '@/lib/view/adjust-form';
import { AdjustDialog } from './adjust-dialog';
import type { OfAccountProps } from './change-dialog';
import { ChoiceField, DayField, ReasonField } from './field';

/** A line that no longer runs. */
export function EndDialog({ account, name, onClose }: OfAccountProps) {
  const { data, error, refetch } = useQuery(adjustableQuery(account));
  const [chosen, setChosen] = useState('');
  const [on, setOn] = useState('');
  const [reason, setReason] = useState('');
  const choices = data ? endChoices(data) : [];
  const record = chosen || (choices[0]?.value ?? '');
  const request: AdjustmentAsked | null =
    record === '' || on === '' ? null : { kind: 'end', account, reason, record: Number(record), on };
  return (
    <AdjustDialog
      title={`End a line of ${name}`}
      description="From that day on the line is at 0. Where it was the last one, the account churns."
      request={request}
      waitsFor={data && choices.length === 0 ? 'No line of changes is running.' : 'Choose the day to see it.'}
      save="End line"
      fields={['record', 'on', 'reason']}
      onClose={onClose}
    >
      {(fault) => (
        <>
          {error && <Failure title="The lines could not be loaded" error={error} onRetry={() => void refetch()} />}
          <ChoiceField
            label="Line"
            field="record"
            required
            value={record}
            onValue={setChosen}
            fault={fault}
            choices={choices}
          />
          <DayField
            label="First day without it"
            field="on"
            required
            value={on}
            onValue={setOn}
            fault={fault}
            hint="Not the last day of service, but the one after it"
          />
          <ReasonField value={reason} onValue={setReason} fault={fault} />
        </>
      )}
    </AdjustDialog>
  );
}
