import { passwordRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { endCode } from '@/lib/api/session';

export const POST = route(async (request) => endCode(request.headers, (await body(request, passwordRequest)).password));
