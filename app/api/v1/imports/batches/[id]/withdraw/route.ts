import { route } from '@/lib/api/handler';
import { changeBatch } from '@/lib/api/import-batches';

export const POST = route(async (_request, context: { params: Promise<{ id: string }> }) =>
  changeBatch((await context.params).id, 'withdraw'),
);
