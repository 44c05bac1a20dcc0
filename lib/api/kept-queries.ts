/** TanStack query options of what is kept beside the ledger: notes, views and benchmark figures of one's own; their keys are in queries.ts. */
import { queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { NoteRequest, ViewRequest } from './contract/kept';
import type { BenchmarkChange, BenchmarkFileRequest } from './contract/own-benchmarks';
import { queryKeys } from './queries';

const keptContract = () => import('./contract/kept');

export const notesQuery = () =>
  queryOptions({
    queryKey: queryKeys.notes,
    queryFn: ({ signal }) => askJson(async () => (await keptContract()).noteList, '/notes', { signal }),
  });

const noteSchema = async () => (await keptContract()).note;

/** Writes a note, or, with an id, writes that one anew. */
export const writeNote = (body: NoteRequest) => askJson(noteSchema, '/notes', { method: 'POST', body });

export const removeNote = (id: number) => askJson(noteSchema, `/notes/${id}`, { method: 'DELETE' });

export const restoreNote = (id: number) => askJson(noteSchema, `/notes/${id}/restore`, { method: 'POST', body: {} });

export const viewsQuery = () =>
  queryOptions({
    queryKey: queryKeys.views,
    queryFn: ({ signal }) => askJson(async () => (await keptContract()).viewList, '/views', { signal }),
  });

const viewSchema = async () => (await keptContract()).savedView;

/** Saves a view, or, with an id, saves that one anew. */
export const writeView = (body: ViewRequest) => askJson(viewSchema, '/views', { method: 'POST', body });

export const removeView = (id: number) => askJson(viewSchema, `/views/${id}`, { method: 'DELETE' });

export const restoreView = (id: number) => askJson(viewSchema, `/views/${id}/restore`, { method: 'POST', body: {} });

const benchmarkContract = () => import('./contract/own-benchmarks');

/** Keeps, removes or undoes a benchmark figure of the company's own; answers the version by which it is undone. */
export const changeBenchmarks = (body: BenchmarkChange) =>
  askJson(async () => (await benchmarkContract()).benchmarkChanged, '/benchmarks', { method: 'POST', body });

export const importBenchmarkFile = (body: BenchmarkFileRequest) =>
  askJson(async () => (await benchmarkContract()).benchmarkImported, '/benchmarks/import', { method: 'POST', body });
