import { codeRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { signInWithCode } from '@/lib/api/session';

export const POST = route(async (request) => signInWithCode(request.headers, (await body(request, codeRequest)).code));
