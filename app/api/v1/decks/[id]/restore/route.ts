import { snakeKeys } from '@/lib/api/contract/keys';
import { removeDeckHere } from '@/lib/api/decks';
import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';

export const POST = route(async (_, context: { params: Promise<{ id: string }> }) =>
  snakeKeys(await removeDeckHere(idOf((await context.params).id), false)),
);
