'use client';

import { useEffect, useState } from 'react';
import { type Visit, visits } from '@/lib/view/since-visit';

/** Per workspace: which company it was is part of what is remembered. */
const keyOf = (workspace: string): string => `ratchet.visits.${workspace}`;

const isVisit = (value: unknown): value is Visit =>
  typeof value === 'object' &&
  value !== null &&
  'on' in value &&
  typeof value.on === 'string' &&
  'through' in value &&
  typeof value.through === 'string' &&
  'version' in value &&
  typeof value.version === 'number' &&
  'arr' in value &&
  typeof value.arr === 'number';

function kept(workspace: string): { last: Visit | null; now: Visit | null } {
  try {
    const text: unknown = JSON.parse(window.localStorage.getItem(keyOf(workspace)) ?? '{}');
    const read = (key: 'last' | 'now'): Visit | null => {
      const value: unknown = typeof text === 'object' && text !== null ? Reflect.get(text, key) : null;
      return isVisit(value) ? value : null;
    };
    return { last: read('last'), now: read('now') };
  } catch {
    // Storage is shut, or somebody wrote into it: nobody was here before.
    return { last: null, now: null };
  }
}

/** The browser's calendar. */
const todayHere = (): string => {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

export type LastVisit = { visit: Visit; today: string };

/** The visit before this one, as this browser remembers; null for those who were never here, undefined at first. */
export function useLastVisit(workspace: string, seen: Omit<Visit, 'on'>): LastVisit | null | undefined {
  const [found, setFound] = useState<LastVisit | null>();
  const { through, version, arr } = seen;
  useEffect(() => {
    const today = todayHere();
    const next = visits(kept(workspace), { on: today, through, version, arr });
    try {
      window.localStorage.setItem(keyOf(workspace), JSON.stringify(next));
    } catch {
      // Without storage nothing is remembered, and all else works.
    }
    setFound(next.last && { visit: next.last, today });
  }, [workspace, through, version, arr]);
  return found;
}
