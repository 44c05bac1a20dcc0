import { connection } from 'next/server';
import { snakeKeys } from '@/lib/api/contract/keys';
import { deckHere, removeDeckHere } from '@/lib/api/decks';
import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';

interface Context {
  params: Promise<{ id: string }>;
}

export const GET = route(async (_, context: Context) => {
  await connection();
  return snakeKeys(await deckHere(idOf((await context.params).id)));
});

export const DELETE = route(async (_, context: Context) =>
  snakeKeys(await removeDeckHere(idOf((await context.params).id), true)),
);
