import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { openDefaultView } from '@/app/default-view';
import { Hydrated } from '@/app/hydrated';
import { Expansion } from '@/components/expansion/expansion';
import { FilterBar } from '@/components/filters/filter-bar';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { type ReportParams, reportQuery } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import {
  attributesQuestion,
  byGrid,
  byMonth,
  renewalsQuestion,
  splitQuestion,
  yearlyRetention,
} from '@/lib/view/expansion';
import { splitBy, splitChoices } from '@/lib/view/expansion-split';
import { askedOfAll, loadQuestion, monthsAsked } from '@/lib/view/question';

export const metadata: Metadata = { title: 'Expansion' };

/** The same questions that the browser would ask, answered with the page. */
async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const { state, report } = await pageAnswers();
  const { workspace } = state;
  if (!workspace?.has_data) return;
  const question = await loadQuestion(searchParams);
  const { by } = await searchParams;
  const asked = askedOfAll(question);
  const months = monthsAsked(question, workspace.data_through, workspace.fiscal_year_start);
  const grid = byGrid(question.grid, months, asked);
  const movements = (params: ReportParams) =>
    client.prefetchQuery({ ...reportQuery('movements', params), queryFn: () => report('movements', params) });
  const expansion = (params: ReportParams) =>
    client.prefetchQuery({ ...reportQuery('expansion', params), queryFn: () => report('expansion', params) });
  const renewals = renewalsQuestion(months, asked);
  const retention = yearlyRetention(asked);
  const split = async () => {
    const params = attributesQuestion(asked);
    const attributes = await client.fetchQuery({
      ...reportQuery('attributes', params),
      queryFn: () => report('attributes', params),
    });
    const chosen = splitBy(splitChoices(attributes), String(by ?? ''));
    if (chosen !== null) await movements(splitQuestion(chosen, question.grid, months, asked));
  };
  await Promise.all([
    movements(grid),
    expansion(grid),
    ...(question.grid === 'month' ? [] : [expansion(byMonth(months, asked))]),
    client.prefetchQuery({ ...reportQuery('renewals', renewals), queryFn: () => report('renewals', renewals) }),
    client.prefetchQuery({ ...reportQuery('retention', retention), queryFn: () => report('retention', retention) }),
    ...(['coverage', 'plans'] as const).map((name) =>
      client.prefetchQuery({ ...reportQuery(name, asked), queryFn: () => report<typeof name>(name, asked) }),
    ),
    split(),
  ]);
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await openDefaultView('/expansion', searchParams);
  return (
    <>
      <PageHeader title="Expansion" />
      <FilterBar />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
          <WholeAccounts what="This page">
            <Expansion />
          </WholeAccounts>
        </Hydrated>
      </PageBody>
    </>
  );
}
