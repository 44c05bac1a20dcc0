import { route } from '@/lib/api/handler';
import { rejectsOf } from '@/lib/api/imports';

export const GET = route(async (_request, context: { params: Promise<{ id: string }> }) =>
  rejectsOf((await context.params).id),
);
