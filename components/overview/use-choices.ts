'use client';

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { units, windows } from '@/lib/view/overview';

/** The page's choices live in its address: what is left out takes its default, and going back takes a choice back. */
export function useChoices() {
  return useQueryStates(
    {
      window: parseAsStringLiteral(windows).withDefault('12'),
      /** NRR read another way, as a line of its own. */
      lines: parseAsArrayOf(parseAsStringLiteral(['price'])).withDefault([]),
      unit: parseAsStringLiteral(units).withDefault('arr'),
      /** The month of the waterfall; empty: the last closed one. */
      month: parseAsString.withDefault(''),
    },
    { history: 'push' },
  );
}
