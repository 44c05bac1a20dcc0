/** TanStack query options: the only query keys of the project. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { deleteJson, getJson, getReport, postJson, putFile } from './client';
import type { ImportRequest, PreviewRequest } from './contract';
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
}

/** The question behind one figure: `metric` by its name, over a period such as 2025-03, or to a day. */
export interface ExplainParams extends Omit<ReportParams, 'grid' | 'window' | 'from' | 'to' | 'at' | 'by'> {
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
  ...[
    'grid',
    'window',
    'from',
    'to',
    'by',
    'metric',
    'period',
    'limit',
    'offset',
    'account',
    'fx',
    'attr_at',
    'threshold',
    'roll_up',
  ],
  ...['as_of', 'as_of_clock', 'data_through', 'grace'],
] as (keyof ReportParams | keyof ExplainParams)[];

/** The query string of a question, in a fixed order so that equal questions have equal keys. */
export function reportSearch(params: ReportParams | ExplainParams): string {
  const given: Partial<ReportParams & ExplainParams> = params;
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
  glossary: ['glossary'] as const,
  imports: ['imports'] as const,
  importRun: (id: string) => ['imports', id] as const,
  preview: (body: PreviewRequest) => ['preview', body] as const,
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

export const rejectsUrl = (id: string) => `/api/v1/imports/${encodeURIComponent(id)}/rejects`;

/** Loads the sample company; its progress is that of the import it answers with. */
export const loadSample = () => postJson('importStarted', '/sample', {});

export const removeSample = () => deleteJson('workspaceState', '/sample');
