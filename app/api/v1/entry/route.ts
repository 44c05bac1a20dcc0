import { entryRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { lookAtEntry } from '@/lib/api/people';

export const POST = route(async (request) => lookAtEntry(request.headers, (await body(request, entryRequest)).token));
