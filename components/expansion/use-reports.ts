'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Asked, useAsked } from '@/components/filters/use-question';
import { useSettled } from '@/components/filters/use-settled';
import { reportQuery, workspaceQuery } from '@/lib/api/queries';
import { byGrid, byMonth, type ExpansionReports, renewalsQuestion, yearlyRetention } from '@/lib/view/expansion';

export type ExpansionState =
  | { kind: 'loading' }
  | { kind: 'empty' }
  | { kind: 'failed'; error: Error; retry(): void }
  | { kind: 'ready'; reports: ExpansionReports; now: Asked };

/** All that the page is made of, and the question that it answers; other cards ask theirs with that one. */
export function useReports(): ExpansionState {
  const workspace = useQuery(workspaceQuery());
  const enabled = workspace.data?.workspace?.has_data === true;
  const now = useAsked();
  const { question, asked, months } = now;
  const grid = byGrid(question.grid, months, asked);
  const movements = useQuery({ ...reportQuery('movements', grid), enabled });
  const expansion = useQuery({ ...reportQuery('expansion', grid), enabled });
  const monthly = useQuery({ ...reportQuery('expansion', byMonth(months, asked)), enabled });
  const renewals = useQuery({ ...reportQuery('renewals', renewalsQuestion(months, asked)), enabled });
  const retention = useQuery({ ...reportQuery('retention', yearlyRetention(asked)), enabled });
  const queries = [workspace, movements, expansion, monthly, renewals, retention];
  const answers = useMemo(() => {
    if (!movements.data || !expansion.data || !monthly.data || !renewals.data || !retention.data) return null;
    const reports = {
      movements: movements.data,
      expansion: expansion.data,
      months: monthly.data,
      renewals: renewals.data,
      retention: retention.data,
    };
    return { reports, now };
  }, [movements.data, expansion.data, monthly.data, renewals.data, retention.data, now]);
  const ready = useSettled(answers, answers !== null && !queries.some((query) => query.isPlaceholderData));

  if (workspace.data && !enabled) return { kind: 'empty' };
  const failed = queries.find((query) => query.error && !query.data);
  if (failed?.error) {
    const retry = () => {
      for (const query of queries) if (query.error) void query.refetch();
    };
    return { kind: 'failed', error: failed.error, retry };
  }
  return ready ? { kind: 'ready', ...ready } : { kind: 'loading' };
}
