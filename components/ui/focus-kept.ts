'use client';

import { type RefObject, useEffect, useRef } from 'react';

/**
 * For lists whose rows leave once something was done with them: the focus goes on to the row that comes in its place,
 * not to the top of the page. `rows`: a selector.
 */
export function useFocusKept(list: RefObject<HTMLElement | null>, rows: string): void {
  const last = useRef<{ element: Element; place: number } | null>(null);
  useEffect(() => {
    const node = list.current;
    const note = ({ target }: FocusEvent) => {
      if (node === null || !(target instanceof Element)) return;
      const row = target.closest(rows);
      const place = row === null ? -1 : [...node.querySelectorAll(rows)].indexOf(row);
      last.current = place < 0 ? null : { element: target, place };
    };
    node?.addEventListener('focusin', note);
    return () => node?.removeEventListener('focusin', note);
  });
  useEffect(() => {
    const was = last.current;
    if (was === null || was.element.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    const left = [...(list.current?.querySelectorAll(rows) ?? [])];
    left[Math.min(was.place, left.length - 1)]?.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true });
  });
}
