import type { ReactNode } from 'react';

interface TooltipProps {
  /** The name of what it belongs to, which bears it as its label too; what must be known stands on the page. */
  content: string;
  children: ReactNode;
}

/** The name of a button that shows none, on hover and on focus. By style alone, so that it costs no page anything. */
export function Tooltip({ content, children }: TooltipProps) {
  return (
    <span className="group/tip relative inline-flex">
      {children}
      <span
        aria-hidden
        className="pointer-events-none invisible absolute top-full right-0 z-30 mt-1.5 rounded-sm bg-ink px-2.5 py-1.5 text-xs whitespace-nowrap text-surface opacity-0 transition-opacity delay-300 duration-(--t-fast) group-hover/tip:visible group-hover/tip:opacity-100 group-has-focus-visible/tip:visible group-has-focus-visible/tip:opacity-100 pointer-coarse:hidden print:hidden"
      >
        {content}
      </span>
    </span>
  );
}
