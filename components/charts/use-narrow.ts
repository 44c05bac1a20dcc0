'use client';

import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 760px)';

function onChange(listener: () => void): () => void {
  const media = window.matchMedia(NARROW);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether charts have no more than a phone's width. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    onChange,
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
