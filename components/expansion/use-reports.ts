'use client';

import { useQuery } from '@tanstack/react-query';
import { useAsked } from '@/components/filters/use-question';
import { reportQuery, workspaceQuery } from '@/lib/api/queries';
import { byGrid, byMonth, type ExpansionReports, renewalsQuestion, yearlyRetention } from '@/lib/view/expansion';

export type ExpansionState =
  | { kind: 'loading' }
  | { kind: 'empty' }
  | { kind: 'failed'; error: Error; retry(): void }
  | { kind: 'ready'; reports: ExpansionReports };

/** All that the page shows, but for the split, which is a question of its own. */
export function useReports(): ExpansionState {
  const workspace = useQuery(workspaceQuery());
  const enabled = workspace.data?.workspace?.has_data === true;
  const { question, asked, months } = useAsked();
  const grid = byGrid(question.grid, months, asked);
  const movements = useQuery({ ...reportQuery('movements', grid), enabled });
  const expansion = useQuery({ ...reportQuery('expansion', grid), enabled });
  const monthly = useQuery({ ...reportQuery('expansion', byMonth(months, asked)), enabled });
  const renewals = useQuery({ ...reportQuery('renewals', renewalsQuestion(months, asked)), enabled });
  const retention = useQuery({ ...reportQuery('retention', yearlyRetention(asked)), enabled });

  if (workspace.data && !enabled) return { kind: 'empty' };
  const queries = [workspace, movements, expansion, monthly, renewals, retention];
  const failed = queries.find((query) => query.error && !query.data);
  if (failed?.error) {
    const retry = () => {
      for (const query of queries) if (query.error) void query.refetch();
    };
    return { kind: 'failed', error: failed.error, retry };
  }
  if (!movements.data || !expansion.data || !monthly.data || !renewals.data || !retention.data)
    return { kind: 'loading' };
  return {
    kind: 'ready',
    reports: {
      movements: movements.data,
      expansion: expansion.data,
      months: monthly.data,
      renewals: renewals.data,
      retention: retention.data,
    },
  };
}
