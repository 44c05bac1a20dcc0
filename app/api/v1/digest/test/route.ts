import { testRequest } from '@/lib/api/contract/digest';
import { testDigestHere } from '@/lib/api/digest';
import { body, route } from '@/lib/api/handler';

export const POST = route(async (request) => testDigestHere(await body(request, testRequest)));
