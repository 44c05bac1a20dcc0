import { deckChoice } from '@/lib/api/contract/decks';
import { snakeKeys } from '@/lib/api/contract/keys';
import { deckModelHere } from '@/lib/api/deck-model';
import { body, route } from '@/lib/api/handler';

export const POST = route(async (request) => snakeKeys(await deckModelHere(await body(request, deckChoice))));
