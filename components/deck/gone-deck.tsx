'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast-messages';
import { deckQuery, restoreDeck } from '@/lib/api/deck-queries';
import { queryKeys } from '@/lib/api/queries';

/** The address is of a deck that was deleted, or never was. */
export function GoneDeck({ id }: { id: number }) {
  const client = useQueryClient();
  const restore = useMutation({
    mutationFn: () => restoreDeck(id),
    onSuccess: (deck) => {
      client.setQueryData(deckQuery(id).queryKey, deck);
      void client.invalidateQueries({ queryKey: queryKeys.decks, exact: true });
    },
    onError: ({ message }) => toast({ title: 'The deck could not be brought back', description: message, tone: 'bad' }),
  });
  return (
    <>
      <PageHeader title="Deck" />
      <PageBody>
        <PageMessage
          title="There is no such deck"
          actions={
            <>
              <Button asChild variant="primary">
                <Link href="/deck?template=board">Begin with a template</Link>
              </Button>
              <Button needs="act" disabled={restore.isPending} onClick={() => restore.mutate()}>
                Bring it back
              </Button>
            </>
          }
        >
          <p>The address names a deck that was deleted, or that never was. One that was deleted can be brought back.</p>
        </PageMessage>
      </PageBody>
    </>
  );
}
