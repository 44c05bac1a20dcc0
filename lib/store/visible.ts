/**
 * Which statements count: now, or as of the end of a past day (UTC) or of a moment, by one of two clocks. By the clock of the sources a
 * record counts when it had been recorded by then (as it states itself, else by its import's moment); by our own, when
 * its import had been appended, whatever it states. An import withdrawn since then still counts.
 */
import type { PoolClient } from 'pg';
import { type AsOf, knownUntil } from './as-of';
import { notWithdrawn } from './counting';
import { pausedAt } from './hidden-rows';
import { SHOWN, type StatementTable, tableOf } from './statements';

/** `recorded`: when the source says it learned of it; `appended`: when we did, which nobody can set. */
export type AsOfClock = 'recorded' | 'appended';

export interface Visibility {
  workspaceId: number;
  asOf: AsOf | null;
  /** The moment at which each import was appended, in ms, by import number; NaN where it does not count. */
  moments: Float64Array;
  kinds: Map<number, string>;
  /** About how many statements the imports of a kind have stored. */
  rows: Map<string, number>;
  /** SQL conditions on a statement `r`. */
  condition: string;
}

const SELECT_IMPORTS = `
  select import_no, kind, new_rows + corrected_rows as rows, extract(epoch from appended_at)::float8 * 1000 as moment,
    case when $2::timestamptz is null then withdrawn_at is null
      else (withdrawn_at is null or appended_at < $2) and ${notWithdrawn('$2::timestamptz')} end as counts,
    $2::timestamptz is null or appended_at < $2 as by_then,
    exists (select from statement_pause where workspace_id = $1) as paused
  from import_run i where workspace_id = $1 and appended_at is not null`;

interface ImportMoment {
  import_no: number;
  kind: string;
  rows: number;
  moment: number;
  counts: boolean;
  by_then: boolean;
  /** Some statement of the workspace was hidden more than once. */
  paused: boolean;
}

const inList = (imports: ImportMoment[]): string => `(${imports.map((i) => i.import_no).join(', ')})`;

export async function visibilityOf(
  client: PoolClient,
  workspaceId: number,
  asOf: AsOf | null,
  clock: AsOfClock = 'recorded',
): Promise<Visibility> {
  const { rows } = await client.query<ImportMoment>(SELECT_IMPORTS, [workspaceId, knownUntil(asOf)]);
  const moments = new Float64Array(rows.reduce((most, row) => Math.max(most, row.import_no), 0) + 1).fill(Number.NaN);
  for (const row of rows) moments[row.import_no] = row.moment;
  const conditions = [`r.workspace_id = ${workspaceId}`];
  const gone = rows.filter((row) => !row.counts);
  if (gone.length > 0) conditions.push(`r.import_no not in ${inList(gone)}`);
  if (asOf === null) {
    conditions.push(SHOWN);
  } else {
    const end = `'${knownUntil(asOf)}'::timestamptz`;
    conditions.push(`(r.hidden_from is null or r.hidden_from >= ${end} or r.hidden_until < ${end})`);
    if (rows[0]?.paused) conditions.push(`not ${pausedAt(workspaceId, end)}`);
    const byThen = rows.filter((row) => row.by_then);
    const appended = byThen.length === 0 ? 'false' : `r.import_no in ${inList(byThen)}`;
    const recorded = `(r.recorded_at < ${end} or (r.recorded_at is null and ${appended}))`;
    conditions.push(clock === 'appended' ? appended : recorded);
  }
  const kinds = new Map(rows.map((row) => [row.import_no, row.kind]));
  const stored = new Map<string, number>();
  for (const row of rows) if (row.counts && row.by_then) stored.set(row.kind, (stored.get(row.kind) ?? 0) + row.rows);
  return { workspaceId, asOf, moments, kinds, rows: stored, condition: conditions.join(' and ') };
}

/** The same visibility of a few accounts' statements alone, by the store's numbers; undefined: of all. */
export function ofAccounts(visibility: Visibility, only: readonly number[] | undefined): Visibility {
  if (only === undefined) return visibility;
  const condition = `${visibility.condition} and r.account_no in (${[-1, ...only].join(', ')})`;
  return { ...visibility, condition, rows: new Map() };
}

/** SQL: the counting statements of a table as `r`, with the given columns. */
export const visibleRows = (table: StatementTable, visibility: Visibility, columns: readonly string[]): string =>
  `select ${columns.join(', ')} from ${table.partitioned ? tableOf(table, visibility.workspaceId) : table.name} r
   where ${visibility.condition}`;
