'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { listedShortcuts } from '@/lib/view/shortcuts';

/** All shortcuts, as keys and words. */
export function ShortcutList({ onClose }: { onClose(): void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Keyboard shortcuts">
        <dl className="grid">
          {listedShortcuts.map(({ keys, label }) => (
            <div key={label} className="flex h-(--row) items-center border-b border-line last:border-b-0">
              <dt className="text-ink">{label}</dt>
              <dd className="ml-auto flex items-center gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
