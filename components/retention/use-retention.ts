'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useAsked } from '@/components/filters/use-question';
import { reportQuery, retentionQuery, workspaceQuery } from '@/lib/api/queries';
import type { RetentionReport } from '@/lib/domain/report';
import { retentionQuestion } from '@/lib/view/overview';
import { type Months, withinMonths } from '@/lib/view/question';
import { retentionParsers, type Splits } from '@/lib/view/retention';

/** The page's choices live in its address, and going back takes a choice back. */
export const useRetentionChoices = () => useQueryStates(retentionParsers, { history: 'push' });

/** What every card of the page is of. */
export interface Scope {
  window: number;
  /** The last day of the ledger, as of the day asked for. */
  through: string;
  months: Months;
  asked: ReturnType<typeof useAsked>['asked'];
  splits: Splits;
  /** Every month of the main report, also those that are not shown. */
  all: RetentionReport['rows'];
}

export type RetentionState =
  | { kind: 'loading' }
  | { kind: 'empty' }
  | { kind: 'failed'; error: Error; retry(): void }
  | { kind: 'ready'; report: RetentionReport; scope: Scope };

/** The page's main report, cut to the months asked for, and what its cards ask theirs with. */
export function useRetention(): RetentionState {
  const workspace = useQuery(workspaceQuery());
  const enabled = workspace.data?.workspace?.has_data === true;
  const { question, asked, months } = useAsked();
  const [choices] = useRetentionChoices();
  const window = Number(choices.window);
  // Says how far the data went, also as of a past day.
  const attributes = useQuery({
    ...reportQuery('attributes', question.as_of === null ? {} : { as_of: question.as_of }),
    enabled,
  });
  const through = attributes.isPlaceholderData ? null : (attributes.data?.data_through ?? null);
  const main = useQuery({
    ...retentionQuery(retentionQuestion(window, through, asked)),
    enabled: enabled && through !== null,
  });
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
  const known = attributes.data?.data_through;
  if (!main.data || !attributes.data || known == null) return { kind: 'loading' };
  return {
    kind: 'ready',
    report: { ...main.data, rows: withinMonths(main.data.rows, months) },
    scope: { window: main.data.window, through: known, months, asked, splits: attributes.data, all: main.data.rows },
  };
}
