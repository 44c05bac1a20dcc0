/** What alerts found, once each: an occurrence lasts as long as what it tells of holds. */
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export const alertNames = ['nrr_under_target', 'top_account_lost', 'import_failed'] as const;
export type AlertName = (typeof alertNames)[number];

/** Something that holds now. */
export interface Finding {
  alert: AlertName;
  /** What makes it this one and no other. */
  key: string;
  title: string;
  detail: string;
}

export interface Occurrence extends Finding {
  id: number;
  beganAt: Date;
  /** Null: it still holds. */
  endedAt: Date | null;
  /** Null: not told yet. */
  toldAt: Date | null;
}

const COLUMNS = `occurrence_no as id, alert, key, title, detail, began_at as "beganAt", ended_at as "endedAt",
  told_at as "toldAt"`;

const INSERT = `
  insert into alert_occurrence (workspace_id, alert, key, title, detail, began_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (workspace_id, alert, key) do update set ended_at = null`;

const END = `
  update alert_occurrence set ended_at = $3
  where workspace_id = $1 and ended_at is null and not (alert || ' ' || key = any($2::text[]))`;

const SELECT_UNTOLD = `
  select ${COLUMNS} from alert_occurrence
  where workspace_id = $1 and told_at is null and ended_at is null order by occurrence_no`;

const SELECT_OCCURRENCES = `
  select ${COLUMNS} from alert_occurrence where workspace_id = $1 order by began_at desc, occurrence_no desc limit $2`;

const MARK_TOLD = `
  update alert_occurrence set told_at = $3 where workspace_id = $1 and occurrence_no = any($2::int[]) and told_at is null`;

/** Enters what holds now, ends what no longer does; answers what nobody was told of. */
export function recordFindings(
  db: Database,
  principal: Principal,
  workspaceId: number,
  findings: readonly Finding[],
  now: Date,
): Promise<Occurrence[]> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  return withinTransaction(db, async (client) => {
    for (const { alert, key, title, detail } of findings)
      await client.query(INSERT, [workspaceId, alert, key, title, detail, now]);
    await client.query(END, [workspaceId, findings.map(({ alert, key }) => `${alert} ${key}`), now]);
    const { rows } = await client.query<Occurrence>(SELECT_UNTOLD, [workspaceId]);
    return rows;
  });
}

/** They were told. */
export async function markTold(
  db: Database,
  principal: Principal,
  workspaceId: number,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await db.query(MARK_TOLD, [workspaceId, ids, now]);
}

/** Since when NRR has been under its target without a break; null: it is not. */
export async function openOccurrence(
  db: Database,
  principal: Principal,
  workspaceId: number,
  alert: AlertName,
): Promise<Occurrence | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<Occurrence>(
    `select ${COLUMNS} from alert_occurrence where workspace_id = $1 and alert = $2 and ended_at is null
     order by occurrence_no desc limit 1`,
    [workspaceId, alert],
  );
  return rows[0] ?? null;
}

/** The newest first. */
export async function listOccurrences(
  db: Database,
  principal: Principal,
  workspaceId: number,
  limit: number,
): Promise<Occurrence[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<Occurrence>(SELECT_OCCURRENCES, [workspaceId, limit]);
  return rows;
}

const SELECT_ACTIVITY = `
  select greatest(
    (select max(at) from audit where workspace_id = $1 and version is not null),
    (select max(finished_at) from import_run where workspace_id = $1 and status in ('failed', 'rejected') and not dry_run)) as at`;

/** When the ledger, or how an import ended, last changed: the moment that alerts look at it. Null: never. */
export async function lastActivity(db: Database, principal: Principal, workspaceId: number): Promise<Date | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ at: Date | null }>(SELECT_ACTIVITY, [workspaceId]);
  return rows[0]?.at ?? null;
}
