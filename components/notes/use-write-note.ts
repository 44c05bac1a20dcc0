'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { removeNote, restoreNote, writeNote } from '@/lib/api/kept-queries';
import { queryKeys } from '@/lib/api/queries';
import type { NoteDraft } from './note-desk';

/** Writes, removes and brings back notes; each can be undone with one click. */
export function useWriteNote() {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: queryKeys.notes });
  const restore = useMutation({
    mutationFn: restoreNote,
    onSuccess: again,
    onError: sayFailed('The note could not be brought back'),
  });
  const remove = useMutation({
    mutationFn: (id: number) => removeNote(id),
    onSuccess: ({ id, title }) => {
      again();
      toast({
        title: `“${title}” is removed`,
        tone: 'good',
        action: { label: 'Undo', run: () => restore.mutate(id) },
      });
    },
    onError: sayFailed('The note could not be removed'),
  });
  const write = useMutation({
    mutationFn: ({ draft: { id, ...text } }: { draft: NoteDraft; before: NoteDraft | null }) =>
      writeNote({ ...text, ...(id !== null && { id }) }),
    onSuccess: (note, { before }) => {
      again();
      toast({
        title: before === null ? `Noted: ${note.title}` : `“${note.title}” is changed`,
        tone: 'good',
        action: {
          label: 'Undo',
          run: () => (before === null ? remove.mutate(note.id) : write.mutate({ draft: before, before: note })),
        },
      });
    },
    onError: sayFailed('The note could not be written'),
  });
  return { write, remove };
}
