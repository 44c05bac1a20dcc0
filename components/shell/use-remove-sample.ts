'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { queryKeys, removeSample } from '@/lib/api/queries';

/** Removes the sample company; whatever was shown of it is asked for again. */
export function useRemoveSample() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: removeSample,
    onSuccess: (state) => {
      client.setQueryData(queryKeys.workspace, state);
      void client.invalidateQueries({ queryKey: queryKeys.reports });
      void client.invalidateQueries({ queryKey: queryKeys.imports });
      router.refresh();
      toast({ title: 'The sample company is gone', tone: 'good' });
    },
    onError: sayFailed('The sample company could not be removed'),
  });
}
