/** TanStack query options of adjustments by hand; their keys are in queries.ts. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { AdjustmentAsked } from './contract/adjustments';
import { queryKeys } from './queries';

const contract = () => import('./contract/adjustments');

/** Which adjustments are listed: words searched for, a kind, an account; what is left out, all. */
export interface AdjustmentsParams {
  search?: string;
  kind?: string;
  account?: string;
}

/** Rows that are asked for at once: the effect of each is worked out. */
export const ADJUSTMENTS_PAGE = 50;

const listed = (asked: AdjustmentsParams, window: { offset?: number; limit?: number }, signal: AbortSignal) => {
  const given = Object.entries({ ...asked, ...window }).map(([name, value]) => [name, String(value)]);
  const path = `/adjustments?${new URLSearchParams(given)}`;
  return askJson(async () => (await contract()).adjustmentList, path, { signal });
};

/** Adjustments with their effects, the newest first, page upon page. */
export const adjustmentsQuery = (asked: AdjustmentsParams = {}) =>
  infiniteQueryOptions({
    queryKey: queryKeys.adjustments(asked),
    queryFn: ({ signal, pageParam: offset }) => listed(asked, { offset, limit: ADJUSTMENTS_PAGE }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ offset, adjustments, total }) => {
      const next = offset + adjustments.length;
      return next < total ? next : null;
    },
    placeholderData: keepPreviousData,
  });

/** All of them at once, for a file. */
export const allAdjustmentsQuery = (asked: AdjustmentsParams) =>
  queryOptions({
    queryKey: [...queryKeys.adjustments(asked), 'all'] as const,
    queryFn: ({ signal }) => listed(asked, {}, signal),
    gcTime: 0,
  });

/** An account's changes as they can be corrected. */
export const adjustableQuery = (account: string) =>
  queryOptions({
    queryKey: queryKeys.adjustable(account),
    queryFn: ({ signal }) =>
      askJson(
        async () => (await contract()).adjustableAccount,
        `/adjustments/lines?account=${encodeURIComponent(account)}`,
        { signal },
      ),
  });

const post = (request: AdjustmentAsked, dry_run: boolean, signal?: AbortSignal) =>
  askJson(async () => (await contract()).adjustmentOutcome, '/adjustments', {
    method: 'POST',
    body: { request, dry_run },
    ...(signal && { signal }),
  });

/** What an adjustment would do; nothing is changed. */
export const triedAdjustmentQuery = (request: AdjustmentAsked) =>
  queryOptions({
    queryKey: queryKeys.triedAdjustment(request),
    queryFn: ({ signal }) => post(request, true, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

export const makeAdjustment = (request: AdjustmentAsked) => post(request, false);

export const undoAdjustment = (id: string) =>
  askJson(async () => (await contract()).adjustmentUndone, `/adjustments/${encodeURIComponent(id)}/withdraw`, {
    method: 'POST',
    body: {},
  });
