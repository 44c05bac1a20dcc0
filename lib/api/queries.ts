/** TanStack query options: the only query keys of the project. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson, deleteJson, getJson, getReport, postJson, putFile } from './client';
import type { BatchRequest, ImportRequest, PreviewRequest } from './contract';
import type { SettingsRequest } from './contract/settings';
import type { ReportName } from './report-contract';

/** Parameters of a report as the URL carries them; what is left out takes its default. */
export interface ReportParams {
  grid?: 'week' | 'month' | 'quarter' | 'year';
  window?: number;
  from?: string;
  to?: string;
  /** Days. */
  at?: string[];
  /** `attribute=value`, also with `!=`, and with `>=`, `<=`, `>`, `<` before numbers. */
  where?: string[];
  by?: string;
  metric?: string;
  fx?: 'plan' | 'rolling' | 'monthly';
  attr_at?: 'current' | 'start';
  /** MRR in whole major units. */
  threshold?: number;
  roll_up?: 'account' | 'parent';
  as_of?: string;
  as_of_clock?: 'recorded' | 'appended';
  data_through?: string;
  /** Days. */
  grace?: number;
  /** Of the list of accounts: part of a name or id; states, by comma; a column, with `-` before it for the largest first. */
  search?: string;
  state?: string;
  sort?: string;
  /** Rows before the first one, and rows at most. */
  offset?: number;
  limit?: number;
  only?: 'ids';
  /** The id of the account whose neighbours in the list are wanted. */
  around?: string;
}

/** The question of one account's story. */
export interface AccountParams extends Pick<ReportParams, 'window' | 'as_of' | 'fx' | 'roll_up'> {
  account: string;
}

/** The question behind one figure: `metric` by its name, over a period such as 2025-03, or to a day. */
export interface ExplainParams extends Omit<ReportParams, 'grid' | 'window' | 'from' | 'to' | 'at' | 'by' | 'limit'> {
  metric: string;
  period: string;
  /** How many of its accounts; the totals are of all of them. */
  limit?: number | 'all';
  /** How many accounts come before. */
  offset?: number;
  /** An account that goes before the others, where it is one of them. */
  account?: string;
}

const singleNames = [
  ...['grid', 'window', 'from', 'to', 'by', 'metric', 'period', 'fx', 'attr_at', 'threshold', 'roll_up'],
  ...[
    'as_of',
    'as_of_clock',
    'data_through',
    'grace',
    'account',
    'search',
    'state',
    'sort',
    'offset',
    'limit',
    'only',
    'around',
  ],
] as (keyof ReportParams | keyof ExplainParams | keyof AccountParams)[];

/** The query string of a question, in a fixed order so that equal questions have equal keys. */
export function reportSearch(params: ReportParams | ExplainParams | AccountParams): string {
  const given: Partial<Omit<ReportParams, 'limit'> & ExplainParams & AccountParams> = params;
  const search = new URLSearchParams();
  for (const key of singleNames) {
    const value = given[key];
    if (value !== undefined) search.set(key, String(value));
  }
  if (given.at?.length) search.set('at', given.at.join(','));
  for (const filter of given.where ?? []) search.append('where', filter);
  const text = search.toString();
  return text ? `?${text}` : '';
}

export const queryKeys = {
  workspace: ['workspace'] as const,
  reports: ['report'] as const,
  report: (name: string, params: ReportParams) => ['report', name, reportSearch(params)] as const,
  explain: (params: ExplainParams) => ['report', 'explain', reportSearch(params)] as const,
  account: (params: AccountParams) => ['report', 'account', reportSearch(params)] as const,
  glossary: ['glossary'] as const,
  adjustments: (asked: object) => ['report', 'adjustments', asked] as const,
  adjustable: (account: string) => ['report', 'adjustable', account] as const,
  triedAdjustment: (request: object) => ['tried', 'adjustment', request] as const,
  imports: ['imports'] as const,
  importRun: (id: string) => ['imports', id] as const,
  importBatch: (id: string) => ['imports', 'batch', id] as const,
  previews: ['preview'] as const,
  preview: (body: PreviewRequest) => ['preview', body] as const,
  settings: ['settings'] as const,
  settingsEffect: (changes: SettingsRequest) => ['settings', 'effect', changes] as const,
  closed: ['report', 'closed'] as const,
  closedMarks: ['report', 'closed-marks'] as const,
  restatement: (period: string, asked: object) => ['report', 'closed', period, asked] as const,
  tieOut: (period: string) => ['report', 'tie-out', period] as const,
  triedClose: (body: object) => ['tried', 'close', body] as const,
  triedTotals: (text: string) => ['tried', 'totals', text] as const,
  check: ['check'] as const,
  matches: ['report', 'matches'] as const,
  allMatches: ['report', 'matches', 'all'] as const,
  matchesPage: (limit: number) => ['report', 'matches', limit] as const,
  triedMatches: (offers: readonly string[], version: number) => ['tried', 'matches', version, offers] as const,
  health: (finding: string | null) => ['report', 'health', finding ?? ''] as const,
  comparisons: ['comparisons'] as const,
  differences: (asked: object) => ['report', 'differences', asked] as const,
  forecast: (search: string) => ['report', 'forecast', search] as const,
  book: (search: string) => ['report', 'book', search] as const,
  notes: ['notes'] as const,
  views: ['views'] as const,
  digest: ['digest'] as const,
  stripe: ['stripe'] as const,
  digestPreview: ['digest', 'preview'] as const,
  me: ['me'] as const,
  people: ['people'] as const,
  tokens: ['tokens'] as const,
  codePicture: (uri: string) => ['code', uri] as const,
  shares: ['shares'] as const,
  decks: ['decks'] as const,
  deck: (id: number) => ['decks', id] as const,
  exhibits: ['exhibits'] as const,
  signalSettings: ['report', 'signal-settings'] as const,
  signalAccounts: ['report', 'signal-accounts'] as const,
  rulePreview: (conditions: readonly object[]) => ['report', 'rule-preview', conditions] as const,
  queues: ['report', 'priority-queue'] as const,
  queue: (asked: object) => ['report', 'priority-queue', asked] as const,
  plays: ['report', 'plays'] as const,
  ruleActions: ['rule-actions'] as const,
  audit: (asked: object) => ['audit', asked] as const,
  backups: ['backups'] as const,
  deckPreview: (choice: object) => ['report', 'deck', choice] as const,
};

export const workspaceQuery = () =>
  queryOptions({
    queryKey: queryKeys.workspace,
    queryFn: ({ signal }) => getJson('workspaceState', '/workspace', signal),
  });

/** Any report by its name. */
export const reportQuery = <Name extends ReportName>(name: Name, params: ReportParams = {}) =>
  queryOptions({
    queryKey: queryKeys.report(name, params),
    queryFn: ({ signal }) => getReport(name, `/reports/${name}${reportSearch(params)}`, signal),
    placeholderData: keepPreviousData,
  });

export const movementsQuery = (params: ReportParams = {}) => reportQuery('movements', params);

export const retentionQuery = (params: ReportParams = {}) => reportQuery('retention', params);

/** The accounts, changes and source rows behind a figure. */
export const explainQuery = (params: ExplainParams) =>
  queryOptions({
    queryKey: queryKeys.explain(params),
    queryFn: ({ signal }) => getReport('explain', `/explain${reportSearch(params)}`, signal),
  });

/** The same page after page: the first, then as many as are asked for. */
export const explainPagesQuery = (params: Omit<ExplainParams, 'limit' | 'offset'>) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.explain(params), 'pages'] as const,
    queryFn: ({ signal, pageParam: offset }) =>
      getReport('explain', `/explain${reportSearch({ ...params, offset })}`, signal),
    initialPageParam: 0,
    getNextPageParam: ({ offset, accounts, total }) => {
      const next = offset + accounts.length;
      return next < total.accounts ? next : null;
    },
  });

/** One account's whole story. */
export const accountQuery = (params: AccountParams) =>
  queryOptions({
    queryKey: queryKeys.account(params),
    queryFn: ({ signal }) => getReport('account', `/reports/account${reportSearch(params)}`, signal),
  });

/** The list of accounts as a file: all rows of the question, in the columns named. */
export const accountsFileUrl = (params: ReportParams, columns: readonly string[]): string => {
  const search = reportSearch(params);
  return `/api/v1/reports/accounts.csv${search}${search === '' ? '?' : '&'}columns=${encodeURIComponent(columns.join(','))}`;
};

/** What each figure means: the same as long as the page lives. */
export const glossaryQuery = () =>
  queryOptions({
    queryKey: queryKeys.glossary,
    queryFn: ({ signal }) => getReport('glossary', '/glossary', signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const importsQuery = () =>
  queryOptions({ queryKey: queryKeys.imports, queryFn: ({ signal }) => getJson('importList', '/imports', signal) });

export const importRunQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.importRun(id),
    queryFn: ({ signal }) => getJson('importRun', `/imports/${encodeURIComponent(id)}`, signal),
  });

export const previewQuery = (body: PreviewRequest) =>
  queryOptions({
    queryKey: queryKeys.preview(body),
    queryFn: ({ signal }) => postJson('preview', '/imports/preview', body, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const uploadFile = (file: File, onProgress: (share: number) => void) =>
  putFile('upload', `/uploads?name=${encodeURIComponent(file.name)}`, file, onProgress);

export const startImport = (body: ImportRequest) => postJson('importStarted', '/imports', body);

export const withdrawImport = (id: string) => postJson('importRun', `/imports/${encodeURIComponent(id)}/withdraw`, {});

/** Redoes an import that was withdrawn. */
export const restoreImport = (id: string) => postJson('importRun', `/imports/${encodeURIComponent(id)}/restore`, {});

/** Ends an import that is under way; nothing of it is written. */
export const cancelImport = (id: string) => postJson('importRun', `/imports/${encodeURIComponent(id)}/cancel`, {});

const importsContract = () => import('./contract/imports');

export const forgetMapping = (key: string) =>
  askJson(async () => (await importsContract()).mappingForgotten, `/imports/mappings/${encodeURIComponent(key)}`, {
    method: 'DELETE',
  });

export const startBatch = (body: BatchRequest) =>
  askJson(async () => (await importsContract()).batchStarted, '/imports/batches', { method: 'POST', body });

export const importBatchQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.importBatch(id),
    queryFn: ({ signal }) =>
      askJson(async () => (await importsContract()).importBatch, `/imports/batches/${encodeURIComponent(id)}`, {
        signal,
      }),
  });

/** `withdraw` and `restore` for the whole batch; `cancel` ends what is under way and begins no more. */
export const changeBatch = (id: string, what: 'withdraw' | 'restore' | 'cancel') =>
  askJson(async () => (await importsContract()).importBatch, `/imports/batches/${encodeURIComponent(id)}/${what}`, {
    method: 'POST',
    body: {},
  });

export const rejectsUrl = (id: string) => `/api/v1/imports/${encodeURIComponent(id)}/rejects`;

/** Loads the sample company; its progress is that of the import it answers with. */
export const loadSample = () => postJson('importStarted', '/sample', {});

export const removeSample = () => deleteJson('workspaceState', '/sample');

const settingsContract = () => import('./contract/settings');
const keptContract = () => import('./contract/kept');

export const settingsQuery = () =>
  queryOptions({
    queryKey: queryKeys.settings,
    queryFn: ({ signal }) => askJson(async () => (await settingsContract()).settingsReport, '/settings', { signal }),
  });

/** States settings; tried out (`dry_run`) it tells what they would do to the figures. */
export const stateSettings = (body: SettingsRequest, signal?: AbortSignal) =>
  askJson(async () => (await settingsContract()).settingsEffect, '/settings', {
    method: 'POST',
    body,
    ...(signal && { signal }),
  });

/** What a change of settings would do to the figures; nothing is changed. */
export const settingsEffectQuery = (changes: SettingsRequest) =>
  queryOptions({
    queryKey: queryKeys.settingsEffect(changes),
    queryFn: ({ signal }) => stateSettings({ ...changes, dry_run: true }, signal),
    retry: false,
  });

/** The check of the whole ledger, and what it holds. */
export const checkQuery = () =>
  queryOptions({
    queryKey: queryKeys.check,
    queryFn: ({ signal }) => askJson(async () => (await keptContract()).ledgerHealth, '/check', { signal }),
  });

export const BACKUP_URL = '/api/v1/backup';

export const removeWorkspace = (name: string) => postJson('workspaceState', '/workspace/remove', { name });
