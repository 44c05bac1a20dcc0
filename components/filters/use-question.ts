'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { workspaceQuery } from '@/lib/api/queries';
import { askedOfAll, monthsAsked, questionParsers } from '@/lib/view/question';

/** The question in the address; going back takes a change back. */
export const useQuestion = () => useQueryStates(questionParsers, { history: 'push' });

const timeParsers = { attr_at: questionParsers.attr_at };

/** Which value of an attribute counts in a split: today's, or that at each window's start. */
export const useAttributeTime = () => useQueryStates(timeParsers, { history: 'push' });

/** What every report of a page is asked: of which accounts, as of when, and over which months. */
export function useAsked() {
  const [question] = useQuestion();
  const { data } = useQuery(workspaceQuery());
  const through = data?.workspace?.data_through ?? null;
  const yearStart = data?.workspace?.fiscal_year_start;
  // The same objects for the same question: what is made of them need not be made anew.
  return useMemo(
    () => ({
      question,
      asOf: question.as_of,
      asked: askedOfAll(question),
      months: monthsAsked(question, through, yearStart),
    }),
    [question, through, yearStart],
  );
}

export type Asked = ReturnType<typeof useAsked>;
