import { entryTaken } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { takeEntry } from '@/lib/api/people';

export const POST = route(async (request) => takeEntry(request.headers, await body(request, entryTaken)));
