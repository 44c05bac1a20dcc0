import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { openDefaultView } from '@/app/default-view';
import { Hydrated } from '@/app/hydrated';
import { FilterBar } from '@/components/filters/filter-bar';
import { Overview } from '@/components/overview/overview';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { closedMarksHere } from '@/lib/api/closed';
import { closedMarksQuery } from '@/lib/api/closed-queries';
import { movementsQuery, reportQuery, retentionQuery } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import { bridgeQuestion, loadBridgeChoice } from '@/lib/view/bridge-question';
import { comparisonOf } from '@/lib/view/comparison';
import {
  comparedMonths,
  goalsQuestion,
  HEADLINE_WINDOW_MONTHS,
  isOfCompany,
  isPlain,
  movementsQuestion,
  retentionQuestion,
  sinceQuestion,
  weekBefore,
} from '@/lib/view/overview';
import { goesByProduct } from '@/lib/view/products';
import { askedOfAll, loadQuestion } from '@/lib/view/question';

export const metadata: Metadata = { title: 'Overview' };

/** The same questions that the browser would ask, answered with the page. */
async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const { state, report } = await pageAnswers();
  const { workspace } = state;
  if (!workspace?.has_data) return;
  const question = await loadQuestion(searchParams);
  const asked = askedOfAll(question);
  const retention = async (window: number, through: string | null) => {
    const asks = retentionQuestion(window, through, asked, comparisonOf(question));
    return client.fetchQuery({ ...retentionQuery(asks), queryFn: () => report('retention', asks) });
  };
  // As of a past day the data went less far. What is refused here, the page asks again and tells why.
  const known = question.as_of === null ? workspace : await retention(1, null).catch(() => null);
  const data_through = known?.data_through ?? null;
  const movements = movementsQuestion(asked);
  const { since } = await loadBridgeChoice(searchParams);
  const bridge = data_through === null ? null : bridgeQuestion(HEADLINE_WINDOW_MONTHS, data_through, since, asked);
  const week =
    data_through === null || goesByProduct(asked.where) ? null : sinceQuestion(weekBefore(data_through), asked);
  await Promise.allSettled([
    ...comparedMonths.map((window) => retention(window, data_through)),
    client.fetchQuery({ ...movementsQuery(movements), queryFn: () => report('movements', movements) }),
    ...(['scheduled', 'renewals'] as const).map((name) =>
      client.prefetchQuery({ ...reportQuery(name, asked), queryFn: () => report<typeof name>(name, asked) }),
    ),
    week &&
      client.prefetchQuery({ ...reportQuery('accounts', week), retry: false, queryFn: () => report('accounts', week) }),
    isPlain(asked) && client.prefetchQuery({ ...closedMarksQuery(), queryFn: closedMarksHere }),
    isOfCompany(asked) &&
      client.prefetchQuery({
        ...reportQuery('targets', goalsQuestion(asked)),
        queryFn: () => report('targets', goalsQuestion(asked)),
      }),
    bridge &&
      client.prefetchQuery({ ...reportQuery('bridge', bridge), retry: false, queryFn: () => report('bridge', bridge) }),
  ]);
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await openDefaultView('/', searchParams);
  return (
    <>
      <PageHeader title="Overview" />
      <FilterBar hasGrid={false} />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
          <Overview />
        </Hydrated>
      </PageBody>
    </>
  );
}
