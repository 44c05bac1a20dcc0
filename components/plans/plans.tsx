'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useEffect } from 'react';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { workspaceQuery } from '@/lib/api/queries';
import { plansParsers } from '@/lib/view/plans-question';
import { PlanDesk, useDesk } from './desk';
import { PlansTab } from './plans-tab';
import { PlanTabs } from './tabs';

const loading = () => <Skeleton className="h-96" />;
const CoverageTab = dynamic(() => import('./coverage-tab').then((module) => module.CoverageTab), { loading });
const WhitespaceTab = dynamic(() => import('./whitespace-tab').then((module) => module.WhitespaceTab), { loading });
const CostsTab = dynamic(() => import('./costs-tab').then((module) => module.CostsTab), { loading });

/** Plans, coverage, whitespace and costs, as the address says. */
export function Plans() {
  const [choices, setChoices] = useQueryStates(plansParsers, { history: 'replace' });
  const { data: state } = useQuery(workspaceQuery());
  const { tab, owner, threshold, search } = choices;
  if (state && state.workspace?.has_data !== true) return <NoLedger />;
  return (
    <PlanDesk>
      <Asked account={choices.new} onOpened={() => void setChoices({ new: null })} />
      <PlanTabs here={tab} />
      {tab === 'plans' && <PlansTab owner={owner} onOwner={(chosen) => void setChoices({ owner: chosen })} />}
      {tab === 'coverage' && (
        <CoverageTab threshold={threshold} onThreshold={(least) => void setChoices({ threshold: least })} />
      )}
      {tab === 'whitespace' && (
        <WhitespaceTab search={search} onSearch={(words) => void setChoices({ search: words })} />
      )}
      {tab === 'costs' && <CostsTab />}
    </PlanDesk>
  );
}

/** An address that names an account opens the dialog of a new plan for it, once. */
function Asked({ account, onOpened }: { account: string | null; onOpened(): void }) {
  const desk = useDesk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened by the address alone
  useEffect(() => {
    if (account === null) return;
    desk({ kind: 'plan', of: { account: account === '' ? null : account, name: null, record: null } });
    onOpened();
  }, [account]);
  return null;
}

const NoLedger = () => (
  <PageMessage
    title="There are no accounts to plan for yet"
    actions={
      <Button needs="write" asChild variant="primary">
        <Link href="/import">Import a file</Link>
      </Button>
    }
  >
    <p>Plans to expand accounts, who has none, what could be sold to whom and what selling costs stand here.</p>
  </PageMessage>
);
