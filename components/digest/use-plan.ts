'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { DigestPlanAnswer, DigestSentAnswer, DigestStateAnswer, TestRequest } from '@/lib/api/contract/digest';
import { planDigest, setWebhook, testDigest } from '@/lib/api/digest-queries';
import { queryKeys } from '@/lib/api/queries';

const failed = sayFailed('It could not be saved');

const PLANNING = ['digest', 'plan'] as const;

/** Saves what is planned, each change with one click to take it back. What was chosen stands at once, and is saved in order. */
export function usePlan(state: DigestStateAnswer) {
  const client = useQueryClient();
  const take = (answer: DigestStateAnswer) => client.setQueryData(queryKeys.digest, answer);
  const { mutate, isPending } = useMutation({
    mutationKey: PLANNING,
    scope: { id: PLANNING.join() },
    mutationFn: ({ plan }: { plan: DigestPlanAnswer; done: string; undo: DigestPlanAnswer | null }) => planDigest(plan),
    onMutate: async ({ plan }) => {
      await client.cancelQueries({ queryKey: queryKeys.digest, exact: true });
      client.setQueryData<DigestStateAnswer>(queryKeys.digest, (before) => before && { ...before, plan });
    },
    onSuccess: (answer, { done, undo }) => {
      // A choice made meanwhile stands until its own answer is there.
      if (client.isMutating({ mutationKey: PLANNING }) === 1) take(answer);
      const again = undo && {
        action: { label: 'Undo', run: () => mutate({ plan: undo, done: 'As it was before', undo: null }) },
      };
      toast({ title: done, tone: 'good', ...again });
    },
    onError: (error) => {
      failed(error);
      void client.invalidateQueries({ queryKey: queryKeys.digest, exact: true });
    },
  });
  const webhook = useMutation({
    mutationFn: (url: string | null) => setWebhook(url),
    onSuccess: (answer, url) => {
      take(answer);
      toast({ title: url === null ? 'The webhook is removed' : 'The webhook is set', tone: 'good' });
    },
    onError: failed,
  });
  const save = (change: Partial<DigestPlanAnswer>, done: string) =>
    mutate({ plan: { ...state.plan, ...change }, done, undo: state.plan });
  return { save, isPending, webhook };
}

const told = ({ sent }: DigestSentAnswer): void => {
  for (const { recipient, status, error } of sent)
    toast(
      status === 'sent'
        ? { title: `The digest went to ${recipient}`, tone: 'good' }
        : {
            title: `The digest did not reach ${recipient}`,
            tone: 'bad',
            ...(error !== null && { description: error }),
          },
    );
};

/** Sends the digest now. */
export function useTest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: TestRequest) => testDigest(request),
    onSuccess: told,
    onError: sayFailed('The digest was not sent'),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.digest, exact: true }),
  });
}
