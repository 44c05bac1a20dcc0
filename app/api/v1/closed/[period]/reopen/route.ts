import { reopenHere } from '@/lib/api/closed';
import { reopenRequest } from '@/lib/api/contract/closed';
import { body, route } from '@/lib/api/handler';

export const POST = route(async (request, context: { params: Promise<{ period: string }> }) =>
  reopenHere((await context.params).period, await body(request, reopenRequest)),
);
