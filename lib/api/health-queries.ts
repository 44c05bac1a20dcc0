/** TanStack query options of ledger health; their keys are in queries.ts. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { FindingMarkRequest } from './contract/health';
import { queryKeys } from './queries';

const schema = async () => (await import('./contract/health')).healthReport;

/** Every finding, with its first cases. */
export const healthQuery = () =>
  queryOptions({
    queryKey: queryKeys.health(null),
    queryFn: ({ signal }) => askJson(schema, '/reports/health', { signal }),
  });

/** The cases of one finding, the largest first, page upon page. */
export const casesQuery = (finding: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.health(finding),
    queryFn: ({ signal, pageParam: offset }) =>
      askJson(schema, `/reports/health?${new URLSearchParams({ finding, offset: String(offset) })}`, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ findings: [finding] }) => {
      const next = finding ? finding.offset + finding.cases.length : 0;
      return finding && next < finding.found ? next : null;
    },
  });

/** Sets a finding aside with a note, or takes it up again. */
export const markFinding = (body: FindingMarkRequest) =>
  askJson(async () => (await import('./contract/health')).findingMarked, '/ledger-health', { method: 'POST', body });
