'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { deckQuery, decksQuery, removeDeck, restoreDeck, writeDeck } from '@/lib/api/deck-queries';
import { queryKeys } from '@/lib/api/queries';
import { type DeckTemplate, deckTemplates } from '@/lib/view/deck/deck';
import { deckPeriodWords } from '@/lib/view/deck/period';
import { deckKinds } from '@/lib/view/deck/templates';
import { deckParsers } from '@/lib/view/deck-address';
import { dayText } from '@/lib/view/format';
import type { DeckEditor } from './use-deck-editor';

interface EntryProps {
  name: string;
  note: string;
  isHere: boolean;
  onOpen(): void;
}

const Entry = ({ name, note, isHere, onOpen }: EntryProps) => (
  <li>
    <Button
      variant="quiet"
      aria-current={isHere ? 'true' : undefined}
      className="h-auto w-full justify-start gap-2 px-2 py-1.5 text-left whitespace-normal pointer-coarse:h-auto"
      onClick={onOpen}
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate text-ink">{name}</span>
        <span className="block text-2xs font-normal text-pretty text-ink-3">{note}</span>
      </span>
      {isHere && <Check aria-hidden />}
    </Button>
  </li>
);

/** Opens decks, makes another of one, and takes one away, to be undone. */
function useDecks() {
  const client = useQueryClient();
  const [address, setAddress] = useQueryStates(deckParsers, { history: 'push' });
  const open = (deck: number | null, template: DeckTemplate | null = null) =>
    void setAddress({ deck, template, period: null, slide: null });
  const again = () => void client.invalidateQueries({ queryKey: queryKeys.decks, exact: true });
  const restore = useMutation({
    mutationFn: restoreDeck,
    onSuccess: (deck) => {
      client.setQueryData(deckQuery(deck.id).queryKey, deck);
      again();
      open(deck.id);
    },
    onError: sayFailed('The deck could not be brought back'),
  });
  const remove = useMutation({
    mutationFn: removeDeck,
    onSuccess: ({ id, choice }) => {
      open(null, 'board');
      client.removeQueries({ queryKey: queryKeys.deck(id) });
      again();
      const action = { label: 'Undo', run: () => restore.mutate(id) };
      toast({ title: `Deck “${choice.name}” is deleted`, tone: 'good', action });
    },
    onError: sayFailed('The deck could not be deleted'),
  });
  const copy = useMutation({
    mutationFn: ({ choice }: DeckEditor) => writeDeck({ ...choice, name: `${choice.name}, copy`.slice(-120) }, null),
    onSuccess: (deck) => {
      client.setQueryData(deckQuery(deck.id).queryKey, deck);
      again();
      open(deck.id);
      toast({ title: 'This is a copy of its own now', tone: 'good' });
    },
    onError: sayFailed('The deck could not be copied'),
  });
  return { address, open, remove, copy };
}

const slidesText = (count: number): string => (count === 1 ? '1 slide' : `${count} slides`);

/** The decks that are kept, and the templates that another begins with. */
export function DeckMenu({ editor, trigger }: { editor: DeckEditor } & FloatingProps) {
  const [isOpen, setOpen] = useState(true);
  const { address, open, remove, copy } = useDecks();
  const decks = useQuery(decksQuery()).data?.decks ?? [];
  const here = address.deck ?? (address.template === null ? (decks[0]?.id ?? null) : null);
  const leave = async (go: () => void) => {
    await editor.saver.flush();
    setOpen(false);
    go();
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label="Decks" className="w-88 p-2">
        {decks.length > 0 && (
          <section aria-label="Your decks">
            <h2 className="px-2 pt-1 pb-1 text-2xs font-medium text-ink-3">Your decks</h2>
            <ul>
              {decks.map(({ id, name, period, slides, updatedAt }) => (
                <Entry
                  key={id}
                  name={name}
                  note={`${period === null ? 'Latest month' : deckPeriodWords(period)} · ${slidesText(slides)} · changed ${dayText(updatedAt.slice(0, 10))}`}
                  isHere={id === here}
                  onOpen={() => void leave(() => open(id))}
                />
              ))}
            </ul>
          </section>
        )}
        <section aria-label="New from a template" className={cn(decks.length > 0 && 'mt-1 border-t border-line pt-1')}>
          <h2 className="px-2 pt-1 pb-1 text-2xs font-medium text-ink-3">New from a template</h2>
          <ul>
            {deckTemplates.map((template) => (
              <Entry
                key={template}
                name={deckKinds[template].label}
                note={deckKinds[template].description}
                isHere={here === null && (address.template ?? 'board') === template}
                onOpen={() => void leave(() => open(null, template))}
              />
            ))}
          </ul>
        </section>
        {here !== null && (
          <div className="mt-1 flex gap-2 border-t border-line px-2 pt-2">
            <Button needs="act" disabled={copy.isPending} onClick={() => void leave(() => copy.mutate(editor))}>
              Copy this deck
            </Button>
            <Button
              needs="act"
              variant="danger"
              disabled={remove.isPending}
              onClick={() => void leave(() => remove.mutate(here))}
            >
              Delete it
            </Button>
          </div>
        )}
      </PopoverContent>
    </Popover>
  );
}
