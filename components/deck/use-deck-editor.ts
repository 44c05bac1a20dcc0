'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useQueryState } from 'nuqs';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useMay } from '@/components/ui/rights';
import { toast } from '@/components/ui/toast-messages';
import type { DeckAnswer } from '@/lib/api/contract/decks';
import { deckPreviewQuery, deckQuery, writeDeck } from '@/lib/api/deck-queries';
import { queryKeys } from '@/lib/api/queries';
import type { DeckChoice } from '@/lib/view/deck/deck';
import { deckParsers } from '@/lib/view/deck-address';
import { type DeckEdit, historyOf, newSlideId, redone, undone, withEdit } from '@/lib/view/deck-edit';
import { leftOutSlides, previewAsked, previewSlides, slideNumbers } from '@/lib/view/deck-preview';
import { DeckSaver, type Kept, type SaveState } from './saver';

export interface DeckStart {
  /** Null: a template, of which nothing is kept yet. */
  kept: Kept | null;
  choice: DeckChoice;
}

/** Keeps what is changed. `onWritten` is told of the deck as it is kept. */
function useSaver({ kept, choice }: DeckStart, now: DeckChoice, onWritten: (deck: DeckAnswer) => void) {
  const client = useQueryClient();
  const may = useMay('act');
  const [state, setState] = useState<SaveState>(may ? (kept ? 'saved' : 'template') : 'not kept');
  const [saver] = useState(
    () =>
      new DeckSaver(kept, choice, {
        write: writeDeck,
        onState: setState,
        onWritten: (deck) => {
          // Told first: what comes of the query is then known to be this editor's own.
          onWritten(deck);
          client.setQueryData(deckQuery(deck.id).queryKey, deck);
          void client.invalidateQueries({ queryKey: queryKeys.decks, exact: true });
        },
      }),
  );
  useEffect(() => {
    if (may) saver.want(now);
  }, [may, saver, now]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!saver.isBehind) return;
      void saver.flush();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void saver.flush();
    };
  }, [saver]);
  return { state, saver };
}

/** The deck as it is drawn, as far as the server has answered. */
function usePreview(now: DeckChoice) {
  // The same question for the same text: order and words ask nothing anew.
  const text = JSON.stringify(previewAsked(now));
  const asked = useMemo(() => JSON.parse(text) as DeckChoice, [text]);
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery(deckPreviewQuery(asked));
  const slides = useMemo(
    () => previewSlides(now, isPlaceholderData ? null : asked, data),
    [now, asked, data, isPlaceholderData],
  );
  const leftOut = useMemo(() => leftOutSlides(slides), [slides]);
  const { accent, logo, bands } = now;
  const currency = data?.currency ?? null;
  const look = useMemo(() => ({ accent, logo, bands, currency }), [accent, logo, bands, currency]);
  const failed = data ? null : error;
  return { slides, leftOut, look, model: data ?? null, error: failed, isFetching, retry: () => void refetch() };
}

/** Which slide is looked at; one that is gone gives way to the one in its place. */
function useSelected({ slides }: DeckChoice) {
  const [asked, setAsked] = useQueryState('slide', deckParsers.slide.withOptions({ history: 'replace' }));
  const [place, setPlace] = useState(0);
  const found = slides.findIndex(({ id }) => id === asked);
  if (found >= 0 && found !== place) setPlace(found);
  const index = found >= 0 ? found : Math.max(0, Math.min(place, slides.length - 1));
  const select = useCallback((id: string) => void setAsked(id), [setAsked]);
  return { index, select };
}

/** A deck that is edited: what was chosen, what is drawn of it, and whether it is kept. */
export function useDeckEditor(start: DeckStart, onWritten: (deck: DeckAnswer) => void) {
  const [history, setHistory] = useState(() => historyOf(start.choice));
  const { now } = history;
  const { state, saver } = useSaver(start, now, onWritten);
  const preview = usePreview(now);
  const { index, select } = useSelected(now);
  const edit = useCallback((change: DeckEdit, field: string | null = null) => {
    setHistory((before) => withEdit(before, change, field));
  }, []);
  const remove = (at: number) => {
    const slide = now.slides[at];
    if (!slide) return;
    edit({ kind: 'remove', id: slide.id });
    const run = () => edit({ kind: 'put', slide, at });
    toast({ title: 'The slide is removed', tone: 'good', action: { label: 'Undo', run } });
  };
  /** The slide that is moved is looked at. `to`: its place, from 0. */
  const move = (id: string, to: number) => {
    edit({ kind: 'move', id, to });
    select(id);
  };
  const add = (exhibit: string) => {
    const id = newSlideId(now.slides);
    edit({ kind: 'add', id, exhibit, after: now.slides[index]?.id ?? null });
    select(id);
  };
  return {
    choice: now,
    /** Place of the slide that is looked at. */
    index,
    select,
    edit,
    move,
    add,
    numbers: slideNumbers(now.slides, preview.leftOut),
    preview,
    saver,
    saveState: state,
    remove,
    undo: history.before.length > 0 ? () => setHistory((before) => undone(before) ?? before) : null,
    redo: history.after.length > 0 ? () => setHistory((before) => redone(before) ?? before) : null,
  };
}

export type DeckEditor = ReturnType<typeof useDeckEditor>;
