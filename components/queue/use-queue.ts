'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { WorkRequest } from '@/lib/api/contract/queue';
import { queryKeys } from '@/lib/api/queries';
import { queuePagesQuery, stateWork } from '@/lib/api/queue-queries';
import { queueParsers, queueQuestion } from '@/lib/view/queue-question';

/** The queue under the choices of the address, page upon page. */
export function useQueue() {
  const [choices, setChoices] = useQueryStates(queueParsers);
  const { data, ...query } = useInfiniteQuery(queuePagesQuery(queueQuestion(choices)));
  return { choices, setChoices, answer: data?.pages[0], rows: data?.pages.flatMap(({ rows }) => rows) ?? [], query };
}

/** Asks for the queue again, after something was decided in it. */
function useQueueAnew(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queryKeys.queues });
}

/** States what is decided about an account; the message that follows undoes it. */
export function useWork() {
  const anew = useQueueAnew();
  const undo = useMutation({
    mutationFn: stateWork,
    onSuccess: () => {
      void anew();
      toast({ title: 'Undone', tone: 'good' });
    },
    onError: sayFailed('It could not be undone'),
  });
  return useMutation({
    mutationFn: ({ body }: { body: WorkRequest; said: string }) => stateWork(body),
    onSuccess: ({ before }, { said }) => {
      void anew();
      toast({ title: said, tone: 'good', action: { label: 'Undo', run: () => undo.mutate(before) } });
    },
    onError: sayFailed('It could not be kept'),
  });
}
