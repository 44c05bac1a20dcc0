'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast } from '@/components/ui/toast-messages';
import type { BenchmarkChange, BenchmarkFileRequest, BenchmarkImported } from '@/lib/api/contract/own-benchmarks';
import { changeBenchmarks, importBenchmarkFile } from '@/lib/api/kept-queries';
import { queryKeys } from '@/lib/api/queries';

/** What must be asked again once figures have changed. */
function useAskAgain() {
  const client = useQueryClient();
  const router = useRouter();
  return () => {
    for (const queryKey of [queryKeys.workspace, queryKeys.reports]) void client.invalidateQueries({ queryKey });
    router.refresh();
  };
}

/** Changes the company's own benchmark figures; one click takes each change back. */
export function useBenchmarkChanges(onDone?: () => void) {
  const askAgain = useAskAgain();
  const { mutate, ...mutation } = useMutation({
    mutationFn: ({ change }: { change: BenchmarkChange; done: string }) => changeBenchmarks(change),
    onSuccess: ({ version }, { change, done }) => {
      askAgain();
      const undo = () => mutate({ change: { action: 'undo', version }, done: 'As it was before' });
      toast({ title: done, tone: 'good', ...(change.action !== 'undo' && { action: { label: 'Undo', run: undo } }) });
      if (change.action === 'keep') onDone?.();
    },
    onError: (error, { change }) => {
      // A form shows what is wrong with its figure itself.
      if (change.action !== 'keep')
        toast({ title: 'It could not be changed', description: error.message, tone: 'bad' });
    },
  });
  return { ...mutation, change: (change: BenchmarkChange, done: string) => mutate({ change, done }) };
}

/** Imports a file of figures, or tells what it would change. */
export function useBenchmarkImport(onDone: () => void) {
  const askAgain = useAskAgain();
  const { change } = useBenchmarkChanges();
  return useMutation({
    mutationFn: (request: BenchmarkFileRequest) => importBenchmarkFile(request),
    onSuccess: ({ version, new: added, corrected }: BenchmarkImported) => {
      if (version === null) return;
      askAgain();
      toast({
        title: `${added} added, ${corrected} corrected`,
        tone: 'good',
        action: { label: 'Undo', run: () => change({ action: 'undo', version }, 'As it was before') },
      });
      onDone();
    },
  });
}
