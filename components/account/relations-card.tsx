'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { type AccountFacts, type Relation, relations } from '@/lib/view/account-facts';
import { AccountLink } from './account-link';

const AccountDialog = dynamic(
  () => import('@/components/adjust/account-dialog').then((module) => module.AccountDialog),
  { ssr: false },
);

/** Its parent, its parts, and what is merged into it, which can be read as itself again. */
export function RelationsCard({ facts, className }: { facts: AccountFacts; className?: string }) {
  const [apart, setApart] = useState<Relation | null>(null);
  const related = relations(facts);
  if (related.length === 0) return null;
  return (
    <Card title="Related accounts" className={className}>
      <ul className="-my-2 divide-y divide-line">
        {related.map((relation) => (
          <li key={relation.key} className="flex min-h-(--row) flex-wrap items-center gap-x-2 py-1 text-ink-3">
            {relation.how}
            <AccountLink account={relation.account} className="min-h-[24px] leading-[24px] font-medium text-ink">
              {relation.name}
            </AccountLink>
            <span className="text-xs">{relation.note}</span>
            {relation.isMerged && (
              <Button
                needs="act"
                variant="quiet"
                aria-haspopup="dialog"
                aria-label={`Read ${relation.name} as itself again`}
                className="-mr-2.5 ml-auto print:hidden"
                onClick={() => setApart(relation)}
              >
                Take apart
              </Button>
            )}
          </li>
        ))}
      </ul>
      {apart && (
        <AccountDialog action="unmerge" account={apart.account} name={apart.name} onClose={() => setApart(null)} />
      )}
    </Card>
  );
}
