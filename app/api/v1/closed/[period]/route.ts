import { keptHere } from '@/lib/api/closed';
import { route } from '@/lib/api/handler';

export const GET = route(async (_, context: { params: Promise<{ period: string }> }) =>
  keptHere((await context.params).period),
);
