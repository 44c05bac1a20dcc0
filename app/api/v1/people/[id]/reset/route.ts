import { route } from '@/lib/api/handler';
import { resetHere } from '@/lib/api/people';

export const POST = route(async (_, context: { params: Promise<{ id: string }> }) =>
  resetHere((await context.params).id),
);
