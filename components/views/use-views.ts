'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { removeView, restoreView, viewsQuery, writeView } from '@/lib/api/kept-queries';
import { queryKeys } from '@/lib/api/queries';
import type { ViewKept } from '@/lib/view/saved-views';

const none: readonly ViewKept[] = [];

export const useViews = (): readonly ViewKept[] => useQuery(viewsQuery()).data?.views ?? none;

/** Saves, changes, removes and brings back views; each can be undone with one click. */
export function useWriteView() {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: queryKeys.views });
  const restore = useMutation({
    mutationFn: restoreView,
    onSuccess: again,
    onError: sayFailed('The view could not be brought back'),
  });
  const remove = useMutation({
    mutationFn: (id: number) => removeView(id),
    onSuccess: ({ id, name }) => {
      again();
      toast({
        title: `View “${name}” is removed`,
        tone: 'good',
        action: { label: 'Undo', run: () => restore.mutate(id) },
      });
    },
    onError: sayFailed('The view could not be removed'),
  });
  const write = useMutation({
    mutationFn: ({
      id,
      view,
    }: {
      id: number | null;
      view: Omit<ViewKept, 'id'>;
      before: ViewKept | null;
      done: string;
    }) => writeView({ ...view, ...(id !== null && { id }) }),
    onSuccess: (view, { before, done }) => {
      again();
      toast({
        title: done,
        tone: 'good',
        action: {
          label: 'Undo',
          run: () =>
            before === null
              ? remove.mutate(view.id)
              : write.mutate({ id: before.id, view: before, before: view, done: 'As it was before' }),
        },
      });
    },
    onError: sayFailed('The view could not be saved'),
  });
  return { write, remove };
}
