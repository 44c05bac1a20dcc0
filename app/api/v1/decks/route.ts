import { connection } from 'next/server';
import { deckRequest } from '@/lib/api/contract/decks';
import { snakeKeys } from '@/lib/api/contract/keys';
import { decksHere, writeDeckHere } from '@/lib/api/decks';
import { body, route } from '@/lib/api/handler';

export const GET = route(async () => {
  await connection();
  return snakeKeys(await decksHere());
});

export const POST = route(async (request) => snakeKeys(await writeDeckHere(await body(request, deckRequest))));
