/** TanStack query options of share links; their keys are in queries.ts. */
import { queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { ShareRequest } from './contract/shares';
import { queryKeys } from './queries';

const contract = () => import('./contract/shares');
const one = async () => (await contract()).share;

/** Every link that was made, the newest first. */
export const sharesQuery = () =>
  queryOptions({
    queryKey: queryKeys.shares,
    queryFn: ({ signal }) => askJson(async () => (await contract()).shareList, '/shares', { signal }),
  });

/** Makes a link; its address is answered this once. */
export const makeShare = (body: ShareRequest) =>
  askJson(async () => (await contract()).shareMade, '/shares', { method: 'POST', body });

export const revokeShare = (id: number) => askJson(one, `/shares/${id}`, { method: 'DELETE' });

export const restoreShare = (id: number) => askJson(one, `/shares/${id}/restore`, { method: 'POST', body: {} });
