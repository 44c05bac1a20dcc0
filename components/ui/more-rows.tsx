'use client';

import { useEffect, useRef } from 'react';
import { Button } from './button';

interface MoreRowsProps {
  /** How many are shown of how many. */
  words: string;
  isLoading: boolean;
  onMore(): void;
}

/** At the end of a long table: brings the next rows when it is scrolled to, or pressed. */
export function MoreRows({ words, isLoading, onMore }: MoreRowsProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!button.current || isLoading) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onMore());
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [isLoading, onMore]);
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Button ref={button} aria-disabled={isLoading} onClick={onMore} className="print:hidden">
        Show more
      </Button>
      {words}
    </span>
  );
}
