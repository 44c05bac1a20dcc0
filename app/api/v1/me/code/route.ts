import { passwordRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { beginCode } from '@/lib/api/session';

export const POST = route(async (request) =>
  beginCode(request.headers, (await body(request, passwordRequest)).password),
);
