'use client';

import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { Card } from './card';
import { cn } from './cn';

interface FoldCardProps extends Omit<ComponentProps<typeof Card>, 'title'> {
  title: string;
}

/**
 * A card that a phone shows by its finding alone until one opens it: the page's findings fit on two screens there.
 * Where there is more room, and on paper, it is a card like any other.
 */
export function FoldCard({ title, sub, actions, className, children, ...props }: FoldCardProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const folds = cn(!isOpen && 'not-print:max-md:hidden');
  const part = (content: ReactNode): ReactNode => content && <span className={cn('contents', folds)}>{content}</span>;
  return (
    <Card
      {...props}
      className={cn(className, !isOpen && 'not-print:max-md:[&>div:first-child]:mb-0')}
      title={title}
      sub={part(sub)}
      actions={
        <>
          {part(actions)}
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={`${isOpen ? 'Less' : 'More'} of: ${title}`}
            onClick={() => setOpen(!isOpen)}
            className={cn(
              'grid size-(--control-touch) shrink-0 place-items-center rounded-sm text-ink-2 md:hidden',
              // The whole card opens it.
              !isOpen && 'after:absolute after:inset-0',
            )}
          >
            <ChevronDown aria-hidden className={cn('size-4', isOpen && 'rotate-180')} />
          </button>
        </>
      }
    >
      <div id={id} className={cn('flex flex-1 flex-col', folds)}>
        {children}
      </div>
    </Card>
  );
}
