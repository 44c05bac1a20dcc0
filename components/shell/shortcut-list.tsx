'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { listedShortcuts } from '@/lib/view/shortcuts';

/** All shortcuts by where they work, as keys and words. */
export function ShortcutList({ onClose }: { onClose(): void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Keyboard shortcuts" className="w-[min(720px,calc(100vw-32px))]">
        <div className="gap-x-10 sm:columns-2">
          {listedShortcuts.map(({ name, shortcuts }) => (
            <section key={name} className="mb-4 break-inside-avoid">
              <h3 className="pb-1 text-2xs font-medium text-ink-3">{name}</h3>
              <dl className="grid">
                {shortcuts.map(({ keys, label }) => (
                  <div
                    key={label}
                    className="flex min-h-8 items-center gap-3 border-b border-line py-1 last:border-b-0"
                  >
                    <dt className="text-ink">{label}</dt>
                    <dd className="ml-auto flex shrink-0 items-center gap-1">
                      {keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
