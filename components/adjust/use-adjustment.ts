'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFiguresAnew } from '@/components/shell/use-figures-anew';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { makeAdjustment, triedAdjustmentQuery, undoAdjustment } from '@/lib/api/adjustment-queries';
import { ApiError } from '@/lib/api/client';
import type { AdjustmentAsked } from '@/lib/api/contract/adjustments';
import { asWritten } from '@/lib/view/adjustments';

/** So long nothing is typed before what was typed is tried, in ms. */
const PAUSE_MS = 250;

/** What is wrong with one field of the form; null: with none in particular. */
export interface Fault {
  field: string | null;
  message: string;
}

/** Undoes an adjustment, and says so. */
export function useUndo() {
  const anew = useFiguresAnew();
  return useMutation({
    mutationFn: undoAdjustment,
    onSuccess: () => {
      anew();
      toast({ title: 'Undone', description: 'Every figure is what it was without it.', tone: 'good' });
    },
    onError: sayFailed('It could not be undone'),
  });
}

/** Makes an adjustment; the message that follows can undo it. */
export function useMake(onDone?: () => void) {
  const anew = useFiguresAnew();
  const undo = useUndo();
  return useMutation({
    mutationFn: makeAdjustment,
    onSuccess: ({ adjustment_id, description }) => {
      anew();
      toast({
        title: asWritten(description),
        tone: 'good',
        ...(adjustment_id !== null && { action: { label: 'Undo', run: () => undo.mutate(adjustment_id) } }),
      });
      onDone?.();
    },
  });
}

/** What a request would do, tried a moment after it was last changed; null: it is not complete. */
export function useTried(request: AdjustmentAsked | null) {
  const text = request === null ? null : JSON.stringify(request);
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const asked: AdjustmentAsked | null = settled === null ? null : JSON.parse(settled);
  const { data, error, isFetching } = useQuery({
    ...triedAdjustmentQuery(asked ?? { kind: 'include', accounts: [] }),
    enabled: asked !== null && text !== null,
  });
  return {
    outcome: request === null ? null : (data ?? null),
    error: request === null ? null : error,
    isStale: isFetching || settled !== text,
  };
}

/** The field that a refusal names. */
export function faultOf(error: Error | null): Fault | null {
  if (error === null) return null;
  const named = error instanceof ApiError ? error.problem?.field : undefined;
  if (named === undefined) return { field: null, message: error.message };
  const field = named.replace(/^request\./, '').replace(/^fields\./, '');
  const words = error.message.startsWith(`${named}: `) ? error.message.slice(named.length + 2) : error.message;
  return { field, message: `${words.charAt(0).toUpperCase()}${words.slice(1)}` };
}
