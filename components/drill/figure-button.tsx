'use client';

import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { Drill } from '@/lib/view/drill-text';
import { showFigure } from './drill-desk';

interface FigureButtonProps {
  /** Null: nothing is behind it. */
  figure: Drill | null;
  /** The exact figure, on hover. */
  title?: string | undefined;
  /** For those who do not see what stands beside it: 'What makes 108.9%'. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** A figure that opens to what it is made of. */
export function FigureButton({ figure, title, label, className, children }: FigureButtonProps) {
  if (figure === null)
    return (
      <span title={title} className={className}>
        {children}
      </span>
    );
  return (
    <button
      type="button"
      title={title}
      aria-haspopup="dialog"
      aria-label={label}
      onClick={() => showFigure(figure)}
      className={cn(
        'cursor-pointer rounded-xs text-left hover:underline hover:decoration-1 hover:underline-offset-4',
        className,
      )}
    >
      {children}
    </button>
  );
}
