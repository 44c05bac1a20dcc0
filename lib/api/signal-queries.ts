/** TanStack query options of weights, rules, and signals of unknown accounts; their keys are in queries.ts. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type {
  HandSignalRequest,
  RuleRequest,
  SignalAccountRequest,
  SignalSettingsRequest,
} from './contract/signal-settings';
import { queryKeys } from './queries';

const contract = () => import('./contract/signal-settings');
const reports = () => import('./contract/signals');

/** Weights, half-lives, caps and lines, with every value they have had. */
export const signalSettingsQuery = () =>
  queryOptions({
    queryKey: queryKeys.signalSettings,
    queryFn: ({ signal }) =>
      askJson(async () => (await contract()).signalSettingsReport, '/signals/settings', { signal }),
  });

export const stateSignalSettings = (body: SignalSettingsRequest) =>
  askJson(async () => (await contract()).signalSettingsReport, '/signals/settings', { method: 'POST', body });

/** What a rule that is not kept yet would have been worth. */
export const rulePreviewQuery = (conditions: RuleRequest['conditions']) =>
  queryOptions({
    queryKey: queryKeys.rulePreview(conditions),
    queryFn: ({ signal }) =>
      askJson(async () => (await reports()).rulePreview, '/rules/preview', {
        method: 'POST',
        body: { conditions },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const writeRule = (body: RuleRequest) =>
  askJson(async () => (await contract()).ruleWritten, '/rules', { method: 'POST', body });

export const removeRule = (rule: string) =>
  askJson(async () => (await contract()).ruleRemoved, `/rules/${encodeURIComponent(rule)}`, { method: 'DELETE' });

export const restoreRule = (rule: string) =>
  askJson(async () => (await contract()).ruleRemoved, `/rules/${encodeURIComponent(rule)}/restore`, { method: 'POST' });

/** Whose the signals of unknown accounts were said to be. */
export const signalAccountsQuery = () =>
  queryOptions({
    queryKey: queryKeys.signalAccounts,
    queryFn: ({ signal }) => askJson(async () => (await contract()).signalAccounts, '/signals/accounts', { signal }),
  });

export const stateSignalAccount = (body: SignalAccountRequest | { account: string; undo: true }) =>
  askJson(async () => (await contract()).signalAccounts, '/signals/accounts', { method: 'POST', body });

/** One signal stated by hand: an import of one row, which is undone by withdrawing it. */
export const addSignal = (body: HandSignalRequest) =>
  askJson(async () => (await contract()).handSignal, '/signals/by-hand', { method: 'POST', body });
