import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { openDefaultView } from '@/app/default-view';
import { Hydrated } from '@/app/hydrated';
import { FilterBar } from '@/components/filters/filter-bar';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { Forecast } from '@/components/forecast/forecast';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { answerForecast } from '@/lib/api/forecast';
import { forecastQuery, forecastSearch } from '@/lib/api/forecast-queries';
import { forecastQuestion, loadForecastChoices } from '@/lib/view/forecast-question';
import { askedOfAll, loadQuestion } from '@/lib/view/question';

export const metadata: Metadata = { title: 'Forecast' };

/** The same question that the browser would ask, answered with the page. */
async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const asked = forecastQuestion(await loadForecastChoices(searchParams), askedOfAll(await loadQuestion(searchParams)));
  await client.prefetchQuery({
    ...forecastQuery(asked),
    queryFn: () => answerForecast(new URLSearchParams(forecastSearch(asked))),
  });
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await openDefaultView('/forecast', searchParams);
  return (
    <>
      <PageHeader title="Forecast" />
      <FilterBar hasGrid={false} hasPeriod={false} />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
          <WholeAccounts what="The forecast">
            <Forecast />
          </WholeAccounts>
        </Hydrated>
      </PageBody>
    </>
  );
}
