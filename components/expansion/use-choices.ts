'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { firstOf, followUps, measures } from '@/lib/view/expansion';

/** The page's choices live in its address: what is left out takes its default, and going back takes a choice back. */
export function useChoices() {
  return useQueryStates(
    {
      measure: parseAsStringLiteral(measures).withDefault('amount'),
      /** The period of the table beside the columns; empty: the last closed one. */
      at: parseAsString.withDefault(''),
      /** What the split is by; empty: the first that the ledger has. */
      by: parseAsString.withDefault(''),
      first: parseAsStringLiteral(firstOf).withDefault('all'),
      after: parseAsStringLiteral(followUps).withDefault('6'),
    },
    { history: 'push' },
  );
}
