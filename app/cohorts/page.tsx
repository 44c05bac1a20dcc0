import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { openDefaultView } from '@/app/default-view';
import { Hydrated } from '@/app/hydrated';
import { Cohorts } from '@/components/cohorts/cohorts';
import { FilterBar } from '@/components/filters/filter-bar';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { reportQuery } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import { cohortsQuestion, loadCohortChoices } from '@/lib/view/cohorts';
import { askedOfAll, loadQuestion, monthsAsked } from '@/lib/view/question';

export const metadata: Metadata = { title: 'Cohorts' };

/** The same question that the browser would ask, answered with the page. */
async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const { state, report } = await pageAnswers();
  if (!state.workspace?.has_data) return;
  const question = await loadQuestion(searchParams);
  const choices = await loadCohortChoices(searchParams);
  const months = monthsAsked(question, state.workspace.data_through, state.workspace.fiscal_year_start);
  const asks = cohortsQuestion(choices, question, months, askedOfAll(question));
  await client.prefetchQuery({ ...reportQuery('cohorts', asks), queryFn: () => report('cohorts', asks) });
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await openDefaultView('/cohorts', searchParams);
  return (
    <>
      <PageHeader title="Cohorts" />
      <FilterBar />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
          <WholeAccounts what="Cohorts" areMany>
            <Cohorts />
          </WholeAccounts>
        </Hydrated>
      </PageBody>
    </>
  );
}
