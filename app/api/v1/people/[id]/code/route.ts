import { route } from '@/lib/api/handler';
import { removeCodeHere } from '@/lib/api/people';

export const DELETE = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removeCodeHere((await context.params).id),
);
