/** TanStack query options of the queue as people work through it; their keys are in queries.ts. */
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { askJson } from './client';
import type { WorkRequest } from './contract/queue';
import { queryKeys } from './queries';

const contract = () => import('./contract/queue');

/** Rows that are asked for at once. */
export const QUEUE_PAGE = 50;

/** What of the queue is asked for; what is left out is not narrowed. */
export interface QueueParams {
  state?: string;
  zone?: string;
  owner?: string;
  search?: string;
}

export const queueSearch = (asked: QueueParams, offset: number): [string, string][] => [
  ...(Object.entries(asked) as [string, string | undefined][]).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  ),
  ['offset', String(offset)],
  ['limit', String(QUEUE_PAGE)],
];

export const queuePagesQuery = (asked: QueueParams) =>
  infiniteQueryOptions({
    queryKey: queryKeys.queue(asked),
    queryFn: ({ signal, pageParam: offset }) =>
      askJson(
        async () => (await contract()).priorityQueue,
        `/queue?${new URLSearchParams(queueSearch(asked, offset))}`,
        {
          signal,
        },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ offset, rows, total }) => {
      const next = offset + rows.length;
      return next < total ? next : null;
    },
    placeholderData: keepPreviousData,
  });

export const stateWork = (body: WorkRequest) =>
  askJson(async () => (await contract()).workStated, '/queue', { method: 'POST', body });
