'use client';

import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { firstOf, followUps, measures } from '@/lib/view/expansion';

/*
 * The page's choices live in its address: what is left out takes its default, and going back takes a choice back. Each is
 * read by itself, so that a press draws anew what depends on it alone.
 */
const pushed = { history: 'push' } as const;

export const useMeasure = () =>
  useQueryState('measure', { ...parseAsStringLiteral(measures).withDefault('amount'), ...pushed });

/** The period of the table beside the columns; empty: the last closed one. */
export const usePeriod = () => useQueryState('at', { ...parseAsString.withDefault(''), ...pushed });

/** What the split is by; empty: the first that the ledger has. */
export const useBy = () => useQueryState('by', { ...parseAsString.withDefault(''), ...pushed });

export const useFirst = () =>
  useQueryState('first', { ...parseAsStringLiteral(firstOf).withDefault('all'), ...pushed });

export const useAfter = () =>
  useQueryState('after', { ...parseAsStringLiteral(followUps).withDefault('6'), ...pushed });
