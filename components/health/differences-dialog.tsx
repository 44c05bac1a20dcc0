'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import { DifferencesForm } from './differences-form';

/** Another export, beside those that are kept. */
export const DifferencesDialog = ({ onClose }: { onClose(): void }) => (
  <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
    <DialogContent
      title="Compare another export"
      description="It is kept under a name and laid beside the ledger. Nothing of it enters the ledger."
      className="w-[min(600px,calc(100vw-32px))]"
    >
      <DifferencesForm onDone={onClose} />
    </DialogContent>
  </Dialog>
);
