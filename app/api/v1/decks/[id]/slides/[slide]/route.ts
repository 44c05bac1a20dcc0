import { dropSlideHere } from '@/lib/api/decks';
import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';

export const DELETE = route(async (_, context: { params: Promise<{ id: string; slide: string }> }) => {
  const { id, slide } = await context.params;
  return dropSlideHere(idOf(id), decodeURIComponent(slide));
});
