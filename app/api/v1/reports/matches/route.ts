import { matchesAsked } from '@/lib/api/contract/matches';
import { route } from '@/lib/api/handler';
import { answerMatches } from '@/lib/api/matches';

export const GET = route((request) =>
  answerMatches(matchesAsked.parse(Object.fromEntries(new URL(request.url).searchParams))),
);
