/** TanStack query options of the weekly digest and alerts; their keys are in queries.ts. */
import { queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { DigestPlanAnswer, TestRequest } from './contract/digest';
import { queryKeys } from './queries';

const contract = () => import('./contract/digest');
const state = async () => (await contract()).digestState;

/** What is planned, and what was sent. */
export const digestQuery = () =>
  queryOptions({
    queryKey: queryKeys.digest,
    queryFn: ({ signal }) => askJson(state, '/digest', { signal }),
  });

/** The digest exactly as it would be mailed now. */
export const digestPreviewQuery = () =>
  queryOptions({
    queryKey: queryKeys.digestPreview,
    queryFn: ({ signal }) => askJson(async () => (await contract()).digestPreview, '/digest/preview', { signal }),
  });

export const planDigest = (body: DigestPlanAnswer) => askJson(state, '/digest', { method: 'POST', body });

/** Null takes the webhook away. */
export const setWebhook = (url: string | null) => askJson(state, '/digest/webhook', { method: 'POST', body: { url } });

export const testDigest = (body: TestRequest) =>
  askJson(async () => (await contract()).digestSent, '/digest/test', { method: 'POST', body });
