import { passwordChange } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { changePassword } from '@/lib/api/session';

export const POST = route(async (request) => changePassword(request.headers, await body(request, passwordChange)));
