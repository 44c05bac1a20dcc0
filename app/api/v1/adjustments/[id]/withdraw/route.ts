import { withdrawAdjustment } from '@/lib/api/adjustments';
import { route } from '@/lib/api/handler';

export const POST = route(async (_request, context: { params: Promise<{ id: string }> }) =>
  withdrawAdjustment((await context.params).id),
);
