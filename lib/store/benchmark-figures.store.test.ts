import { describe, expect, it } from 'vitest';
import type { OwnFigure } from '@/lib/domain/benchmarks/own';
import { importBenchmarks } from '@/lib/imports/benchmarks';
import {
  keepBenchmarkFigures,
  listBenchmarkFigures,
  removeBenchmarkFigure,
  undoBenchmarkChange,
} from './benchmark-figures';
import type { Store } from './open';
import type { Principal } from './principal';
import { withFreshStore } from './testing';
import { createWorkspace, removeWorkspace } from './workspaces';

const principal: Principal = { kind: 'system', name: 'test' };

const figure: OwnFigure = {
  metric: 'nrr_12m',
  population: 'Globex',
  size: null,
  is_all: false,
  method: 'peer',
  low: null,
  median: 1.12,
  high: null,
  said: '',
  year: '2025',
  n: null,
  publisher: 'Globex',
  document: 'Annual report',
  url: null,
  measures: '',
  how_read: '',
};

const withWorkspace = (work: (store: Store, workspaceId: number) => Promise<void>): Promise<void> =>
  withFreshStore(async (store) => {
    const { id } = await createWorkspace(store, principal, { name: 'Test', currency: 'USD', isSample: false });
    await work(store, id);
  });

describe('benchmark figures that people bring along', () => {
  it('are added, edited, removed, and each change undone; the trail has all of it', () =>
    withWorkspace(async ({ pool }, workspaceId) => {
      const list = async () =>
        (await listBenchmarkFigures(pool, principal, workspaceId)).map(({ id, median }) => [id, median]);
      const added = await keepBenchmarkFigures(pool, principal, workspaceId, [
        { id: null, figure },
        { id: null, figure: { ...figure, population: 'Initech' } },
      ]);
      expect(added.ids).toEqual([1, 2]);
      const edited = await keepBenchmarkFigures(pool, principal, workspaceId, [
        { id: 1, figure: { ...figure, median: 1.15 } },
      ]);
      const removed = await removeBenchmarkFigure(pool, principal, workspaceId, 1);
      expect(await list()).toEqual([[2, 1.12]]);
      await expect(undoBenchmarkChange(pool, principal, workspaceId, edited.version)).rejects.toThrow('changed since');
      const back = await undoBenchmarkChange(pool, principal, workspaceId, removed.version);
      expect(await list()).toEqual([
        [1, 1.15],
        [2, 1.12],
      ]);
      await undoBenchmarkChange(pool, principal, workspaceId, back.version);
      expect(await list()).toEqual([[2, 1.12]]);
      const { rows } = await pool.query(
        "select details ->> 'what' as what from audit where workspace_id = $1 and action = 'benchmarks_changed' order by audit_no",
        [workspaceId],
      );
      expect(rows.map(({ what }) => what)).toEqual(['kept', 'kept', 'removed', 'undone', 'undone']);
    }));

  it('are refused with the field where they have a flaw, exist already, or are not there', () =>
    withWorkspace(async ({ pool }, workspaceId) => {
      const keep = (changes: Partial<OwnFigure>, id: number | null = null) =>
        keepBenchmarkFigures(pool, principal, workspaceId, [{ id, figure: { ...figure, ...changes } }]);
      await keep({});
      await expect(keep({})).rejects.toMatchObject({ field: 'document' });
      await expect(keep({ publisher: ' ' })).rejects.toMatchObject({ field: 'publisher' });
      await expect(keep({ year: '2024', median: 112 })).rejects.toMatchObject({ field: 'median' });
      await expect(keep({ year: '2024', url: 'javascript:alert(1)' })).rejects.toMatchObject({ field: 'url' });
      await expect(keep({ year: '2024' }, 9)).rejects.toMatchObject({ field: 'id' });
      await expect(removeBenchmarkFigure(pool, principal, workspaceId, 9)).rejects.toMatchObject({ field: 'id' });
      await expect(undoBenchmarkChange(pool, principal, workspaceId, 99)).rejects.toMatchObject({ field: 'version' });
    }));

  it('of a file are kept once, corrected when stated anew, undone together; rows with problems write nothing', () =>
    withWorkspace(async (store, workspaceId) => {
      const header = 'metric,segment,median,unit,data_year,publisher,document,kind';
      const row = (median: string) => `NRR,Globex,${median},pct,2025,Globex,Annual report,peer`;
      const run = (rows: string[], options = {}) =>
        importBenchmarks(store, principal, workspaceId, {
          ...{ file: 'peers.csv', text: [header, ...rows].join('\n'), dryRun: false, keepGood: false },
          ...options,
        });
      expect(await run([row('112')], { dryRun: true })).toMatchObject({ new: 1, version: null });
      expect(await run([row('112')])).toMatchObject({ new: 1, unchanged: 0, corrected: 0 });
      expect(await run([row('112')])).toMatchObject({ new: 0, unchanged: 1, version: null });
      expect(await run([row('113'), row('x')])).toMatchObject({ corrected: 1, rejected: 1, version: null });
      const kept = await run([row('113'), row('x')], { keepGood: true });
      expect((await listBenchmarkFigures(store.pool, principal, workspaceId))[0]?.median).toBe(1.13);
      await undoBenchmarkChange(store.pool, principal, workspaceId, kept.version ?? 0);
      expect((await listBenchmarkFigures(store.pool, principal, workspaceId))[0]?.median).toBe(1.12);
    }));

  it('are those of the day asked for, and go with their workspace', () =>
    withWorkspace(async (store, workspaceId) => {
      await keepBenchmarkFigures(store.pool, principal, workspaceId, [{ id: null, figure }]);
      expect(await listBenchmarkFigures(store.pool, principal, workspaceId, '2000-01-01')).toEqual([]);
      await removeWorkspace(store, principal, workspaceId);
      expect((await store.pool.query('select 1 from benchmark_figure')).rowCount).toBe(0);
    }));
});
