'use client';

import { useRef } from 'react';

/** For what opens over the page without a trigger of its own: on closing, the focus goes back to where it was. */
export function useFocusBack() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      const place = before.current;
      if (!(place instanceof HTMLElement) || place === document.body || !place.isConnected) return;
      event.preventDefault();
      place.focus();
    },
  };
}
