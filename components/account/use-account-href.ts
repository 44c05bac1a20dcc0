'use client';

import { useQuestion } from '@/components/filters/use-question';
import { accountHref } from '@/lib/view/accounts';

/** Addresses of accounts' pages, which carry the question along. */
export function useAccountHref(): (account: string) => string {
  const [question] = useQuestion();
  return (account) => accountHref(account, question);
}
