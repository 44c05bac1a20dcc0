'use client';

import { useMutation } from '@tanstack/react-query';
import { useFiguresAnew } from '@/components/shell/use-figures-anew';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import {
  closeMonth,
  removeCause,
  reopenMonth,
  restoreCause,
  restoreSignOff,
  signOffMonth,
  stateTotals,
  withdrawSignOff,
  writeCause,
} from '@/lib/api/closed-queries';
import { withdrawImport } from '@/lib/api/queries';
import { monthText } from '@/lib/view/format';

export function useClose(onDone: () => void) {
  const anew = useFiguresAnew();
  return useMutation({
    mutationFn: closeMonth,
    onSuccess: ({ period }) => {
      anew();
      toast({
        title: `${monthText(period)} is closed`,
        description: 'Its reports are kept as they stand.',
        tone: 'good',
      });
      onDone();
    },
  });
}

export function useReopen(onDone: () => void) {
  const anew = useFiguresAnew();
  return useMutation({
    mutationFn: reopenMonth,
    onSuccess: ({ period }) => {
      anew();
      toast({
        title: `${monthText(period)} is open again`,
        description: 'What it was closed as is kept.',
        tone: 'good',
      });
      onDone();
    },
  });
}

/** States control totals; the message that follows can withdraw them. */
export function useTotals(onDone: () => void) {
  const anew = useFiguresAnew();
  const undo = useMutation({
    mutationFn: withdrawImport,
    onSuccess: () => {
      anew();
      toast({ title: 'Undone', description: 'The control totals are those from before.', tone: 'good' });
    },
    onError: sayFailed('It could not be undone'),
  });
  return useMutation({
    mutationFn: (text: string) => stateTotals({ text }),
    onSuccess: ({ totals, import_id }) => {
      anew();
      toast({
        title: totals.length === 1 ? 'The control total is kept' : `${totals.length} control totals are kept`,
        tone: 'good',
        ...(import_id !== null && { action: { label: 'Undo', run: () => undo.mutate(import_id) } }),
      });
      onDone();
    },
  });
}

export function useCause(onDone: () => void) {
  const anew = useFiguresAnew();
  return useMutation({
    mutationFn: writeCause,
    onSuccess: () => {
      anew();
      onDone();
    },
  });
}

/** Takes a cause away; the message that follows brings it back. */
export function useRemoveCause() {
  const anew = useFiguresAnew();
  const restore = useMutation({ mutationFn: restoreCause, onSuccess: anew, onError: sayFailed('It is not back') });
  return useMutation({
    mutationFn: removeCause,
    onSuccess: ({ id }) => {
      anew();
      toast({ title: 'Cause removed', action: { label: 'Undo', run: () => restore.mutate(id) } });
    },
    onError: sayFailed('It could not be removed'),
  });
}

export function useSignOff(onDone: () => void) {
  const anew = useFiguresAnew();
  return useMutation({
    mutationFn: signOffMonth,
    onSuccess: ({ period }) => {
      anew();
      toast({ title: `${monthText(period)} is signed off`, tone: 'good' });
      onDone();
    },
  });
}

/** Takes a sign-off back; the message that follows lets it stand again. */
export function useTakeBack() {
  const anew = useFiguresAnew();
  const restore = useMutation({ mutationFn: restoreSignOff, onSuccess: anew, onError: sayFailed('It does not stand') });
  return useMutation({
    mutationFn: withdrawSignOff,
    onSuccess: ({ id }) => {
      anew();
      toast({ title: 'Sign-off taken back', action: { label: 'Undo', run: () => restore.mutate(id) } });
    },
    onError: sayFailed('It could not be taken back'),
  });
}
