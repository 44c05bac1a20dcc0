'use client';

import { useQuery } from '@tanstack/react-query';
import { useAsked } from '@/components/filters/use-question';
import { reportQuery, workspaceQuery } from '@/lib/api/queries';
import { type CohortsAnswer, cohortsQuestion } from '@/lib/view/cohorts';
import { useCohortChoices } from './use-cohort-choices';

export type CohortsState =
  | { kind: 'loading' }
  | { kind: 'empty' }
  | { kind: 'failed'; error: Error; retry(): void }
  | { kind: 'ready'; answer: CohortsAnswer };

export function useCohorts(): CohortsState {
  const [choices] = useCohortChoices();
  const { question, asked, months } = useAsked();
  const workspace = useQuery(workspaceQuery());
  const enabled = workspace.data?.workspace?.has_data === true;
  const cohorts = useQuery({
    ...reportQuery('cohorts', cohortsQuestion(choices, question, months, asked)),
    enabled,
  });
  if (workspace.data && !enabled) return { kind: 'empty' };
  // A refusal is said even while an earlier answer stands: what is asked for does not exist.
  const failed = [workspace, cohorts].find(({ error }) => error);
  if (failed?.error) return { kind: 'failed', error: failed.error, retry: () => void failed.refetch() };
  return cohorts.data ? { kind: 'ready', answer: cohorts.data } : { kind: 'loading' };
}
