'use client';

import { useState } from 'react';
import { Segmented } from '@/components/ui/segmented';
import { AccountField } from './account-field';
import { AdjustDialog } from './adjust-dialog';
import type { OfAccountProps } from './change-dialog';
import { ReasonField } from './field';

/** Two accounts that are one customer: this one is read as the other. */
export function MergeDialog({ account, name, onClose }: OfAccountProps) {
  const [into, setInto] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <AdjustDialog
      title={`Merge ${name} into another account`}
      description={`${name} is then read as the other account, over all history. Its files may go on naming it.`}
      request={into === null ? null : { kind: 'merge', account, into, reason }}
      waitsFor="Choose the account that it is, to see what changes."
      save="Merge"
      fields={['into', 'reason']}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <AccountField label="Read as" except={account} value={into} onValue={setInto} />
          <ReasonField value={reason} onValue={setReason} fault={fault} />
        </>
      )}
    </AdjustDialog>
  );
}

/** An account that was merged into another one stands by itself again. */
export function UnmergeDialog({ account, name, onClose }: OfAccountProps) {
  const [reason, setReason] = useState('');
  return (
    <AdjustDialog
      title={`Read ${name} as itself again`}
      request={{ kind: 'merge', account, into: null, reason }}
      waitsFor="Working it out."
      save="Read as itself"
      fields={['reason']}
      onClose={onClose}
    >
      {(fault) => <ReasonField value={reason} onValue={setReason} fault={fault} />}
    </AdjustDialog>
  );
}

/** The company an account is a part of, for figures by parent. */
export function ParentDialog({ account, name, onClose }: OfAccountProps) {
  const [has, setHas] = useState<'parent' | 'none'>('parent');
  const [parent, setParent] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const isReady = has === 'none' || parent !== null;
  return (
    <AdjustDialog
      title={`The parent of ${name}`}
      description="Figures by account stay as they are; those by parent count both as one."
      request={isReady ? { kind: 'parent', account, parent: has === 'none' ? null : parent, reason } : null}
      waitsFor=""
      save={has === 'none' ? 'Take from its parent' : 'Set the parent'}
      isQuiet
      fields={['parent', 'reason']}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <Segmented<'parent' | 'none'>
            label="Parent"
            options={[
              { value: 'parent', label: 'A part of another account' },
              { value: 'none', label: 'Of none' },
            ]}
            value={has}
            onValue={setHas}
          />
          {has === 'parent' && <AccountField label="Parent" except={account} value={parent} onValue={setParent} />}
          <ReasonField value={reason} onValue={setReason} fault={fault} />
        </>
      )}
    </AdjustDialog>
  );
}
