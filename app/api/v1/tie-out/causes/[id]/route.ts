import { removeCauseHere } from '@/lib/api/closed';
import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';

export const DELETE = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removeCauseHere(idOf((await context.params).id), true),
);
