/** TanStack query options of the audit log; its key is in queries.ts. */
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { askJson } from './client';
import { queryKeys } from './queries';

export interface AuditAsked {
  actions: readonly string[];
  by: string | null;
  from: string | null;
  until: string | null;
}

export function auditSearch({ actions, by, from, until }: AuditAsked, before: number | null = null): string {
  const search = new URLSearchParams();
  if (actions.length > 0) search.set('action', actions.join(','));
  for (const [name, value] of Object.entries({ by, from, until, before }))
    if (value !== null) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** The newest entries of the question, then older ones page upon page. */
export const auditPagesQuery = (asked: AuditAsked) =>
  infiniteQueryOptions({
    queryKey: queryKeys.audit(asked),
    queryFn: ({ signal, pageParam }) =>
      askJson(async () => (await import('./contract/audit')).auditPage, `/audit${auditSearch(asked, pageParam)}`, {
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const auditFileUrl = (asked: AuditAsked): string => `/api/v1/audit/file${auditSearch(asked)}`;
