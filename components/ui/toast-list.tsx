'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { Toast } from 'radix-ui';
import { Button } from './button';
import { dismissToast, type ToastEntry } from './toast-messages';

const dots = { neutral: 'bg-ink-3', good: 'bg-good', bad: 'bg-bad' } as const;

function Message({ entry }: { entry: ToastEntry }) {
  const { tone = 'neutral', action, link } = entry;
  return (
    <Toast.Root
      // A failure waits to be read.
      duration={tone === 'bad' ? Number.POSITIVE_INFINITY : 6000}
      type={tone === 'bad' ? 'foreground' : 'background'}
      onOpenChange={(open) => !open && dismissToast(entry.id)}
      className="flex items-start gap-3 rounded-md bg-surface py-3 pr-2 pl-4 text-ink shadow-pop data-[state=open]:animate-in data-[state=open]:fade-in-0"
    >
      <span aria-hidden className={`mt-[7px] size-1.5 shrink-0 rounded-full ${dots[tone]}`} />
      <div className="min-w-0 flex-1">
        <Toast.Title className="font-medium">{entry.title}</Toast.Title>
        {entry.description && <Toast.Description className="text-ink-2">{entry.description}</Toast.Description>}
        {link && (
          <Link
            href={link.href}
            prefetch={false}
            onClick={() => dismissToast(entry.id)}
            className="font-medium text-accent underline-offset-2 hover:underline"
          >
            {link.label}
          </Link>
        )}
      </div>
      {action && (
        <Toast.Action asChild altText={action.label}>
          <Button onClick={action.run}>{action.label}</Button>
        </Toast.Action>
      )}
      <Toast.Close asChild>
        <Button variant="quiet" size="small" aria-label="Close">
          <X />
        </Button>
      </Toast.Close>
    </Toast.Root>
  );
}

/** The messages shown, the newest last. F8 moves the focus to them. */
export function ToastList({ entries }: { entries: readonly ToastEntry[] }) {
  return (
    <Toast.Provider swipeDirection="right">
      {entries.map((entry) => (
        <Message key={entry.id} entry={entry} />
      ))}
      <Toast.Viewport className="fixed right-4 bottom-4 z-50 grid w-[min(380px,calc(100vw-32px))] gap-2 outline-none max-md:bottom-19 print:hidden" />
    </Toast.Provider>
  );
}
