'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useAsked } from '@/components/filters/use-question';
import { bookQuery } from '@/lib/api/book-queries';
import { workspaceQuery } from '@/lib/api/queries';
import { queuePagesQuery } from '@/lib/api/queue-queries';
import { bookParsers, bookQuestion, bookQueueQuestion } from '@/lib/view/book-question';

export function useBook() {
  const [{ owner }, setChoices] = useQueryStates(bookParsers, { history: 'push' });
  const { asked } = useAsked();
  const workspace = useQuery(workspaceQuery());
  const hasData = workspace.data?.workspace?.has_data === true;
  const query = useQuery({ ...bookQuery(bookQuestion(owner, asked)), enabled: hasData });
  return {
    query,
    isEmpty: workspace.data !== undefined && !hasData,
    setOwner: (chosen: string) => void setChoices({ owner: chosen }),
  };
}

/** What of the queue is open for an owner. */
export const useBookQueue = (owner: string) => useInfiniteQuery(queuePagesQuery(bookQueueQuestion(owner)));
