import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { Closed } from '@/components/closed/closed';
import { ClosedActions } from '@/components/closed/closed-actions';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { closedHere, tieOutHere } from '@/lib/api/closed';
import { closedQuery, tieOutQuery } from '@/lib/api/closed-queries';
import { loadClosedChoices } from '@/lib/view/closed-question';

export const metadata: Metadata = { title: 'Closed months' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { month, show } = await loadClosedChoices(searchParams);
  return (
    <Hydrated
      // A restatement may take a while to be worked out: the browser asks for it, and the page does not wait.
      prefetch={(client) =>
        Promise.all([
          client.prefetchQuery({ ...closedQuery(), queryFn: closedHere }),
          month !== null &&
            show === 'tie-out' &&
            client.prefetchQuery({ ...tieOutQuery(month), queryFn: () => tieOutHere(month) }),
        ])
      }
    >
      <PageHeader title="Closed months" actions={<ClosedActions />} />
      <PageBody>
        <Closed />
      </PageBody>
    </Hydrated>
  );
}
