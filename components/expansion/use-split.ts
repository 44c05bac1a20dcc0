'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Asked } from '@/components/filters/use-question';
import { reportQuery } from '@/lib/api/queries';
import { attributesQuestion, splitQuestion } from '@/lib/view/expansion';
import { splitBy, splitChoices } from '@/lib/view/expansion-split';

/** What can be split by, and the split asked for. */
export function useSplit(by: string, { question, asked, months }: Asked) {
  const attributes = useQuery({
    ...reportQuery('attributes', attributesQuestion(asked)),
    placeholderData: keepPreviousData,
  });
  const choices = attributes.data ? splitChoices(attributes.data) : [];
  const chosen = splitBy(choices, by);
  const split = useQuery({
    ...reportQuery('movements', splitQuestion(chosen ?? '', question.grid, months, asked)),
    enabled: chosen !== null,
  });
  const failed = [attributes, split].find((query) => query.error && !query.data);
  return {
    choices,
    chosen,
    /** Undefined while it loads. */
    report: split.data,
    isSettled: attributes.data !== undefined && !split.isPlaceholderData,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
