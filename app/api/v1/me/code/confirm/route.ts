import { codeRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { confirmCode } from '@/lib/api/session';

export const POST = route(async (request) => confirmCode(request.headers, (await body(request, codeRequest)).code));
