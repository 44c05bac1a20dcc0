import { route } from '@/lib/api/handler';
import { cancelBatchRun } from '@/lib/api/import-batches';

export const POST = route(async (_request, context: { params: Promise<{ id: string }> }) =>
  cancelBatchRun((await context.params).id),
);
