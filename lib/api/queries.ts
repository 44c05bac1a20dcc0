/** TanStack query options: the only query keys of the project. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { deleteJson, getJson, postJson, putFile } from './client';
import type { ImportRequest, PreviewRequest } from './contract';

/** Parameters of a report as the URL carries them; what is left out takes its default. */
export interface ReportParams {
  grid?: 'week' | 'month' | 'quarter' | 'year';
  window?: number;
  from?: string;
  to?: string;
  at?: string[];
  where?: string[];
  by?: string;
  as_of?: string;
}

/** The query string of a report, in a fixed order so that equal questions have equal keys. */
export function reportSearch(params: ReportParams): string {
  const search = new URLSearchParams();
  for (const key of ['grid', 'window', 'from', 'to', 'by', 'as_of'] as const) {
    const value = params[key];
    if (value !== undefined) search.set(key, String(value));
  }
  if (params.at?.length) search.set('at', params.at.join(','));
  for (const filter of params.where ?? []) search.append('where', filter);
  const text = search.toString();
  return text ? `?${text}` : '';
}

export const queryKeys = {
  workspace: ['workspace'] as const,
  reports: ['report'] as const,
  report: (name: string, params: ReportParams) => ['report', name, reportSearch(params)] as const,
  imports: ['imports'] as const,
  importRun: (id: string) => ['imports', id] as const,
  preview: (body: PreviewRequest) => ['preview', body] as const,
};

export const workspaceQuery = () =>
  queryOptions({
    queryKey: queryKeys.workspace,
    queryFn: ({ signal }) => getJson('workspaceState', '/workspace', signal),
  });

export const movementsQuery = (params: ReportParams = {}) =>
  queryOptions({
    queryKey: queryKeys.report('movements', params),
    queryFn: ({ signal }) => getJson('movementsReport', `/reports/movements${reportSearch(params)}`, signal),
    placeholderData: keepPreviousData,
  });

export const retentionQuery = (params: ReportParams = {}) =>
  queryOptions({
    queryKey: queryKeys.report('retention', params),
    queryFn: ({ signal }) => getJson('retentionReport', `/reports/retention${reportSearch(params)}`, signal),
    placeholderData: keepPreviousData,
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
