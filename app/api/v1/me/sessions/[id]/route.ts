import { route } from '@/lib/api/handler';
import { endSession } from '@/lib/api/session';

export const DELETE = route(async (request, context: { params: Promise<{ id: string }> }) =>
  endSession(request.headers, (await context.params).id),
);
