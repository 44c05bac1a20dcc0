import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { openDefaultView } from '@/app/default-view';
import { Hydrated } from '@/app/hydrated';
import { Accounts } from '@/components/accounts/accounts';
import { FilterBar } from '@/components/filters/filter-bar';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { reportQuery } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import { listQuestion, loadAccountsChoices, windowOf } from '@/lib/view/accounts';
import { askedOfAll, loadQuestion, monthsAsked } from '@/lib/view/question';

export const metadata: Metadata = { title: 'Accounts' };

/** The same questions that the browser would ask, answered with the page; one that is refused is left to the browser. */
async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const { state, report } = await pageAnswers();
  const { workspace } = state;
  if (!workspace?.has_data) return;
  const question = await loadQuestion(searchParams);
  const months = monthsAsked(question, workspace.data_through, workspace.fiscal_year_start);
  const list = windowOf(listQuestion(askedOfAll(question), months, await loadAccountsChoices(searchParams)), 0);
  const asOf = question.as_of === null ? {} : { as_of: question.as_of };
  await Promise.all([
    client.prefetchQuery({
      ...reportQuery('attributes', asOf),
      retry: false,
      queryFn: () => report('attributes', asOf),
    }),
    client.prefetchQuery({ ...reportQuery('accounts', list), retry: false, queryFn: () => report('accounts', list) }),
  ]);
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await openDefaultView('/accounts', searchParams);
  return (
    <>
      <PageHeader title="Accounts" />
      <FilterBar hasGrid={false} />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
          <WholeAccounts what="The list of accounts">
            <Accounts />
          </WholeAccounts>
        </Hydrated>
      </PageBody>
    </>
  );
}
