'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { type Asked, useAsked } from '@/components/filters/use-question';
import { useSettled } from '@/components/filters/use-settled';
import { reportQuery, retentionQuery, workspaceQuery } from '@/lib/api/queries';
import type { RetentionReport } from '@/lib/domain/report';
import { retentionQuestion } from '@/lib/view/overview';
import { type Months, withinMonths } from '@/lib/view/question';
import { definitionParsers, rateParsers, type Splits, splitParsers } from '@/lib/view/retention';

/*
 * The page's choices live in its address, and going back takes a choice back. Each card listens to its own: what is
 * pressed in one leaves the others as they are.
 */
const inHistory = { history: 'push' } as const;
const windowParsers = { window: rateParsers.window };
export const useRateChoices = () => useQueryStates(rateParsers, inHistory);
export const useSplitChoices = () => useQueryStates(splitParsers, inHistory);
export const useDefinitionChoice = () => useQueryStates(definitionParsers, inHistory);

/** What every card of the page is of. */
export interface Scope {
  window: number;
  /** The last day of the ledger, as of the day asked for. */
  through: string;
  months: Months;
  asked: Asked['asked'];
  splits: Splits;
  /** Every month of the main report, also those that are not shown. */
  all: RetentionReport['rows'];
}

export type RetentionState =
  | { kind: 'loading' }
  | { kind: 'empty' }
  | { kind: 'failed'; error: Error; retry(): void }
  | { kind: 'ready'; report: RetentionReport; scope: Scope };

/** The same objects for the same answers: what they say need not be drawn anew. */
function useReady(
  report: RetentionReport | undefined,
  splits: (Splits & { data_through: string | null }) | undefined,
  months: Months,
  asked: Asked['asked'],
) {
  return useMemo(() => {
    const through = splits?.data_through;
    if (!report || !splits || through == null) return null;
    const scope: Scope = { window: report.window, through, months, asked, splits, all: report.rows };
    return { report: { ...report, rows: withinMonths(report.rows, months) }, scope };
  }, [report, splits, months, asked]);
}

/**
 * The page's main report, cut to the months asked for, and what its other cards ask theirs with. They ask once the main
 * report is there: what is seen first has the server to itself.
 */
export function useRetention(): RetentionState {
  const workspace = useQuery(workspaceQuery());
  const enabled = workspace.data?.workspace?.has_data === true;
  const { asOf, asked, months } = useAsked();
  const [{ window }] = useQueryStates(windowParsers, inHistory);
  // Says how far the data went, also as of a past day.
  const attributes = useQuery({ ...reportQuery('attributes', asOf === null ? {} : { as_of: asOf }), enabled });
  const through = attributes.isPlaceholderData ? null : (attributes.data?.data_through ?? null);
  const main = useQuery({
    ...retentionQuery(retentionQuestion(Number(window), through, asked)),
    enabled: enabled && through !== null,
  });
  const answered = useSettled(asked, main.data !== undefined && !main.isPlaceholderData);
  const ready = useReady(main.data, attributes.data, months, answered);
  if (workspace.data && !enabled) return { kind: 'empty' };
  const queries = [workspace, attributes, main];
  const failed = queries.find((query) => query.error && !query.data);
  if (failed?.error) {
    const retry = () => {
      for (const query of queries) if (query.error) void query.refetch();
    };
    return { kind: 'failed', error: failed.error, retry };
  }
  if (attributes.data && attributes.data.data_through === null) return { kind: 'empty' };
  return ready ? { kind: 'ready', ...ready } : { kind: 'loading' };
}
