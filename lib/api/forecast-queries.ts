/** TanStack query options of the forecast; their key is in queries.ts. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import { queryKeys, type ReportParams, reportSearch } from './queries';

/** What is asked of a forecast beside its accounts; what is left out takes its default. */
export interface ForecastParams extends Pick<ReportParams, 'where' | 'as_of' | 'fx' | 'roll_up'> {
  months?: number;
  /** Points, and months. */
  churn?: number;
  expansion?: number;
  t2e?: number;
  seed?: number;
}

const own = ['months', 'churn', 'expansion', 't2e', 'seed'] as const;

/** The query string of the question, in a fixed order. */
export function forecastSearch(params: ForecastParams): string {
  const search = new URLSearchParams(reportSearch(params));
  for (const name of own) if (params[name]) search.set(name, String(params[name]));
  return String(search);
}

export const forecastQuery = (params: ForecastParams) =>
  queryOptions({
    queryKey: queryKeys.forecast(forecastSearch(params)),
    queryFn: ({ signal }) =>
      askJson(
        async () => (await import('./contract/forecast')).forecastReport,
        `/reports/forecast?${forecastSearch(params)}`,
        {
          signal,
        },
      ),
    placeholderData: keepPreviousData,
  });
