import { checkClosedHere } from '@/lib/api/closed';
import { route } from '@/lib/api/handler';

export const GET = route(async (_, context: { params: Promise<{ period: string }> }) =>
  checkClosedHere((await context.params).period),
);
