'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { SettingsAnswer, SettingsRequest } from '@/lib/api/contract/settings';
import { queryKeys, settingsQuery, stateSettings } from '@/lib/api/queries';

export type Changes = Omit<SettingsRequest, 'dry_run'>;

export const useSettings = () => useQuery(settingsQuery());

/** The values that the settings had, of those that a change states. */
function before(settings: SettingsAnswer['settings'], changes: Changes): Changes {
  const names = Object.keys(changes) as (keyof Changes)[];
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as Changes;
}

/** States settings; whatever they move is asked for again, and one click takes them back. */
export function useStateSettings() {
  const client = useQueryClient();
  const router = useRouter();
  const { data } = useSettings();
  const { mutate, ...mutation } = useMutation({
    mutationFn: ({ changes }: { changes: Changes; done: string; undo: Changes | null }) => stateSettings(changes),
    onSuccess: (_, { done, undo }) => {
      for (const queryKey of [queryKeys.settings, queryKeys.workspace, queryKeys.reports, queryKeys.check])
        void client.invalidateQueries({ queryKey });
      router.refresh();
      toast({
        title: done,
        tone: 'good',
        ...(undo && {
          action: { label: 'Undo', run: () => mutate({ changes: undo, done: 'As it was before', undo: null }) },
        }),
      });
    },
    onError: sayFailed('It could not be saved'),
  });
  const state = (changes: Changes, done: string, onSuccess?: () => void) =>
    mutate({ changes, done, undo: data ? before(data.settings, changes) : null }, { ...(onSuccess && { onSuccess }) });
  return { ...mutation, state };
}
