import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { Findings } from '@/components/health/findings';
import { HealthTabs } from '@/components/health/tabs';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { casesQuery, healthQuery } from '@/lib/api/health-queries';
import { answerHealth } from '@/lib/api/health-report';
import { loadHealthChoices } from '@/lib/view/health-question';

export const metadata: Metadata = { title: 'Ledger health' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { finding } = await loadHealthChoices(searchParams);
  return (
    <>
      <PageHeader title="Ledger health" />
      <PageBody>
        <HealthTabs here="/health" />
        <Hydrated
          prefetch={(client) =>
            Promise.all([
              client.prefetchQuery({ ...healthQuery(), queryFn: () => answerHealth([]) }),
              finding !== null &&
                client.prefetchInfiniteQuery({
                  ...casesQuery(finding),
                  queryFn: () => answerHealth([['finding', finding]]),
                }),
            ])
          }
        >
          <Findings />
        </Hydrated>
      </PageBody>
    </>
  );
}
