'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { floatingLook } from './floating';
import { useFocusBack } from './focus-back';

export const Dialog = Primitive.Root;
export const DialogClose = Primitive.Close;

interface DialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, 'title'> {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  /** `panel`: 520 px from the right edge, over the full height, for a drill-down. */
  place?: 'centre' | 'panel';
}

const places = {
  centre: 'top-1/2 left-1/2 max-h-[calc(100dvh-32px)] w-[min(480px,calc(100vw-32px))] -translate-1/2 rounded-lg',
  panel:
    'top-0 right-0 h-dvh w-[min(var(--panel),100vw)] rounded-none shadow-panel data-[state=closed]:slide-out-to-right-8 data-[state=open]:slide-in-from-right-8',
} as const;

/** A dialog over the page. It holds the focus, and gives it back when it closes. */
export function DialogContent({
  title,
  description,
  actions,
  place = 'centre',
  className,
  children,
  ...props
}: DialogContentProps) {
  const focusBack = useFocusBack();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim duration-(--t-base) data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 print:hidden" />
      <Primitive.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...focusBack}
        {...props}
        className={cn(floatingLook, 'fixed flex flex-col', places[place], className)}
      >
        <div className="flex items-start gap-3 px-5 pt-4 pb-3">
          <div className="min-w-0 flex-1">
            <Primitive.Title className="text-md font-semibold tracking-snug text-ink">{title}</Primitive.Title>
            {description && <Primitive.Description className="text-ink-2">{description}</Primitive.Description>}
          </div>
          <Primitive.Close asChild>
            <Button variant="quiet" size="small" aria-label="Close" className="-mr-1.5">
              <X />
            </Button>
          </Primitive.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
        {actions && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</div>}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
