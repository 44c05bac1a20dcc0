'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { queryKeys, withdrawImport } from '@/lib/api/queries';

/** Withdraws an import; every figure and the list of imports are asked for again. */
export function useWithdraw(onDone?: () => void) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: withdrawImport,
    onSuccess: (run) => {
      client.setQueryData(queryKeys.importRun(run.import_id), run);
      void client.invalidateQueries({ queryKey: queryKeys.workspace });
      void client.invalidateQueries({ queryKey: queryKeys.reports });
      void client.invalidateQueries({ queryKey: queryKeys.imports, exact: true });
      router.refresh();
      onDone?.();
    },
  });
}
