/** Answers of calls that carried a key (`Idempotency-Key`): the same call sent again is answered, not done again. */
import type { PoolClient } from 'pg';
import type { Database } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

/** How long an answer is kept, in hours. */
export const ANSWERS_KEPT_HOURS = 24;

export interface KeptAnswer {
  /** SHA-256 of the call that it answers. */
  fingerprint: string;
  /** Of HTTP. */
  status: number;
  answer: unknown;
}

const RECENT = `answered_at > clock_timestamp() - interval '${ANSWERS_KEPT_HOURS} hours'`;

/** Null where the key is unknown, or was given up after a day. */
export async function findAnswer(
  db: Database,
  principal: Principal,
  workspaceId: number,
  key: string,
): Promise<KeptAnswer | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<KeptAnswer>(
    `select fingerprint, status, answer from idempotency_key where workspace_id = $1 and key = $2 and ${RECENT}`,
    [workspaceId, key],
  );
  return rows[0] ?? null;
}

/**
 * Keeps an answer in the transaction that it answers for, so that one is never there without the other; the import's
 * audit row tells of it. Old answers go.
 */
export async function keepAnswer(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  key: string,
  { fingerprint, status, answer }: KeptAnswer,
): Promise<void> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  await client.query(`delete from idempotency_key where workspace_id = $1 and not ${RECENT}`, [workspaceId]);
  await client.query(
    'insert into idempotency_key (workspace_id, key, fingerprint, status, answer) values ($1, $2, $3, $4, $5)',
    [workspaceId, key, fingerprint, status, JSON.stringify(answer)],
  );
}
