import { route } from '@/lib/api/handler';
import { runById } from '@/lib/api/imports';

export const GET = route(async (_request, context: { params: Promise<{ id: string }> }) =>
  runById((await context.params).id),
);
