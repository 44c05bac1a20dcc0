'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useUndo } from '@/components/adjust/use-adjustment';
import { useFiguresAnew } from '@/components/shell/use-figures-anew';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { acceptMatches, decideMatches } from '@/lib/api/match-queries';
import { queryKeys } from '@/lib/api/queries';
import { mergedWords } from '@/lib/view/matches';

/** Merges the accounts of offers; the message that follows can undo it, all at once. */
export function useAccept() {
  const anew = useFiguresAnew();
  const undo = useUndo();
  return useMutation({
    mutationFn: acceptMatches,
    onSuccess: ({ adjustment_id, merged }) => {
      anew();
      toast({
        title: mergedWords(merged),
        tone: 'good',
        ...(adjustment_id !== null && { action: { label: 'Undo', run: () => undo.mutate(adjustment_id) } }),
      });
    },
    onError: (error) => {
      anew();
      sayFailed('They could not be merged')(error);
    },
  });
}

interface Decision {
  action: 'refuse' | 'offer_again';
  id: string;
  /** The two accounts, in words. */
  label: string;
}

/** Refuses an offer, or has it offered again; the message that follows does the opposite. */
export function useRefuse() {
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ action, id }: Decision) => decideMatches(action, [id]),
    onSuccess: (_, { action, id, label }) => {
      void client.invalidateQueries({ queryKey: queryKeys.matches });
      const isRefused = action === 'refuse';
      toast({
        title: isRefused ? 'Not offered again' : 'Offered again',
        description: label,
        tone: 'good',
        action: {
          label: 'Undo',
          run: () => decide.mutate({ action: isRefused ? 'offer_again' : 'refuse', id, label }),
        },
      });
    },
    onError: sayFailed('That could not be kept'),
  });
  return decide;
}
