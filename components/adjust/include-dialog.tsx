'use client';

import { accountsWords } from '@/lib/view/adjust-form';
import { AdjustDialog } from './adjust-dialog';
import type { OfAccountsProps } from './attributes-dialog';

/** Accounts that were left out count again. */
export const IncludeDialog = ({ accounts, name, onClose, onDone }: OfAccountsProps) => (
  <AdjustDialog
    title={`Count ${accountsWords(accounts, name)} again`}
    request={{ kind: 'include', accounts: [...accounts] }}
    waitsFor="Working it out."
    save="Count again"
    fields={[]}
    onClose={onClose}
    {...(onDone && { onDone })}
  >
    {() => null}
  </AdjustDialog>
);
