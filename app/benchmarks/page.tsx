import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { openDefaultView } from '@/app/default-view';
import { Hydrated } from '@/app/hydrated';
import { Benchmarks } from '@/components/benchmarks/benchmarks';
import { FilterBar } from '@/components/filters/filter-bar';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { reportQuery } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import { askedOfAll, loadQuestion } from '@/lib/view/question';
import { benchmarksQuestion } from '@/lib/view/stage';

export const metadata: Metadata = { title: 'Benchmarks' };

async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const { report } = await pageAnswers();
  const question = benchmarksQuestion(askedOfAll(await loadQuestion(searchParams)));
  await Promise.all([
    client.prefetchQuery({ ...reportQuery('benchmarks', question), queryFn: () => report('benchmarks', question) }),
    client.prefetchQuery({ ...reportQuery('playbook', question), queryFn: () => report('playbook', question) }),
  ]);
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await openDefaultView('/benchmarks', searchParams);
  return (
    <>
      <PageHeader title="Benchmarks" />
      <FilterBar hasGrid={false} hasPeriod={false} hasSegments={false} hasReading={false} />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
          <WholeAccounts what="Benchmarks" areMany>
            <Benchmarks />
          </WholeAccounts>
        </Hydrated>
      </PageBody>
    </>
  );
}
