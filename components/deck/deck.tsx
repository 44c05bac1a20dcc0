'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty-later';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { ApiError } from '@/lib/api/client';
import type { DeckAnswer } from '@/lib/api/contract/decks';
import { deckQuery, decksQuery } from '@/lib/api/deck-queries';
import { workspaceQuery } from '@/lib/api/queries';
import { templateDeck } from '@/lib/view/deck/templates';
import { deckParsers, openedDeck } from '@/lib/view/deck-address';
import { Editor } from './editor';
import { EditorLoading } from './editor-loading';
import { GoneDeck } from './gone-deck';

/** An editor stays the same when its template becomes a deck, and gives way to what somebody else has written. */
interface Own {
  session: string;
  id: number;
  edition: number;
}

function Opened() {
  const [address, setAddress] = useQueryStates(deckParsers, { history: 'replace' });
  const decks = useQuery(decksQuery());
  const [own, setOwn] = useState<Own | null>(null);
  const opened = openedDeck(address, decks.data?.decks ?? []);
  const id = 'kept' in opened ? opened.kept : null;
  const kept = useQuery({ ...deckQuery(id ?? 0), enabled: id !== null });
  const deck = id === null ? null : kept.data;
  const isOwn = deck && own?.id === deck.id && deck.edition <= own.edition;
  // Who goes from a deck to a template begins anew, also where the deck began with it.
  const [seen, setSeen] = useState({ id, times: 0 });
  if (seen.id !== id) setSeen({ id, times: seen.times + Number(id === null) });
  const name = 'kept' in opened ? `deck ${id} ${deck?.edition}` : `${opened.template} ${opened.period} ${seen.times}`;
  const session = isOwn ? own.session : name;
  const onWritten = useCallback(
    ({ id, edition }: DeckAnswer) => {
      setOwn({ id, edition, session });
      void setAddress({ deck: id, template: null, period: null });
    },
    [session, setAddress],
  );
  if (deck) return <Editor key={session} start={{ kept: deck, choice: deck.choice }} onWritten={onWritten} />;
  if ('template' in opened && !decks.isPending) {
    const choice = templateDeck(opened.template, opened.period);
    return <Editor key={session} start={{ kept: null, choice }} onWritten={onWritten} />;
  }
  if (!kept.error) return <EditorLoading />;
  if (id !== null && kept.error instanceof ApiError && kept.error.status === 404) return <GoneDeck id={id} />;
  return (
    <PageBody>
      <Failure title="The deck could not be loaded" error={kept.error} onRetry={() => void kept.refetch()} />
    </PageBody>
  );
}

/** The deck builder: the deck of the address, the deck last written, or the board's template. */
export function Deck() {
  const { data, error, refetch } = useQuery(workspaceQuery());
  if (data?.workspace?.has_data) return <Opened />;
  return (
    <>
      <PageHeader title="Deck" />
      <PageBody>
        {data ? (
          <Empty />
        ) : (
          error && <Failure title="The deck could not be loaded" error={error} onRetry={() => void refetch()} />
        )}
      </PageBody>
    </>
  );
}
