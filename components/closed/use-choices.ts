'use client';

import { useQueryStates } from 'nuqs';
import { closedParsers } from '@/lib/view/closed-question';

/** What the page shows, in its address. */
export const useChoices = () => useQueryStates(closedParsers, { history: 'push' });
