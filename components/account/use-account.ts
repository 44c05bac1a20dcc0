'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useAsked } from '@/components/filters/use-question';
import { accountQuery, reportQuery } from '@/lib/api/queries';
import { accountQuestion } from '@/lib/view/account-question';
import { accountsParsers, listQuestion } from '@/lib/view/accounts';

/** An account's story, as of the day and at the rates that the address says. */
export function useAccount(account: string) {
  const { question } = useAsked();
  return useQuery(accountQuery(accountQuestion(account, question)));
}

/** Where the account stands in the list it was reached from. */
export function useNeighbours(account: string) {
  const { question, asked, months } = useAsked();
  const [choices] = useQueryStates(accountsParsers);
  const list = listQuestion(asked, months, choices);
  const { data } = useQuery(reportQuery('accounts', { ...list, limit: 0, around: account }));
  return { around: data?.around ?? null, total: data?.total.accounts ?? 0, place: { ...question, ...choices } };
}
