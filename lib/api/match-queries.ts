/** TanStack query options of offers of matches; their keys are in queries.ts. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import { queryKeys } from './queries';

const contract = () => import('./contract/matches');

/** Offers that are shown at once. */
export const MATCHES_PAGE = 50;

/** Offers with their reasons, the likeliest first, and what was refused. */
export const matchesQuery = (limit: number = MATCHES_PAGE) =>
  queryOptions({
    queryKey: queryKeys.matchesPage(limit),
    queryFn: ({ signal }) =>
      askJson(async () => (await contract()).matchesReport, `/reports/matches?limit=${limit}`, { signal }),
    placeholderData: keepPreviousData,
  });

/** All of them at once, for a file. */
export const allMatchesQuery = () =>
  queryOptions({
    queryKey: queryKeys.allMatches,
    queryFn: ({ signal }) => askJson(async () => (await contract()).matchesReport, '/reports/matches', { signal }),
    gcTime: 0,
  });

const post = (body: object, signal?: AbortSignal) =>
  askJson(async () => (await contract()).matchOutcome, '/matches', { method: 'POST', body, ...(signal && { signal }) });

/** What ARR and NRR become once offers are accepted; nothing is changed. `version`: of the ledger as it is shown. */
export const triedMatchesQuery = (offers: readonly string[], version: number) =>
  queryOptions({
    queryKey: queryKeys.triedMatches(offers, version),
    queryFn: ({ signal }) => post({ action: 'accept', offers, dry_run: true }, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
    enabled: offers.length > 0,
  });

export const acceptMatches = (offers: readonly string[]) => post({ action: 'accept', offers });

/** `refuse`: they are not offered again; `offer_again` takes that back. */
export const decideMatches = (action: 'refuse' | 'offer_again', offers: readonly string[]) =>
  askJson(async () => (await contract()).matchesDecided, '/matches', { method: 'POST', body: { action, offers } });
