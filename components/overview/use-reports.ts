'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Asked, useAsked } from '@/components/filters/use-question';
import { useSettled } from '@/components/filters/use-settled';
import { movementsQuery, reportQuery, retentionQuery, workspaceQuery } from '@/lib/api/queries';
import type { Day } from '@/lib/domain/day';
import { comparisonOf } from '@/lib/view/comparison';
import type { HeadlineReports } from '@/lib/view/headline';
import { dayBefore, movementsQuestion, retentionQuestion, sinceQuestion, weekBefore } from '@/lib/view/overview';
import { goesByProduct } from '@/lib/view/products';
import type { AskedOfAll } from '@/lib/view/question';
import { startArr } from '@/lib/view/since-visit';

export type OverviewState =
  | { kind: 'loading' }
  | { kind: 'empty' }
  | { kind: 'failed'; error: Error; retry(): void }
  | { kind: 'ready'; reports: HeadlineReports; now: Asked };

/** ARR at the end of a day; undefined where it is not known. Products have none of their own there. */
function useArrOn(day: Day | null, asked: AskedOfAll): { arr: number | undefined; isUnderWay: boolean } {
  const { data, isPlaceholderData, isLoading } = useQuery({
    ...reportQuery('accounts', sinceQuestion(day ?? '', asked)),
    enabled: day !== null && !goesByProduct(asked.where),
  });
  return { arr: data && !isPlaceholderData ? startArr(data) : undefined, isUnderWay: isLoading || isPlaceholderData };
}

/**
 * The figures of Overview, and the question that they answer; other cards ask theirs with that one. Every window at once,
 * so that choosing another one asks nobody.
 */
export function useReports(): OverviewState {
  const workspace = useQuery(workspaceQuery());
  const state = workspace.data?.workspace;
  const enabled = state?.has_data === true;
  const now = useAsked();
  const { question, asked } = now;
  const comparison = comparisonOf(question);
  const month = useQuery({ ...retentionQuery(retentionQuestion(1, null, asked)), enabled });
  // As of a past day the data went less far, which the first answer tells.
  const known = question.as_of === null ? state : month.isPlaceholderData ? undefined : month.data;
  const through = known?.data_through ?? null;
  const quarter = useQuery({ ...retentionQuery(retentionQuestion(3, null, asked)), enabled });
  const year = useQuery({
    ...retentionQuery(retentionQuestion(12, through, asked, comparison)),
    enabled: enabled && known !== undefined,
  });
  const week = useArrOn(through === null ? null : weekBefore(through), asked);
  const isFar = comparison !== null && comparison.months !== 12;
  const compared = useArrOn(isFar && through !== null ? dayBefore(through, comparison.months) : null, asked);
  const movements = useQuery({ ...movementsQuery(movementsQuestion(asked)), enabled });
  const queries = [workspace, month, quarter, year, movements];
  const answers = useMemo(() => {
    if (!month.data || !quarter.data || !year.data || !movements.data) return null;
    const retention = { 1: month.data, 3: quarter.data, 12: year.data };
    const arrBefore = { week: week.arr, compared: compared.arr };
    return {
      reports: { retention, movements: movements.data, arrBefore, comparison: comparisonOf(now.question) },
      now,
    };
  }, [month.data, quarter.data, year.data, movements.data, week.arr, compared.arr, now]);
  const isUnderWay = known === undefined || week.isUnderWay || compared.isUnderWay;
  const ready = useSettled(
    answers,
    answers !== null && !isUnderWay && !queries.some((query) => query.isPlaceholderData),
  );

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
