import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';
import { removeRunHere } from '@/lib/api/plays';

export const DELETE = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removeRunHere(idOf((await context.params).id), true),
);
