'use client';

import { useQueryStates } from 'nuqs';
import { auditAsked, auditParsers } from '@/lib/view/audit-question';

/** What the page asks, in its address, and how it is asked of the server. */
export function useAsked() {
  const [choices, setChoices] = useQueryStates(auditParsers, { history: 'push' });
  return { choices, setChoices, asked: auditAsked(choices) };
}
