/**
 * What changed the ledger after a moment, one by one: imports and their withdrawals, adjustments by hand, marks of
 * accounts and settings, each with the moment from which it holds.
 */
import type { Day } from '@/lib/domain/day';
import { knownUntil, type Moment } from './as-of';
import { type Database, inSnapshot } from './database';
import { MANUAL_KIND } from './manual-kind';
import { permit } from './permit';
import type { Principal } from './principal';
import { STATEMENT_TABLES, tableExists, tableOf } from './statements';

export type StepKind = 'import' | 'withdrawal' | 'adjustment' | 'undone' | 'accounts' | 'settings';

export interface LedgerStep {
  kind: StepKind;
  /** It is in the ledger as of this moment. */
  at: Moment;
  version: number;
  /** Who did it; null: not known. */
  by: string | null;
  /** Of imports and adjustments, and what takes them back; else null. */
  importNo: number | null;
  importId: string | null;
  file: string | null;
  /** What an import holds: 'changes', 'invoices', … */
  holds: string | null;
  /** Of adjustments and marks: what was done and why. */
  description: string | null;
  reason: string | null;
  /** Of settings: their names as they are stored. */
  settings: string[];
}

const SELECT_STEPS = `
  with step as (
    select case kind when '${MANUAL_KIND}' then 'adjustment' else 'import' end as kind, appended_at as at, version, import_no
    from import_run where workspace_id = $1 and not dry_run and appended_at >= $2
    union all
    select case kind when '${MANUAL_KIND}' then 'undone' else 'withdrawal' end, withdrawn_at, withdrawn_version, import_no
    from import_run where workspace_id = $1 and withdrawn_at >= $2
    union all
    select case i.kind when '${MANUAL_KIND}' then turn.undone else turn.kind end, turn.at, turn.version, p.import_no
    from import_pause p join import_run i using (workspace_id, import_no) cross join lateral (values
      ('withdrawal', 'undone', p.withdrawn_at, p.withdrawn_version),
      ('import', 'adjustment', p.restored_at, p.restored_version)
    ) as turn(kind, undone, at, version)
    where p.workspace_id = $1 and turn.at >= $2
    union all
    select 'settings', max(recorded_at), version, max(import_no) from setting
    where workspace_id = $1 group by version having max(recorded_at) >= $2
    union all
    select 'accounts', max(recorded_at), version, null from account_mark
    where workspace_id = $1 group by version having max(recorded_at) >= $2
  )
  select s.kind, s.at, s.version, a.principal_name as by, s.import_no as "importNo", i.import_id as "importId",
    i.file_name as file, i.kind as holds, coalesce(d.description, m.did) as description, coalesce(d.reason, m.reason) as reason,
    coalesce(g.names, '{}') as settings
  from step s
  left join import_run i on i.workspace_id = $1 and i.import_no = s.import_no
  left join adjustment d on d.workspace_id = $1 and d.import_no = s.import_no
  left join lateral (
    select principal_name from audit a where a.workspace_id = $1 and a.version = s.version limit 1
  ) a on true
  left join lateral (
    select array_agg(g.key order by g.key) as names from setting g
    where g.workspace_id = $1 and g.version = s.version and s.kind = 'settings'
  ) g on true
  left join lateral (
    select max(m.reason) as reason,
      case when bool_or(m.excluded) then 'Excluded ' when bool_or(m.merged_into_no is not null) then 'Merged '
        when bool_or(m.parent_no is not null) then 'Made part of a parent: ' else 'Counted by itself again: ' end
        || string_agg(o.external_id, ', ' order by o.external_id) as did
    from account_mark m join account o using (workspace_id, account_no)
    where m.workspace_id = $1 and m.version = s.version and s.kind = 'accounts'
  ) m on true
  order by s.at, s.version`;

/** In the order in which they were made. What an import states of settings is part of the import. */
export async function ledgerStepsAfter(
  db: Database,
  principal: Principal,
  workspaceId: number,
  moment: Moment,
): Promise<LedgerStep[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<Omit<LedgerStep, 'at'> & { at: Date }>(SELECT_STEPS, [
    workspaceId,
    knownUntil(moment),
  ]);
  const all = rows.map(({ at, ...step }) => ({ ...step, at: at.toISOString() }));
  const imported = new Map(all.filter(({ kind }) => kind === 'import').map((step) => [step.importNo, step]));
  const steps: LedgerStep[] = [];
  for (const step of all) {
    const own = step.kind === 'settings' && step.importNo !== null ? imported.get(step.importNo) : undefined;
    if (own === undefined) steps.push(step);
    else if (step.at > own.at) own.at = step.at;
  }
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.version - b.version));
}

/** A row of a file that states something of an account. */
export interface StatedRow {
  accountNo: number;
  row: number;
  on: Day;
}

const MOST_ROWS = 5000;

/** The rows of an import that state revenue of some accounts up to a day, by account and row. */
export function rowsStated(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { importNo, accountNos, until }: { importNo: number; accountNos: readonly number[]; until: Day },
): Promise<StatedRow[]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const found: StatedRow[] = [];
    for (const table of [STATEMENT_TABLES.subscription_change, STATEMENT_TABLES.invoice_line]) {
      const name = tableOf(table, workspaceId);
      if (!(await tableExists(client, name))) continue;
      const { rows } = await client.query<StatedRow>(
        `select account_no as "accountNo", row_number as row, min(${table.namedDay})::text as on from ${name}
         where workspace_id = $1 and import_no = $2 and account_no = any($3) and ${table.namedDay} <= $4::date
         group by account_no, row_number order by account_no, row_number limit ${MOST_ROWS}`,
        [workspaceId, importNo, accountNos, until],
      );
      found.push(...rows);
    }
    return found;
  });
}
