import { matchRequest } from '@/lib/api/contract/matches';
import { body, route } from '@/lib/api/handler';
import { decideMatches } from '@/lib/api/matches';

export const POST = route(async (request) => decideMatches(await body(request, matchRequest)));
