import { route } from '@/lib/api/handler';
import { idOf, removeViewHere } from '@/lib/api/kept';

export const POST = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removeViewHere(idOf((await context.params).id), false),
);
