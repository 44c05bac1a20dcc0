import { explainHere } from '@/lib/api/closed';
import { causeRequest } from '@/lib/api/contract/closed';
import { body, route } from '@/lib/api/handler';

export const POST = route(async (request) => explainHere(await body(request, causeRequest)));
