import { runRequest } from '@/lib/api/contract/plays';
import { body, route } from '@/lib/api/handler';
import { writeRunHere } from '@/lib/api/plays';

export const POST = route(async (request) => writeRunHere(await body(request, runRequest)));
