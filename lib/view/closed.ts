/** Whether what is shown or exported of a period is as it was closed, in words. */
import { dayText } from './format';

/** What became of a period: open, as it was closed, or otherwise than it was closed because of later changes. */
export interface ClosedStanding {
  state: 'open' | 'closed' | 'restated';
  /** The day on which the last of its months was closed; null while it is open. */
  closed_on: string | null;
}

/** 'as closed on 3 Nov 2026', 'restated since closed on 3 Nov 2026', 'not closed' */
export function standingWords({ state, closed_on: on }: ClosedStanding): string {
  if (state === 'open' || on === null) return 'not closed';
  return state === 'closed' ? `as closed on ${dayText(on)}` : `restated since closed on ${dayText(on)}`;
}
