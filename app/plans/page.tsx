import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { Plans } from '@/components/plans/plans';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { type ReportParams, reportQuery } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import {
  coverageQuestion,
  loadPlansChoices,
  paybackQuestion,
  WHITESPACE_ROWS,
  whitespaceQuestion,
} from '@/lib/view/plans-question';

export const metadata: Metadata = { title: 'Plans' };

/** The same questions that the browser would ask of the tab, answered with the page. */
async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const { state, report } = await pageAnswers();
  if (!state.workspace?.has_data) return;
  const choices = await loadPlansChoices(searchParams);
  type Name = 'plan-list' | 'coverage' | 'plans' | 'whitespace' | 'costs' | 'payback';
  const ask = (name: Name, params: ReportParams = {}) =>
    client.prefetchQuery({ ...reportQuery(name, params), queryFn: () => report<typeof name>(name, params) });
  const asks = {
    plans: () => [ask('plan-list'), ask('coverage'), ask('plans')],
    coverage: () => [ask('coverage', coverageQuestion(choices))],
    whitespace: () => [ask('whitespace', whitespaceQuestion(choices, WHITESPACE_ROWS))],
    costs: () => [ask('costs'), ask('payback', paybackQuestion)],
  };
  await Promise.all(asks[choices.tab]());
}

export default function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <>
      <PageHeader title="Plans" />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
          <Plans />
        </Hydrated>
      </PageBody>
    </>
  );
}
