import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { Differences } from '@/components/health/differences';
import { HealthTabs } from '@/components/health/tabs';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { comparisonsQuery, differenceCasesQuery, differencesQuery } from '@/lib/api/difference-queries';
import { answerDifferences, comparisonsHere } from '@/lib/api/differences';
import { loadDifferencesChoices } from '@/lib/view/differences-question';

export const metadata: Metadata = { title: 'Where numbers differ' };

type Choices = Awaited<ReturnType<typeof loadDifferencesChoices>>;

/** What is kept, the months of the one that is shown, and the accounts of the cause that is open. */
async function prefetchAll(client: QueryClient, { comparison, month, cause }: Choices): Promise<void> {
  await client.prefetchQuery({ ...comparisonsQuery(), queryFn: comparisonsHere });
  const kept = client.getQueryData(comparisonsQuery().queryKey)?.comparisons ?? [];
  const chosen = kept.find(({ id }) => id === comparison) ?? kept[0];
  if (chosen === undefined) return;
  const asked = { comparison: String(chosen.id), ...(month && { period: month }) };
  const months = differencesQuery(chosen.id, month);
  await client.prefetchQuery({
    ...months,
    queryFn: () => answerDifferences(Object.entries({ ...asked, limit: '0' })),
  });
  const period = client.getQueryData(months.queryKey)?.period ?? null;
  if (period === null || cause === null) return;
  await client.prefetchInfiniteQuery({
    ...differenceCasesQuery(chosen.id, period, cause),
    queryFn: () => answerDifferences(Object.entries({ ...asked, period, cause })),
  });
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const choices = await loadDifferencesChoices(searchParams);
  return (
    <>
      <PageHeader title="Ledger health" />
      <PageBody>
        <Hydrated prefetch={(client) => prefetchAll(client, choices)}>
          <HealthTabs here="/health/differences" />
          <Differences />
        </Hydrated>
      </PageBody>
    </>
  );
}
