/** TanStack query options of plays, and of what rules do when they fire; their keys are in queries.ts. */
import { queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { PlayRequest, RuleActionRequest, RunRequest } from './contract/plays';
import { queryKeys } from './queries';

const contract = () => import('./contract/plays');

export const playsQuery = () =>
  queryOptions({
    queryKey: queryKeys.plays,
    queryFn: ({ signal }) => askJson(async () => (await contract()).playsReport, '/plays', { signal }),
  });

export const writePlay = (body: PlayRequest) =>
  askJson(async () => (await contract()).playWritten, '/plays', { method: 'POST', body });

/** Takes a play away, or brings it back. */
export const removePlay = (id: number, isRemoved: boolean) =>
  askJson(async () => (await contract()).playWritten, `/plays/${id}${isRemoved ? '' : '/restore'}`, {
    method: isRemoved ? 'DELETE' : 'POST',
  });

export const writeRun = (body: RunRequest) =>
  askJson(async () => (await contract()).runWritten, '/plays/runs', { method: 'POST', body });

export const removeRun = (id: number, isRemoved: boolean) =>
  askJson(async () => (await contract()).runWritten, `/plays/runs/${id}${isRemoved ? '' : '/restore'}`, {
    method: isRemoved ? 'DELETE' : 'POST',
  });

export const ruleActionsQuery = () =>
  queryOptions({
    queryKey: queryKeys.ruleActions,
    queryFn: ({ signal }) => askJson(async () => (await contract()).ruleActions, '/rules/actions', { signal }),
  });

export const addRuleAction = (body: RuleActionRequest) =>
  askJson(async () => (await contract()).ruleActions, '/rules/actions', { method: 'POST', body });

export const removeRuleAction = (id: number, isRemoved: boolean) =>
  askJson(async () => (await contract()).ruleActions, `/rules/actions/${id}${isRemoved ? '' : '/restore'}`, {
    method: isRemoved ? 'DELETE' : 'POST',
  });
