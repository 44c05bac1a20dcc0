import { slideRequest } from '@/lib/api/contract/decks';
import { addSlideHere } from '@/lib/api/decks';
import { body, route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';

export const POST = route(async (request, context: { params: Promise<{ id: string }> }) =>
  addSlideHere(idOf((await context.params).id), await body(request, slideRequest)),
);
