/**
 * Benchmark figures that people bring along. Every change is a later version of the figure: the last one holds, the past
 * can be asked what it knew, and a change is undone by stating again what stood before it.
 */
import type { PoolClient } from 'pg';
import { flawOf, type KeptFigure, nameOf, type OwnFigure } from '@/lib/domain/benchmarks/own';
import { type AsOf, knownUntil } from './as-of';
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace, nextVersion } from './versions';

/** The figure cannot be kept, or the change not be undone, as asked; `field` names what of a figure is wrong. */
export class BenchmarkError extends Error {
  constructor(
    message: string,
    readonly field: string,
  ) {
    super(message);
  }
}

const SELECT_LATEST = `
  select figure_no as id, figure from (
    select distinct on (figure_no) figure_no, figure, removed
    from benchmark_figure
    where workspace_id = $1 and ($2::timestamptz is null or recorded_at < $2)
    order by figure_no, version desc
  ) latest
  where not removed order by figure_no`;

const INSERT_VERSION = `
  insert into benchmark_figure (workspace_id, figure_no, version, removed, figure) values ($1, $2, $3, $4, $5)`;

const SELECT_LAST_NUMBER = 'select coalesce(max(figure_no), 0)::int as n from benchmark_figure where workspace_id = $1';

/** What a change left behind, and what stood before it; `isLast`: nothing changed the figure since. */
const SELECT_CHANGED = `
  select b.figure_no as id, b.figure, prior.figure as before, coalesce(prior.removed, true) as "wasRemoved",
    not exists (
      select 1 from benchmark_figure later
      where later.workspace_id = b.workspace_id and later.figure_no = b.figure_no and later.version > b.version
    ) as "isLast"
  from benchmark_figure b
  left join lateral (
    select p.figure, p.removed from benchmark_figure p
    where p.workspace_id = b.workspace_id and p.figure_no = b.figure_no and p.version < b.version
    order by p.version desc limit 1
  ) prior on true
  where b.workspace_id = $1 and b.version = $2`;

/** Those in force now, or at the end of a past day (UTC), in the order in which they were added. */
export async function listBenchmarkFigures(
  db: Database,
  principal: Principal,
  workspaceId: number,
  asOf: AsOf | null = null,
): Promise<KeptFigure[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ id: number; figure: OwnFigure }>(SELECT_LATEST, [workspaceId, knownUntil(asOf)]);
  return rows.map(({ id, figure }) => ({ ...figure, id }));
}

/** A figure to keep; `id`: of the one that it replaces, null: it is added. */
export interface FigureEntry {
  id: number | null;
  figure: OwnFigure;
}

export interface FiguresChanged {
  /** The ledger version that the change made: by it the change is undone. */
  version: number;
  ids: number[];
}

/**
 * Adds figures, or puts them in the place of others; all of them or none.
 * @throws BenchmarkError where one has a flaw, there is none of its number, or another has its name
 */
export function keepBenchmarkFigures(
  db: Database,
  principal: Principal,
  workspaceId: number,
  entries: readonly FigureEntry[],
): Promise<FiguresChanged> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const kept = new Map((await listBenchmarkFigures(client, principal, workspaceId)).map((one) => [one.id, one]));
    for (const entry of entries) check(entry, kept);
    const { rows } = await client.query<{ n: number }>(SELECT_LAST_NUMBER, [workspaceId]);
    let last = rows[0]?.n ?? 0;
    const numbered = entries.map(({ id, figure }) => {
      if (id === null) last += 1;
      return { id: id ?? last, removed: false, figure };
    });
    return write(client, principal, workspaceId, 'kept', numbered);
  });
}

function check({ id, figure }: FigureEntry, kept: ReadonlyMap<number, KeptFigure>): void {
  const flaw = flawOf(figure);
  if (flaw !== null) throw new BenchmarkError(`${flaw.message}: ${flaw.remedy}`, flaw.field);
  if (id !== null && !kept.has(id)) throw new BenchmarkError(`there is no benchmark figure ${id}`, 'id');
  const name = nameOf(figure);
  const other = [...kept.values()].find((one) => one.id !== id && nameOf(one) === name);
  if (other !== undefined)
    throw new BenchmarkError(
      `${figure.publisher}, ${figure.document} (${figure.year}) is kept already for ${figure.population}: edit that figure`,
      'document',
    );
}

/** Takes a figure away. @throws BenchmarkError where there is none of its number */
export function removeBenchmarkFigure(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
): Promise<FiguresChanged> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const one = (await listBenchmarkFigures(client, principal, workspaceId)).find((each) => each.id === id);
    if (one === undefined) throw new BenchmarkError(`there is no benchmark figure ${id}`, 'id');
    const { id: _, ...figure } = one;
    return write(client, principal, workspaceId, 'removed', [{ id, removed: true, figure }]);
  });
}

interface Changed {
  id: number;
  figure: OwnFigure;
  before: OwnFigure | null;
  wasRemoved: boolean;
  isLast: boolean;
}

/**
 * States again what stood before a change, whether it added, edited, imported or removed.
 * @throws BenchmarkError where no figure was changed in that version, or one of them was changed since
 */
export function undoBenchmarkChange(
  db: Database,
  principal: Principal,
  workspaceId: number,
  version: number,
): Promise<FiguresChanged> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<Changed>(SELECT_CHANGED, [workspaceId, version]);
    if (rows.length === 0) throw new BenchmarkError(`no benchmark figure was changed in version ${version}`, 'version');
    const later = rows.find(({ isLast }) => !isLast);
    if (later !== undefined)
      throw new BenchmarkError(`figure ${later.id} was changed since: undo that change first`, 'version');
    const back = rows.map(({ id, figure, before, wasRemoved }) => ({
      id,
      removed: wasRemoved,
      figure: before ?? figure,
    }));
    return write(client, principal, workspaceId, 'undone', back);
  });
}

async function write(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  what: 'kept' | 'removed' | 'undone',
  rows: readonly { id: number; removed: boolean; figure: OwnFigure }[],
): Promise<FiguresChanged> {
  const version = await nextVersion(client, workspaceId);
  for (const { id, removed, figure } of rows)
    await client.query(INSERT_VERSION, [workspaceId, id, version, removed, JSON.stringify(figure)]);
  const ids = rows.map(({ id }) => id);
  await recordAudit(client, principal, workspaceId, {
    action: 'benchmarks_changed',
    version,
    details: { what, figures: ids },
  });
  return { version, ids };
}
