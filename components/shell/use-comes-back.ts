'use client';

import { useEffect, useEffectEvent, useState } from 'react';

const AGAIN_MS = 2_000;

/** False where it says that it cannot answer, or says nothing at all. */
const isReady = async (): Promise<boolean> =>
  (await fetch('/api/health/ready', { cache: 'no-store' }).catch(() => null))?.ok === true;

/**
 * A page failed: because the server cannot answer now (`away`), or by itself (`broken`)? Who is away is asked again and
 * again, and `onBack` called once they answer. Null until it is known.
 */
export function useComesBack(onBack: () => void): 'away' | 'broken' | null {
  const [state, setState] = useState<'away' | 'broken' | null>(null);
  const back = useEffectEvent(onBack);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async (wasAway: boolean): Promise<void> => {
      const ready = await isReady();
      if (isOver) return;
      if (ready && wasAway) return back();
      setState(ready ? 'broken' : 'away');
      if (!ready) timer = setTimeout(() => void look(true), AGAIN_MS);
    };
    void look(false);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return state;
}
