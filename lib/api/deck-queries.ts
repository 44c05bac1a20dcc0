/** TanStack query options of decks; their keys are in queries.ts. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { API_ROOT, askJson, errorFromResponse } from './client';
import type { DeckChoiceAnswer, SlideRequest } from './contract/decks';
import { snakeKeys } from './contract/keys';
import { queryKeys } from './queries';

const contract = () => import('./contract/decks');
const drawnContract = () => import('./contract/deck-model');
const deckSchema = async () => (await contract()).deck;
const addedSchema = async () => (await contract()).slideAdded;

/** The deck last written comes first. */
export const decksQuery = () =>
  queryOptions({
    queryKey: queryKeys.decks,
    queryFn: ({ signal }) => askJson(async () => (await contract()).deckList, '/decks', { signal }),
  });

/** A deck as it is kept. Who has it open writes it, so that it is not asked for again by itself. */
export const deckQuery = (id: number) =>
  queryOptions({
    queryKey: queryKeys.deck(id),
    queryFn: ({ signal }) => askJson(deckSchema, `/decks/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What can be put on a slide. */
export const exhibitsQuery = () =>
  queryOptions({
    queryKey: queryKeys.exhibits,
    queryFn: ({ signal }) => askJson(async () => (await drawnContract()).exhibitList, '/decks/exhibits', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A deck as it is drawn. */
export const deckPreviewQuery = (choice: DeckChoiceAnswer) =>
  queryOptions({
    queryKey: queryKeys.deckPreview(choice),
    queryFn: ({ signal }) =>
      askJson(async () => (await drawnContract()).deckModel, '/decks/preview', {
        method: 'POST',
        body: snakeKeys(choice),
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** Keeps a deck; with an id that one anew, where it still is of the edition that was read. */
export const writeDeck = (choice: DeckChoiceAnswer, kept: { id: number; edition: number | null } | null) => {
  const of = kept === null ? {} : { id: kept.id, ...(kept.edition !== null && { edition: kept.edition }) };
  return askJson(deckSchema, '/decks', { method: 'POST', body: snakeKeys({ ...of, choice }) });
};

export const removeDeck = (id: number) => askJson(deckSchema, `/decks/${id}`, { method: 'DELETE' });

export const restoreDeck = (id: number) => askJson(deckSchema, `/decks/${id}/restore`, { method: 'POST', body: {} });

/** Puts a slide behind the others of a deck. */
export const addSlide = (deck: number, body: SlideRequest) =>
  askJson(addedSchema, `/decks/${deck}/slides`, { method: 'POST', body });

export const dropSlide = (deck: number, slide: string) =>
  askJson(addedSchema, `/decks/${deck}/slides/${encodeURIComponent(slide)}`, { method: 'DELETE' });

export type DeckFormat = 'pptx' | 'pdf';

/** The deck as a file, with the name that the server gives it. */
export async function exportDeck(choice: DeckChoiceAnswer, format: DeckFormat): Promise<{ file: Blob; name: string }> {
  const response = await fetch(`${API_ROOT}/export/deck?format=${format}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(snakeKeys(choice)),
  });
  if (!response.ok) throw await errorFromResponse(response);
  const [, name = `deck.${format}`] =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { file: await response.blob(), name };
}
