import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { MatchOutcome } from '@/lib/reports/match-decisions';
import type { MatchesAsked, MatchesReport } from '@/lib/reports/matches-report';
import type { MatchesAnswer, MatchOutcomeAnswer, matchesAsked } from './matches';

it('has the types of what is asked and answered', () => {
  expectTypeOf<MatchesAnswer>().toEqualTypeOf<MatchesReport>();
  expectTypeOf<MatchOutcomeAnswer>().toEqualTypeOf<MatchOutcome>();
  expectTypeOf<z.infer<typeof matchesAsked>>().toEqualTypeOf<MatchesAsked>();
});
