'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { goesByProduct, ofWholeAccounts, wholeAccountsWords } from '@/lib/view/products';
import { useQuestion } from './use-question';

interface WholeAccountsProps {
  /** As it begins a sentence: 'The bridge'. */
  what: string;
  areMany?: boolean;
  children?: ReactNode;
}

/** What knows no products: under a filter by product it says so in its place, and how to see it. */
export function WholeAccounts({ what, areMany = false, children = null }: WholeAccountsProps) {
  const [{ where }, setQuestion] = useQuestion();
  if (!goesByProduct(where)) return children;
  return (
    <div className="grid min-h-40 place-content-center justify-items-center gap-3 px-4 py-6 text-center">
      <p className="max-w-[52ch] text-pretty text-ink-2">{wholeAccountsWords(what, areMany)}</p>
      <Button onClick={() => void setQuestion({ where: ofWholeAccounts(where) })}>Leave out the product filter</Button>
    </div>
  );
}
