import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { Differences } from '@/components/health/differences';
import { HealthTabs } from '@/components/health/tabs';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { comparisonsQuery, differencesQuery } from '@/lib/api/difference-queries';
import { answerDifferences, comparisonsHere } from '@/lib/api/differences';
import { loadDifferencesChoices } from '@/lib/view/differences-question';

export const metadata: Metadata = { title: 'Where numbers differ' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { comparison, month } = await loadDifferencesChoices(searchParams);
  return (
    <>
      <PageHeader title="Ledger health" />
      <PageBody>
        <Hydrated
          prefetch={async (client) => {
            const { comparisons } = await client.fetchQuery({ ...comparisonsQuery(), queryFn: comparisonsHere });
            const chosen = comparisons.find(({ id }) => id === comparison) ?? comparisons[0];
            if (chosen === undefined) return;
            const asked = Object.entries({
              comparison: String(chosen.id),
              limit: '0',
              ...(month && { period: month }),
            });
            await client.prefetchQuery({
              ...differencesQuery(chosen.id, month),
              queryFn: () => answerDifferences(asked),
            });
          }}
        >
          <HealthTabs here="/health/differences" />
          <Differences />
        </Hydrated>
      </PageBody>
    </>
  );
}
