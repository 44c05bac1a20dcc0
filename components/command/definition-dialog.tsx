'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';

interface Defined {
  name: string;
  formula: string;
  note: string;
}

/** What a figure means. */
export const DefinitionDialog = ({ metric, onClose }: { metric: Defined; onClose(): void }) => (
  <Dialog open onOpenChange={(open) => !open && onClose()}>
    <DialogContent title={metric.name} description={metric.formula}>
      {metric.note && <p className="text-pretty text-ink-2">{metric.note}</p>}
    </DialogContent>
  </Dialog>
);
