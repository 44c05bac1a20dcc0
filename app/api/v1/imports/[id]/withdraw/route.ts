import { route } from '@/lib/api/handler';
import { withdrawRun } from '@/lib/api/imports';

export const POST = route(async (_request, context: { params: Promise<{ id: string }> }) =>
  withdrawRun((await context.params).id),
);
