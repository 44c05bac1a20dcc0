'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { PlayRequest, RunRequest } from '@/lib/api/contract/plays';
import { removePlay, removeRun, writePlay, writeRun } from '@/lib/api/play-queries';
import { queryKeys } from '@/lib/api/queries';

/** Asks for the plays again, and says what was done; `undo` takes it back. */
function useSaid() {
  const client = useQueryClient();
  const anew = () => client.invalidateQueries({ queryKey: queryKeys.plays });
  const undone = useMutation({
    mutationFn: (take: () => Promise<unknown>) => take(),
    onSuccess: () => {
      void anew();
      toast({ title: 'Undone', tone: 'good' });
    },
    onError: sayFailed('It could not be undone'),
  });
  return (title: string, undo: () => Promise<unknown>) => {
    void anew();
    toast({ title, tone: 'good', action: { label: 'Undo', run: () => undone.mutate(undo) } });
  };
}

/** Writes a play; `before`: as it stood, null where it is new. */
export function useWritePlay() {
  const said = useSaid();
  return useMutation({
    mutationFn: ({ body }: { body: PlayRequest; before: PlayRequest | null }) => writePlay(body),
    onSuccess: ({ play }, { body, before }) =>
      said(`${body.name} is ${before ? 'changed' : 'in the playbook'}`, () =>
        before ? writePlay(before) : removePlay(play, true),
      ),
    onError: sayFailed('The play could not be kept'),
  });
}

export function useRemovePlay() {
  const said = useSaid();
  return useMutation({
    mutationFn: ({ play }: { play: number; name: string }) => removePlay(play, true),
    onSuccess: ({ play }, { name }) => said(`${name} is out of the playbook`, () => removePlay(play, false)),
    onError: sayFailed('The play could not be taken away'),
  });
}

/** Writes a run of a play; `before`: as it stood, null where it is new. */
export function useWriteRun() {
  const said = useSaid();
  return useMutation({
    mutationFn: ({ body }: { body: RunRequest; before: RunRequest | null; title: string }) => writeRun(body),
    onSuccess: ({ run }, { before, title }) => said(title, () => (before ? writeRun(before) : removeRun(run, true))),
    onError: sayFailed('The run could not be kept'),
  });
}

export function useRemoveRun() {
  const said = useSaid();
  return useMutation({
    mutationFn: ({ run }: { run: number; name: string }) => removeRun(run, true),
    onSuccess: ({ run }, { name }) => said(`The run with ${name} is taken out`, () => removeRun(run, false)),
    onError: sayFailed('The run could not be taken out'),
  });
}
