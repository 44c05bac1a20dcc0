'use client';

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/**
 * What was pressed before the page had come to life: the browser shows it, and nobody has heard of it. It is told once,
 * as soon as somebody can hear. Such fields need `autoComplete="off"`, so that a browser does not fill them by itself.
 */
export function useEarlyChoice<Field extends HTMLElement>(tell: (field: Field) => void): RefObject<Field | null> {
  const ref = useRef<Field>(null);
  const told = useEffectEvent(tell);
  useEffect(() => {
    if (ref.current) told(ref.current);
  }, []);
  return ref;
}
