'use client';

import { EyeOff, Tag } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

const AttributesDialog = dynamic(() => import('./attributes-dialog').then((module) => module.AttributesDialog), {
  ssr: false,
});
const ExcludeDialog = dynamic(() => import('./exclude-dialog').then((module) => module.ExcludeDialog), { ssr: false });

export interface BulkActionsProps {
  /** External ids of the selected accounts. */
  accounts: readonly string[];
  /** Called once something was changed: the selection has served. */
  onDone?: () => void;
}

/** What can be done by hand to the selected accounts: state an attribute, exclude. */
export function BulkActions({ accounts, onDone }: BulkActionsProps) {
  const [open, setOpen] = useState<'attributes' | 'exclude' | null>(null);
  const props = { accounts, onClose: () => setOpen(null), ...(onDone && { onDone }) };
  return (
    <>
      <Button needs="act" aria-haspopup="dialog" disabled={accounts.length === 0} onClick={() => setOpen('attributes')}>
        <Tag aria-hidden />
        Set attribute
      </Button>
      <Button needs="act" aria-haspopup="dialog" disabled={accounts.length === 0} onClick={() => setOpen('exclude')}>
        <EyeOff aria-hidden />
        Exclude
      </Button>
      {open === 'attributes' && <AttributesDialog {...props} />}
      {open === 'exclude' && <ExcludeDialog {...props} />}
    </>
  );
}
