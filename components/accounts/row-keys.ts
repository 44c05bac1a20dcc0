'use client';

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** How far Page Down goes. */
const PAGE_ROWS = 15;

/** Where a key leads from a row; null: nowhere. */
function placeAfter(key: string, place: number, rows: number): number | null {
  const wanted: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + PAGE_ROWS,
    PageUp: place - PAGE_ROWS,
    Home: 0,
    End: rows - 1,
  };
  const next = wanted[key];
  return next === undefined ? null : Math.min(Math.max(next, 0), rows - 1);
}

/** The row that the keys have reached: it is scrolled to and, once it is there, has the focus. */
export function useReached(container: RefObject<HTMLElement | null>, scrollTo: (place: number) => void) {
  const [reached, setReached] = useState(0);
  const wanted = useRef<number | null>(null);
  // Runs after every change: the row may come only with the next window.
  useEffect(() => {
    if (wanted.current === null) return;
    const link = container.current?.querySelector<HTMLElement>(`a[data-place="${wanted.current}"]`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
  const go = (place: number) => {
    wanted.current = place;
    setReached(place);
    scrollTo(place);
  };
  return { reached, setReached, go };
}

interface RowKeys {
  reached: number;
  rows: number;
  go(place: number): void;
  /** The row reached is chosen, or not any more; with Shift, all from the one before. */
  onToggle(isRange: boolean): void;
}

/** Arrows move along the rows, Space chooses one; Enter is the link's own. */
export const onRowKeys =
  ({ reached, rows, go, onToggle }: RowKeys) =>
  (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.closest('tbody') === null) return;
    if (event.key === ' ' && event.target.tagName === 'A') {
      event.preventDefault();
      onToggle(event.shiftKey);
      return;
    }
    const next = placeAfter(event.key, reached, rows);
    if (next === null) return;
    event.preventDefault();
    go(next);
  };
