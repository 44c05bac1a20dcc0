import { route } from '@/lib/api/handler';
import { cancelRun } from '@/lib/api/imports';

export const POST = route(async (_request, context: { params: Promise<{ id: string }> }) =>
  cancelRun((await context.params).id),
);
