/** Benchmark figures that people bring along, on the server: listed, kept, removed, imported, undone. */

import { caller as principal } from '@/lib/auth/asking';
import type { KeptFigure } from '@/lib/domain/benchmarks/own';
import { type BenchmarkImport, importBenchmarks } from '@/lib/imports/benchmarks';
import {
  BenchmarkError,
  type FiguresChanged,
  keepBenchmarkFigures,
  listBenchmarkFigures,
  removeBenchmarkFigure,
  undoBenchmarkChange,
} from '@/lib/store/benchmark-figures';
import type { BenchmarkFileRequest, BenchmarkRequest } from './contract/own-benchmarks';
import { Refusal } from './refusal';
import { here } from './server';

const noWorkspace = (): Refusal =>
  new Refusal(404, 'No company yet', 'There is no data yet, so nothing to hold benchmarks against.');

export async function listOwnBenchmarks(): Promise<{ figures: KeptFigure[] }> {
  const { store, workspace } = await here();
  return { figures: workspace ? await listBenchmarkFigures(store.pool, principal, workspace.id) : [] };
}

export async function changeOwnBenchmarks(request: BenchmarkRequest): Promise<FiguresChanged> {
  const { store, workspace } = await here();
  if (!workspace) throw noWorkspace();
  try {
    switch (request.action) {
      case 'keep':
        return await keepBenchmarkFigures(store.pool, principal, workspace.id, [request]);
      case 'remove':
        return await removeBenchmarkFigure(store.pool, principal, workspace.id, request.id);
      case 'undo':
        return await undoBenchmarkChange(store.pool, principal, workspace.id, request.version);
    }
  } catch (error) {
    if (error instanceof BenchmarkError)
      throw new Refusal(422, 'The benchmark cannot be kept so', error.message, error.field);
    throw error;
  }
}

export async function importOwnBenchmarks(request: BenchmarkFileRequest): Promise<BenchmarkImport> {
  const { store, workspace } = await here();
  if (!workspace) throw noWorkspace();
  const { file, text, dry_run: dryRun, keep_good: keepGood } = request;
  return importBenchmarks(store, principal, workspace.id, { file, text, dryRun, keepGood });
}
