'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Presentation } from 'lucide-react';
import { MenuItem, MenuLabel } from '@/components/ui/menu';
import { useMay } from '@/components/ui/rights';
import { toast } from '@/components/ui/toast-messages';
import { addSlide, decksQuery, dropSlide, removeDeck, writeDeck } from '@/lib/api/deck-queries';
import { queryKeys } from '@/lib/api/queries';
import { templateDeck } from '@/lib/view/deck/templates';
import { searchOfCard } from '@/lib/view/deck-address';
import { newSlideId } from '@/lib/view/deck-edit';

/** The decks last changed are offered by name; the deck page has all of them. */
const MOST_OFFERED = 3;

interface DeckItemsProps {
  exhibit: string;
  /** What the card shows that the page's address does not say: words of its question. */
  says?: Readonly<Record<string, string>> | undefined;
}

interface Added {
  deck: number;
  name: string;
  slide: string;
  takeBack(): Promise<unknown>;
}

async function ontoNewDeck(exhibit: string, search: string): Promise<Added> {
  const choice = templateDeck('board');
  const slide = newSlideId(choice.slides);
  const added = { id: slide, exhibit, search, shown: true, title: null, notes: null };
  const { id } = await writeDeck({ ...choice, slides: [...choice.slides, added] }, null);
  return { deck: id, name: choice.name, slide, takeBack: () => removeDeck(id) };
}

async function ontoDeck(deck: number, exhibit: string, search: string): Promise<Added> {
  const { name, slide } = await addSlide(deck, { exhibit, search });
  return { deck, name, slide, takeBack: () => dropSlide(deck, slide) };
}

const failed = (title: string, error: unknown): void =>
  toast({ title, description: error instanceof Error ? error.message : 'Try again in a moment.', tone: 'bad' });

/** Puts what a card shows on a deck, with the question that the page's address asks. */
function useAddToDeck({ exhibit, says }: DeckItemsProps) {
  const client = useQueryClient();
  const again = (deck: number) => {
    client.removeQueries({ queryKey: queryKeys.deck(deck) });
    void client.invalidateQueries({ queryKey: queryKeys.decks, exact: true });
  };
  const undo = async ({ deck, takeBack }: Added) => {
    try {
      await takeBack();
      again(deck);
      toast({ title: 'The slide is off the deck again', tone: 'good' });
    } catch (error) {
      failed('The slide could not be taken off the deck', error);
    }
  };
  return async (deck: number | null) => {
    const search = searchOfCard(window.location.search, says);
    try {
      const added = await (deck === null ? ontoNewDeck(exhibit, search) : ontoDeck(deck, exhibit, search));
      again(added.deck);
      toast({
        title: `Added to “${added.name}”`,
        tone: 'good',
        link: { label: 'Open the deck', href: `/deck?deck=${added.deck}&slide=${encodeURIComponent(added.slide)}` },
        action: { label: 'Undo', run: () => void undo(added) },
      });
    } catch (error) {
      failed('The slide could not be added', error);
    }
  };
}

/** Onto which deck: those last changed, or a new one. */
export function DeckItems(props: DeckItemsProps) {
  const { data, isPending } = useQuery(decksQuery());
  const add = useAddToDeck(props);
  const may = useMay('act');
  if (!may) return null;
  return (
    <>
      <MenuLabel className="mt-1 border-t border-line">Add to deck</MenuLabel>
      {data?.decks.slice(0, MOST_OFFERED).map(({ id, name }) => (
        <MenuItem key={id} onSelect={() => void add(id)}>
          <Presentation aria-hidden />
          <span className="max-w-64 truncate">{name}</span>
        </MenuItem>
      ))}
      <MenuItem disabled={isPending} onSelect={() => void add(null)}>
        <Presentation aria-hidden />
        New deck from the board’s template
      </MenuItem>
    </>
  );
}
