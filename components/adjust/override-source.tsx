'use client';

import { PencilLine } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { OverrideDialogProps } from './override-dialog';

const OverrideDialog = dynamic(() => import('./override-dialog').then((module) => module.OverrideDialog), {
  ssr: false,
});

/** What of an account's movement is to be stated by hand: its part on a day, of a product. */
export type OverrideSourceProps = Omit<OverrideDialogProps, 'onClose'>;

/** A button that states why a movement came about, and how. */
export function OverrideSource(props: OverrideSourceProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        needs="act"
        variant="quiet"
        size="small"
        aria-haspopup="dialog"
        aria-label={`Override the source of ${props.product} on ${props.date}`}
        onClick={() => setOpen(true)}
      >
        <PencilLine aria-hidden />
      </Button>
      {isOpen && <OverrideDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
