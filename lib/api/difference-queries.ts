/** TanStack query options of comparisons with other tools; their keys are in queries.ts. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { ComparisonRequest } from './contract/differences';
import { queryKeys } from './queries';

const contract = () => import('./contract/differences');
const entry = async () => (await contract()).comparisonEntry;
const report = async () => (await contract()).differencesReport;

export const comparisonsQuery = () =>
  queryOptions({
    queryKey: queryKeys.comparisons,
    queryFn: ({ signal }) => askJson(async () => (await contract()).comparisonList, '/differences', { signal }),
  });

const asked = (params: object, signal: AbortSignal) => {
  const given = Object.entries(params).filter(([, value]) => value !== null);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return askJson(report, `/reports/differences?${search}`, { signal });
};

/** All months and the causes of one, without their accounts; null: the comparison kept last, the last month that differs. */
export const differencesQuery = (comparison: number | null, period: string | null) =>
  queryOptions({
    queryKey: queryKeys.differences({ comparison, period }),
    queryFn: ({ signal }) => asked({ comparison, period, limit: 0 }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** The accounts of one cause in one month, page upon page. */
export const differenceCasesQuery = (comparison: number, period: string, cause: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.differences({ comparison, period, cause }),
    queryFn: ({ signal, pageParam: offset }) => asked({ comparison, period, cause, offset }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ causes: [cause] }) => {
      const next = cause ? cause.offset + cause.cases.length : 0;
      return cause && next < cause.found ? next : null;
    },
  });

/** Every account of a month at once, for a file. */
export const allDifferencesQuery = (comparison: number, period: string) =>
  queryOptions({
    queryKey: queryKeys.differences({ comparison, period, limit: 10_000 }),
    queryFn: ({ signal }) => asked({ comparison, period, limit: 10_000 }, signal),
    gcTime: 0,
  });

export const keepComparison = (body: ComparisonRequest) =>
  askJson(async () => (await contract()).comparisonKept, '/differences', { method: 'POST', body });

export const removeComparison = (id: number) => askJson(entry, `/differences/${id}`, { method: 'DELETE' });

export const restoreComparison = (id: number) =>
  askJson(entry, `/differences/${id}/restore`, { method: 'POST', body: {} });
