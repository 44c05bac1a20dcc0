import { totalsHere } from '@/lib/api/closed';
import { totalsRequest } from '@/lib/api/contract/closed';
import { body, route } from '@/lib/api/handler';

export const POST = route(async (request) => totalsHere(await body(request, totalsRequest)));
