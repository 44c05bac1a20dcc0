import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';
import { removePlayHere } from '@/lib/api/plays';

export const POST = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removePlayHere(idOf((await context.params).id), false),
);
