import { route } from '@/lib/api/handler';
import { restoreRun } from '@/lib/api/imports';

export const POST = route(async (_request, context: { params: Promise<{ id: string }> }) =>
  restoreRun((await context.params).id),
);
