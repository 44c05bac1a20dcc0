import { inviteRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { inviteHere } from '@/lib/api/people';

export const POST = route(async (request) => inviteHere(await body(request, inviteRequest)));
