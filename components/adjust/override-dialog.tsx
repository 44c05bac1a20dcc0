'use client';

import { useState } from 'react';
import { motionChoices, sourceChoices } from '@/lib/view/adjust-form';
import { dayText } from '@/lib/view/format';
import { AdjustDialog } from './adjust-dialog';
import { ChoiceField, ReasonField } from './field';

export interface OverrideDialogProps {
  account: string;
  /** ISO day on which the change took effect. */
  date: string;
  product: string;
  /** As it counts now: one of the core's sources and motions. */
  source: string;
  motion: string;
  onClose(): void;
}

const keep = { value: '', label: 'Leave it as it is' };

/** Why a change came about, and how, stated in place of what was inferred. */
export function OverrideDialog({ account, date, product, source: was, motion: how, onClose }: OverrideDialogProps) {
  const [source, setSource] = useState('');
  const [motion, setMotion] = useState('');
  const [reason, setReason] = useState('');
  const asked = { source: source || null, motion: motion || null };
  return (
    <AdjustDialog
      title={`Source of ${product}, ${dayText(date)}`}
      description="States why the change came about, and how. It moves between sources; no total changes."
      request={source || motion ? { kind: 'override', account, reason, on: date, product, ...asked } : null}
      waitsFor="Choose a source or a motion to see it."
      save="Override"
      fields={['source', 'motion', 'reason']}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
            <ChoiceField
              label="Source"
              field="source"
              value={source}
              onValue={setSource}
              fault={fault}
              choices={[keep, ...sourceChoices.filter(({ value }) => value !== '' && value !== was)]}
            />
            <ChoiceField
              label="Motion"
              field="motion"
              value={motion}
              onValue={setMotion}
              fault={fault}
              choices={[keep, ...motionChoices.filter(({ value }) => value !== '' && value !== how)]}
            />
          </div>
          <ReasonField value={reason} onValue={setReason} fault={fault} />
        </>
      )}
    </AdjustDialog>
  );
}
