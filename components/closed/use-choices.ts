'use client';

import { useQueryStates } from 'nuqs';
import { closedParsers } from '@/lib/view/closed-question';

/** The id of the card of the month that is shown. */
export const MONTH_CARD = 'closed-month';

/** What the page shows, in its address. */
export const useChoices = () => useQueryStates(closedParsers, { history: 'push' });
