'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { workspaceQuery } from '@/lib/api/queries';
import { askedOfAll, monthsAsked, questionParsers } from '@/lib/view/question';

/** The question in the address; going back takes a change back. */
export const useQuestion = () => useQueryStates(questionParsers, { history: 'push' });

/** What every report of a page is asked: of which accounts, as of when, and over which months. */
export function useAsked() {
  const [question] = useQuestion();
  const { data } = useQuery(workspaceQuery());
  return {
    question,
    asked: askedOfAll(question),
    months: monthsAsked(question, data?.workspace?.data_through ?? null, data?.workspace?.fiscal_year_start),
  };
}
