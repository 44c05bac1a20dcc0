'use client';

import { createContext, type ReactNode, use } from 'react';
import type { Me } from '@/lib/api/contract/people';
import { cn } from './cn';

/** What somebody may do in a workspace. */
export type Need = Me['may'][number];

const Rights = createContext<readonly Need[] | null>(null);

/** @param held what whoever looks may do; without a provider, as where nobody signs in, everything */
export const RightsProvider = ({ held, children }: { held: readonly Need[]; children: ReactNode }) => (
  <Rights value={held}>{children}</Rights>
);

/**
 * Whether whoever looks may do that. It only saves them a refusal: what may be done is decided by the routes and, once
 * more, by the store.
 */
export function useMay(need: Need): boolean {
  const held = use(Rights);
  return held === null || held.includes(need);
}

/** What is shown to who may do that alone. */
export const May = ({ needs, children }: { needs: Need; children: ReactNode }) => (useMay(needs) ? children : null);

/** To who may not change them the values are there to be read: every control among them is off. */
export function Changeable({ needs, className, children }: { needs: Need; className?: string; children: ReactNode }) {
  if (useMay(needs)) return children;
  return (
    <fieldset disabled className={cn('min-w-0', className)}>
      {children}
    </fieldset>
  );
}
