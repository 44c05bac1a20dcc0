'use client';

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { useAsked } from '@/components/filters/use-question';
import { type ReportParams, reportQuery, workspaceQuery } from '@/lib/api/queries';
import type { AccountsReport } from '@/lib/domain/report';
import { accountsParsers, listQuestion, WINDOW_ROWS, windowOf } from '@/lib/view/accounts';
import { type AccountsColumn, heldAttributes } from '@/lib/view/accounts-columns';
import { type DrawnRow, drawnRows } from '@/lib/view/accounts-table';

/** The page's choices live in its address. What is typed replaces what was typed before, and is no step back. */
export const useAccountsChoices = () => useQueryStates(accountsParsers, { history: 'replace' });

export type AccountsState =
  | { kind: 'loading' }
  | { kind: 'empty' }
  | { kind: 'failed'; error: Error; retry(): void }
  | { kind: 'ready'; report: AccountsReport; question: ReportParams; attributes: string[]; isOld: boolean };

/** The head of the list: its sums, its states and its first rows. */
export function useAccounts(): AccountsState {
  const workspace = useQuery(workspaceQuery());
  const enabled = workspace.data?.workspace?.has_data === true;
  const { question: asks, asked, months } = useAsked();
  const [choices] = useAccountsChoices();
  const question = listQuestion(asked, months, choices);
  const attributes = useQuery({
    ...reportQuery('attributes', asks.as_of === null ? {} : { as_of: asks.as_of }),
    enabled,
  });
  const entries = attributes.data?.attributes;
  const slugs = useMemo(() => heldAttributes(entries ?? []), [entries]);
  const first = useQuery({ ...reportQuery('accounts', windowOf(question, 0)), enabled });
  if (workspace.data && !enabled) return { kind: 'empty' };
  const queries = [workspace, attributes, first];
  // A question that is refused is told, even where an answer to the one before is still there.
  const failed = queries.find((query) => query.error && (!query.data || query.isPlaceholderData));
  if (failed?.error) {
    const retry = () => {
      for (const query of queries) if (query.error) void query.refetch();
    };
    return { kind: 'failed', error: failed.error, retry };
  }
  if (!first.data || !attributes.data) return { kind: 'loading' };
  return {
    kind: 'ready',
    report: first.data,
    question,
    attributes: slugs,
    isOld: first.isPlaceholderData,
  };
}

const drawn = new WeakMap<AccountsReport, { columns: readonly AccountsColumn[]; rows: DrawnRow[] }>();

/** The rows of a window, drawn once as long as its columns stay. */
function drawnOnce(report: AccountsReport, columns: readonly AccountsColumn[]): DrawnRow[] {
  const known = drawn.get(report);
  if (known?.columns === columns) return known.rows;
  const rows = drawnRows(report, columns);
  drawn.set(report, { columns, rows });
  return rows;
}

/** Rows by their place in the list; null: still on their way. Windows that are not in sight are not asked for. */
export function useRows(
  question: ReportParams,
  columns: readonly AccountsColumn[],
  { from, to }: { from: number; to: number },
): (place: number) => DrawnRow | null {
  const firstWindow = Math.floor(from / WINDOW_ROWS);
  const windows = Array.from(
    { length: Math.floor(to / WINDOW_ROWS) - firstWindow + 1 },
    (_, index) => firstWindow + index,
  );
  const answers = useQueries({
    queries: windows.map((window) => ({
      ...reportQuery('accounts', windowOf(question, window)),
      // Rows of another place in the list would be wrong ones; of another list they are the right ones to leave for a moment.
      placeholderData: window === 0 ? keepPreviousData : undefined,
    })),
  });
  return (place) => {
    const report = answers[Math.floor(place / WINDOW_ROWS) - firstWindow]?.data;
    return (report && drawnOnce(report, columns)[place % WINDOW_ROWS]) ?? null;
  };
}
