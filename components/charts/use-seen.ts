'use client';

import { type RefObject, useEffect, useState } from 'react';

/** What lies this far beside the screen counts as seen: it is ready when it is scrolled to. */
const NEAR = '400px';

/** Whether an element is on the screen or near it. True until that is known. */
export function useSeen(place: RefObject<Element | null>): boolean {
  const [isSeen, setIsSeen] = useState(true);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const look = new IntersectionObserver((entries) => setIsSeen(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: NEAR,
    });
    look.observe(element);
    return () => look.disconnect();
  }, [place]);
  return isSeen;
}
