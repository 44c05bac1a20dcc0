'use client';

import { Button } from '@/components/ui/button';

interface CancelButtonProps {
  /** It was pressed, and the import has not ended yet. */
  pending: boolean;
  onCancel(): void;
}

/** Ends what is under way. Nothing of it is written, so nothing is asked. */
export function CancelButton({ pending, onCancel }: CancelButtonProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <Button disabled={pending} onClick={onCancel}>
        {pending ? 'Cancelling' : 'Cancel'}
      </Button>
      <p className="text-xs text-ink-3">Nothing is written before the end. This page may be left or loaded again.</p>
    </div>
  );
}
