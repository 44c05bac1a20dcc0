import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { openDefaultView } from '@/app/default-view';
import { Hydrated } from '@/app/hydrated';
import { FilterBar } from '@/components/filters/filter-bar';
import { Retention } from '@/components/retention/retention';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { closedMarksHere } from '@/lib/api/closed';
import { closedMarksQuery } from '@/lib/api/closed-queries';
import { type ReportParams, reportQuery } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import { bridgeQuestion, loadBridgeChoice } from '@/lib/view/bridge-question';
import { isPlain, retentionQuestion } from '@/lib/view/overview';
import { askedOfAll, loadQuestion, monthsAsked } from '@/lib/view/question';
import {
  bandsQuestion,
  bridgeEnd,
  chosenSplit,
  definitionsQuestion,
  loadRetentionChoices,
  splitQuestion,
  valuesOf,
} from '@/lib/view/retention';

export const metadata: Metadata = { title: 'Retention' };

/** The same questions that the browser would ask, answered with the page; one that is refused is left to the browser. */
async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const { state, report } = await pageAnswers();
  const { workspace } = state;
  if (!workspace?.has_data) return;
  const retention = (asks: ReportParams) =>
    client.prefetchQuery({ ...reportQuery('retention', asks), retry: false, queryFn: () => report('retention', asks) });
  const question = await loadQuestion(searchParams);
  const choices = await loadRetentionChoices(searchParams);
  const { since } = await loadBridgeChoice(searchParams);
  const asked = askedOfAll(question);
  const months = monthsAsked(question, workspace.data_through, workspace.fiscal_year_start);
  const window = Number(choices.window);
  const asOf = question.as_of === null ? {} : { as_of: question.as_of };
  const attributes = await client.fetchQuery({
    ...reportQuery('attributes', asOf),
    queryFn: () => report('attributes', asOf),
  });
  const through = attributes.data_through;
  if (through === null) return;
  const by = chosenSplit(attributes, choices.by);
  const split = by && { window, by, values: valuesOf(attributes, by), attrAt: question.attr_at };
  const bridge = bridgeQuestion(window, bridgeEnd(through, months), since, asked);
  const definitions = definitionsQuestion(through, months, asked);
  await Promise.all([
    isPlain(asked) && client.prefetchQuery({ ...closedMarksQuery(), queryFn: closedMarksHere }),
    retention(retentionQuestion(window, through, asked)),
    retention(bandsQuestion(window, through, months, asked)),
    split && retention(splitQuestion(split, through, months, asked)),
    client.prefetchQuery({ ...reportQuery('bridge', bridge), retry: false, queryFn: () => report('bridge', bridge) }),
    client.prefetchQuery({
      ...reportQuery('definitions', definitions),
      retry: false,
      queryFn: () => report('definitions', definitions),
    }),
  ]);
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await openDefaultView('/retention', searchParams);
  return (
    <>
      <PageHeader title="Retention" />
      <FilterBar hasGrid={false} />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
          <Retention />
        </Hydrated>
      </PageBody>
    </>
  );
}
