/** TanStack query options of adjustments by hand; their keys are in queries.ts. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { AdjustmentAsked } from './contract/adjustments';
import { queryKeys } from './queries';

const contract = () => import('./contract/adjustments');

/** Every adjustment with its effect. */
export const adjustmentsQuery = () =>
  queryOptions({
    queryKey: queryKeys.adjustments,
    queryFn: ({ signal }) => askJson(async () => (await contract()).adjustmentList, '/adjustments', { signal }),
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
