import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { openDefaultView } from '@/app/default-view';
import { Hydrated } from '@/app/hydrated';
import { Account } from '@/components/account/account';
import { AccountHeader } from '@/components/account/account-header';
import { FilterBar } from '@/components/filters/filter-bar';
import { PageBody } from '@/components/shell/page-body';
import { answerAccount } from '@/lib/api/account';
import { ADJUSTMENTS_PAGE, adjustmentsQuery } from '@/lib/api/adjustment-queries';
import { listedAdjustments } from '@/lib/api/adjustments';
import { accountQuery, reportQuery, reportSearch } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import { accountOf, accountQuestion } from '@/lib/view/account-question';
import { listQuestion, loadAccountsChoices } from '@/lib/view/accounts';
import { askedOfAll, loadQuestion, monthsAsked } from '@/lib/view/question';

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: accountOf((await params).id) };
}

/** The same questions that the browser would ask; one that is refused is left to the browser, which tells why. */
async function prefetch(client: QueryClient, account: string, searchParams: Promise<SearchParams>): Promise<void> {
  const { state, report } = await pageAnswers();
  const question = await loadQuestion(searchParams);
  const asks = accountQuestion(account, question);
  const months = monthsAsked(question, state.workspace?.data_through ?? null, state.workspace?.fiscal_year_start);
  const list = listQuestion(askedOfAll(question), months, await loadAccountsChoices(searchParams));
  const around = { ...list, limit: 0, around: account };
  await Promise.all([
    client.prefetchInfiniteQuery({
      ...adjustmentsQuery({ account }),
      retry: false,
      queryFn: () => listedAdjustments({ account, limit: ADJUSTMENTS_PAGE }),
    }),
    client.prefetchQuery({
      ...accountQuery(asks),
      retry: false,
      queryFn: () => answerAccount(new URLSearchParams(reportSearch(asks))),
    }),
    client.prefetchQuery({
      ...reportQuery('accounts', around),
      retry: false,
      queryFn: () => report('accounts', around),
    }),
  ]);
}

export default async function Page({ params, searchParams }: PageProps) {
  const account = accountOf((await params).id);
  await openDefaultView(`/accounts/${account}`, searchParams);
  return (
    <Hydrated prefetch={(client) => prefetch(client, account, searchParams)}>
      <AccountHeader account={account} />
      <FilterBar hasGrid={false} hasPeriod={false} hasSegments={false} />
      <PageBody>
        <Account account={account} />
      </PageBody>
    </Hydrated>
  );
}
