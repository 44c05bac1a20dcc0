import { route } from '@/lib/api/handler';
import { batchById } from '@/lib/api/import-batches';

export const GET = route(async (_request, context: { params: Promise<{ id: string }> }) =>
  batchById((await context.params).id),
);
