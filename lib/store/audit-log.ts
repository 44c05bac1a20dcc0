/** The trail as people read it: filtered, page upon page, the newest first. */
import type { Database } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export interface AuditEntry {
  /** Its place in the chain, from 1. */
  link: number;
  at: Date;
  principalKind: string;
  principalName: string;
  action: string;
  /** The ledger version it made; null: it left the ledger as it was. */
  version: number | null;
  details: Record<string, unknown>;
}

export interface AuditQuestion {
  /** Of these actions alone; empty: of all. */
  actions: readonly string[];
  /** Of this person or program alone. */
  by: string | null;
  /** From this moment on, and before that one. */
  from: Date | null;
  until: Date | null;
  /** Entries older than this place; null: from the newest on. */
  before: number | null;
  limit: number;
}

const CONDITIONS = `
  workspace_id = $1 and link is not null and (cardinality($2::text[]) = 0 or action = any ($2))
  and ($3::text is null or principal_name = $3) and ($4::timestamptz is null or at >= $4)
  and ($5::timestamptz is null or at < $5)`;

const SELECT_ENTRIES = `
  select link, at, principal_kind as "principalKind", principal_name as "principalName", action, version, details
  from audit where ${CONDITIONS} and ($6::int is null or link < $6) order by link desc limit $7`;

const COUNT_ENTRIES = `select count(*)::int as count from audit where ${CONDITIONS}`;

const SELECT_PEOPLE = `
  select principal_name as name, count(*)::int as entries from audit where workspace_id = $1
  group by principal_name order by entries desc, name limit 100`;

const conditionsOf = (workspaceId: number, { actions, by, from, until }: AuditQuestion): unknown[] => [
  workspaceId,
  actions,
  by,
  from,
  until,
];

/** One page of entries, and how many there are of the question in all. */
export async function readAudit(
  db: Database,
  principal: Principal,
  workspaceId: number,
  question: AuditQuestion,
): Promise<{ entries: AuditEntry[]; found: number }> {
  permit(principal, workspaceId, 'admin');
  const conditions = conditionsOf(workspaceId, question);
  const { rows } = await db.query<AuditEntry>(SELECT_ENTRIES, [...conditions, question.before, question.limit]);
  const { rows: counted } = await db.query<{ count: number }>(COUNT_ENTRIES, conditions);
  return { entries: rows, found: counted[0]?.count ?? 0 };
}

/** Who stands in the trail, the busiest first. */
export async function auditNames(db: Database, principal: Principal, workspaceId: number): Promise<string[]> {
  permit(principal, workspaceId, 'admin');
  const { rows } = await db.query<{ name: string }>(SELECT_PEOPLE, [workspaceId]);
  return rows.map(({ name }) => name);
}
