/** What the Overview lets a person choose, and the questions it asks for it: the same for server and browser. */
import type { Day } from '@/lib/domain/day';
import { comparedDays } from './headline';

export const windowChoices = ['1', '3', '12'] as const;
export const unitChoices = ['mrr', 'arr'] as const;

/** The question behind the headline: the 12-month window now, and as it stood on the days it is compared with. */
export const headlineQuestion = (dataThrough: Day | null) => ({
  window: 12,
  at: dataThrough === null ? [] : comparedDays(dataThrough),
});
