import { route } from '@/lib/api/handler';
import { idOf, removeNoteHere } from '@/lib/api/kept';

export const POST = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removeNoteHere(idOf((await context.params).id), false),
);
