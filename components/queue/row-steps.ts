'use client';

import { type RefObject, useEffect } from 'react';
import { KEY_WAIT_MS } from '@/lib/view/shortcuts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role="menu"], [role="dialog"]') !== null;

/** j and k go from row to row wherever the page has the focus; Enter is the row's own. */
export function useRowSteps(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // After g a key is that of a page.
    let isLeading = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = (event: KeyboardEvent) => {
      const by = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (by === 0 || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || isLeading) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-queue-row]') ?? [])];
      const here = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
      const next = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    };
    const lead = (event: KeyboardEvent) => {
      clearTimeout(timer);
      isLeading = event.key === 'g' && !isTyping(event.target);
      timer = setTimeout(() => {
        isLeading = false;
      }, KEY_WAIT_MS);
    };
    const onKey = (event: KeyboardEvent) => {
      step(event);
      lead(event);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey);
    };
  }, [list]);
}
