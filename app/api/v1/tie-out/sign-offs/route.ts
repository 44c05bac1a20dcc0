import { signOffHere } from '@/lib/api/closed';
import { signOffRequest } from '@/lib/api/contract/closed';
import { body, route } from '@/lib/api/handler';

export const POST = route(async (request) => signOffHere(await body(request, signOffRequest)));
