'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { keepComparison, removeComparison, restoreComparison } from '@/lib/api/difference-queries';
import { queryKeys, uploadFile } from '@/lib/api/queries';
import { differencesParsers } from '@/lib/view/differences-question';
import { HEAD_BYTES, refuseFile } from '@/lib/view/import-file';

/** What is compared: a file, or a table as it was pasted. */
export type Given = { file: File } | { text: string; name: string };

async function sent(given: Given, onShare: (share: number) => void) {
  if (!('file' in given)) return keepComparison({ text: given.text, ...(given.name && { name: given.name }) });
  const { file } = given;
  const refusal = refuseFile(file.name, file.size, new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  if (refusal !== null) throw new Error(`${refusal.title}. ${refusal.remedy}`);
  const { upload_id } = await uploadFile(file, onShare);
  return keepComparison({ upload_id, name: file.name });
}

/** Keeps a comparison and opens it; the message that follows can take it away again. */
export function useCompare(onDone: () => void) {
  const client = useQueryClient();
  const [, setChoices] = useQueryStates(differencesParsers);
  const [share, setShare] = useState<number | null>(null);
  const remove = useRemoveComparison();
  const compare = useMutation({
    mutationFn: (given: Given) => sent(given, setShare),
    onSettled: () => setShare(null),
    onSuccess: ({ id, name, rejected, notices }) => {
      void client.invalidateQueries({ queryKey: queryKeys.comparisons });
      void setChoices({ comparison: id, month: null, cause: null });
      const left = rejected === 0 ? [] : [`${rejected} rows could not be read and are in no total.`];
      toast({
        title: `${name} is laid beside the ledger`,
        description: [...left, ...notices.slice(0, 2)].join(' ') || 'Nothing of it is in the ledger.',
        tone: rejected === 0 ? 'good' : 'neutral',
        action: { label: 'Undo', run: () => remove.mutate(id) },
      });
      onDone();
    },
  });
  return { ...compare, share };
}

/** Takes a comparison away; the message that follows brings it back. */
export function useRemoveComparison() {
  const client = useQueryClient();
  const [, setChoices] = useQueryStates(differencesParsers);
  const anew = (comparison: number | null) => {
    void client.invalidateQueries({ queryKey: queryKeys.comparisons });
    void setChoices({ comparison, month: null, cause: null });
  };
  const restore = useMutation({
    mutationFn: restoreComparison,
    onSuccess: ({ id, name }) => {
      anew(id);
      toast({ title: `${name} is back`, tone: 'good' });
    },
    onError: sayFailed('It could not be brought back'),
  });
  return useMutation({
    mutationFn: removeComparison,
    onSuccess: ({ id, name }) => {
      anew(null);
      toast({
        title: `${name} is gone`,
        tone: 'good',
        action: { label: 'Undo', run: () => restore.mutate(id) },
      });
    },
    onError: sayFailed('It could not be removed'),
  });
}
