'use client';

import { useQueryStates } from 'nuqs';
import { cohortChoiceParsers } from '@/lib/view/cohorts';

/** The page's choices live in its address; going back takes a choice back. */
export const useCohortChoices = () => useQueryStates(cohortChoiceParsers, { history: 'push' });
