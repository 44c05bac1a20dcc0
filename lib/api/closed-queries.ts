/** TanStack query options of closed months, restatement and tie-out; their keys are in queries.ts. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type {
  CauseRequestBody,
  CloseRequestBody,
  ReopenRequestBody,
  SignOffRequestBody,
  TotalsRequestBody,
} from './contract/closed';
import { queryKeys } from './queries';

const contract = () => import('./contract/closed');

/** The months, and how each stands. */
export const closedQuery = () =>
  queryOptions({
    queryKey: queryKeys.closed,
    queryFn: ({ signal }) => askJson(async () => (await contract()).closedList, '/closed', { signal }),
  });

/** Which months are closed, and whether the last one still stands: said beside figures. */
export const closedMarksQuery = () =>
  queryOptions({
    queryKey: queryKeys.closedMarks,
    queryFn: ({ signal }) => askJson(async () => (await contract()).closedMarks, '/closed/marks', { signal }),
  });

/** The figure whose differences are told, and the change whose accounts; left out: all. */
type RestatementParams = { figure: string; change?: string };

/** Rows that are asked for at once. */
export const RESTATED_PAGE = 50;

const restated = (period: string, asked: object, signal: AbortSignal) => {
  const search = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  return askJson(async () => (await contract()).restatement, `/closed/${period}/restatement?${search}`, { signal });
};

/** What a closed month was reported as and is known as now, its accounts page upon page. */
export const restatementQuery = (period: string, asked: RestatementParams) =>
  infiniteQueryOptions({
    queryKey: queryKeys.restatement(period, asked),
    queryFn: ({ signal, pageParam: offset }) => restated(period, { ...asked, offset, limit: RESTATED_PAGE }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ offset, accounts, total_accounts }) => {
      const next = offset + accounts.length;
      return next < total_accounts ? next : null;
    },
    placeholderData: keepPreviousData,
  });

/** All of its accounts at once, for a file. */
export const wholeRestatementQuery = (period: string, asked: RestatementParams) =>
  queryOptions({
    queryKey: queryKeys.restatement(period, { ...asked, limit: 'all' }),
    queryFn: ({ signal }) => restated(period, { ...asked, limit: 'all' }, signal),
    gcTime: 0,
  });

export const tieOutQuery = (period: string) =>
  queryOptions({
    queryKey: queryKeys.tieOut(period),
    queryFn: ({ signal }) => askJson(async () => (await contract()).tieOut, `/tie-out/${period}`, { signal }),
  });

const post = <T>(schema: () => Promise<import('zod').ZodType<T>>, path: string, body: object, signal?: AbortSignal) =>
  askJson(schema, path, { method: 'POST', body, ...(signal && { signal }) });

const outcome = async () => (await contract()).closeOutcome;

/** What closing a month would keep; nothing is changed. */
export const closePreviewQuery = (period: string) =>
  queryOptions({
    queryKey: queryKeys.triedClose({ period }),
    queryFn: ({ signal }) => post(outcome, '/closed', { period, dry_run: true }, signal),
    retry: false,
    gcTime: 0,
  });

export const closeMonth = (body: CloseRequestBody) => post(outcome, '/closed', body);

export const reopenMonth = ({ period, ...body }: ReopenRequestBody & { period: string }) =>
  post(async () => (await contract()).reopened, `/closed/${period}/reopen`, body);

/** Whether what was kept still is what was closed, and what the ledger said then. */
export const checkClosed = (period: string) =>
  askJson(async () => (await contract()).closedCheck, `/closed/${period}/check`);

export const keptUrl = (period: string) => `/api/v1/closed/${period}`;

const totals = async () => (await contract()).totalsOutcome;

/** How pasted months and amounts are read; nothing is changed. */
export const triedTotalsQuery = (text: string) =>
  queryOptions({
    queryKey: queryKeys.triedTotals(text),
    queryFn: ({ signal }) => post(totals, '/tie-out/totals', { text, dry_run: true }, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

export const stateTotals = (body: TotalsRequestBody) => post(totals, '/tie-out/totals', body);

const entry = async () => (await contract()).tieOutEntry;

export const writeCause = (body: CauseRequestBody) => post(entry, '/tie-out/causes', body);
export const removeCause = (id: number) => askJson(entry, `/tie-out/causes/${id}`, { method: 'DELETE' });
export const restoreCause = (id: number) => post(entry, `/tie-out/causes/${id}/restore`, {});
export const signOffMonth = (body: SignOffRequestBody) => post(entry, '/tie-out/sign-offs', body);
export const withdrawSignOff = (id: number) => askJson(entry, `/tie-out/sign-offs/${id}`, { method: 'DELETE' });
export const restoreSignOff = (id: number) => post(entry, `/tie-out/sign-offs/${id}/restore`, {});
