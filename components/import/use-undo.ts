'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { ImportRun } from '@/lib/api/contract';
import type { ImportBatch } from '@/lib/api/contract/imports';
import { cancelImport, changeBatch, queryKeys, restoreImport, withdrawImport } from '@/lib/api/queries';

/** What can be done to an import, or to several files imported together. */
export interface Undoing {
  what: 'withdraw' | 'restore' | 'cancel';
  id: string;
  isBatch: boolean;
}

const ofOne = { withdraw: withdrawImport, restore: restoreImport, cancel: cancelImport } as const;

/** Undoes, redoes or cancels; every figure and the list of imports are asked for again. */
export function useUndo(onDone?: () => void) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: ({ what, id, isBatch }: Undoing): Promise<ImportRun | ImportBatch> =>
      isBatch ? changeBatch(id, what) : ofOne[what](id),
    onSuccess: (answer) => {
      if ('batch_id' in answer && 'items' in answer) {
        client.setQueryData(queryKeys.importBatch(answer.batch_id), answer);
      } else client.setQueryData(queryKeys.importRun(answer.import_id), answer);
      void client.invalidateQueries({ queryKey: queryKeys.workspace });
      void client.invalidateQueries({ queryKey: queryKeys.reports });
      void client.invalidateQueries({ queryKey: queryKeys.imports });
      router.refresh();
      onDone?.();
    },
  });
}
