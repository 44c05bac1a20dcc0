import { route } from '@/lib/api/handler';
import { removePersonHere } from '@/lib/api/people';

export const POST = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removePersonHere((await context.params).id, false),
);
