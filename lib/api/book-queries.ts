/** TanStack query options of an owner's book; their key is in queries.ts. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import { queryKeys, type ReportParams, reportSearch } from './queries';

export interface BookParams extends Pick<ReportParams, 'where' | 'as_of' | 'fx' | 'roll_up'> {
  /** '' is nobody's; left out: the largest book. */
  owner?: string;
}

export function bookSearch({ owner, ...asked }: BookParams): string {
  const search = new URLSearchParams(reportSearch(asked));
  if (owner !== undefined) search.set('owner', owner);
  return String(search);
}

export const bookQuery = (params: BookParams) =>
  queryOptions({
    queryKey: queryKeys.book(bookSearch(params)),
    queryFn: ({ signal }) =>
      askJson(async () => (await import('./contract/book')).bookReport, `/reports/book?${bookSearch(params)}`, {
        signal,
      }),
    placeholderData: keepPreviousData,
  });
