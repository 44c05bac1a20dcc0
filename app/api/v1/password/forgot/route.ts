import { forgotRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { forgotPassword } from '@/lib/api/people';

export const POST = route(async (request) =>
  forgotPassword(request.headers, (await body(request, forgotRequest)).email),
);
