'use client';

import { useRef, useState } from 'react';

const FIELDS = 'input, select, textarea';

/** The first field of what says that it is to be filled in. */
const firstField = (dialog: EventTarget | null): HTMLElement | null =>
  dialog instanceof HTMLElement
    ? (dialog.querySelector<HTMLElement>('[data-fields-first]')?.querySelector<HTMLElement>(FIELDS) ?? null)
    : null;

/**
 * For what opens over the page without a trigger of its own: on closing, the focus goes back to where it was. A form
 * with `data-fields-first` is opened at its first field.
 */
export function useFocusBack() {
  // A field that takes the focus as it comes leaves no moment to look where it was.
  const [first] = useState(() => (typeof document === 'undefined' ? null : document.activeElement));
  const before = useRef<Element | null>(first);
  return {
    onOpenAutoFocus: (event: Event) => {
      before.current = document.activeElement;
      const field = firstField(event.currentTarget);
      if (field === null) return;
      event.preventDefault();
      field.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      const place = before.current;
      if (!(place instanceof HTMLElement) || place === document.body || !place.isConnected) return;
      event.preventDefault();
      place.focus();
    },
  };
}
