import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { Deck } from '@/components/deck/deck';
import type { DeckChoiceAnswer } from '@/lib/api/contract/decks';
import { deckModelHere, exhibitsHere } from '@/lib/api/deck-model';
import { deckPreviewQuery, deckQuery, decksQuery, exhibitsQuery } from '@/lib/api/deck-queries';
import { deckHere, decksHere } from '@/lib/api/decks';
import { pageAnswers } from '@/lib/api/server';
import { templateDeck } from '@/lib/view/deck/templates';
import { loadDeckAddress, openedDeck } from '@/lib/view/deck-address';
import { previewAsked } from '@/lib/view/deck-preview';

export const metadata: Metadata = { title: 'Deck' };

/** The deck that is opened, and what is drawn of it. */
async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const { state } = await pageAnswers();
  if (!state.workspace?.has_data) return;
  const decks = await decksHere();
  client.setQueryData(decksQuery().queryKey, decks);
  client.setQueryData(exhibitsQuery().queryKey, await exhibitsHere());
  const opened = openedDeck(await loadDeckAddress(searchParams), decks.decks);
  let choice: DeckChoiceAnswer;
  if ('kept' in opened) {
    const kept = await deckHere(opened.kept).catch(() => null);
    // The browser asks again, and says what is wrong.
    if (kept === null) return;
    client.setQueryData(deckQuery(kept.id).queryKey, kept);
    choice = kept.choice;
  } else choice = templateDeck(opened.template, opened.period);
  const asked = previewAsked(choice);
  await client.prefetchQuery({ ...deckPreviewQuery(asked), queryFn: () => deckModelHere(asked), retry: false });
}

export default function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
      <Deck />
    </Hydrated>
  );
}
