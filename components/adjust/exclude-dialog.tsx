'use client';

import { useState } from 'react';
import { accountsWords } from '@/lib/view/adjust-form';
import { AdjustDialog } from './adjust-dialog';
import type { OfAccountsProps } from './attributes-dialog';
import { ReasonField } from './field';

/** Accounts that are no customers: tests, internal ones. */
export function ExcludeDialog({ accounts, name, onClose, onDone }: OfAccountsProps) {
  const [reason, setReason] = useState('');
  return (
    <AdjustDialog
      title={`Exclude ${accountsWords(accounts, name)}`}
      description="For tests and internal accounts: they are in no figure, over all history, and stay listed as excluded."
      request={{ kind: 'exclude', accounts: [...accounts], reason }}
      waitsFor="Working it out."
      save="Exclude"
      fields={['reason']}
      onClose={onClose}
      {...(onDone && { onDone })}
    >
      {(fault) => <ReasonField value={reason} onValue={setReason} fault={fault} />}
    </AdjustDialog>
  );
}
