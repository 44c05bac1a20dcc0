/** What the store's functions run their SQL on, and the transactions they run it in. */
import type { Pool, PoolClient } from 'pg';

/** A pool, or one connection with its own transaction (a dry run reads what it has not committed). */
export type Database = Pool | PoolClient;

export const isPool = (db: Database): db is Pool => 'totalCount' in db;

const RETRIES = 5;
/** Deadlock and serialization failure: the database undid one side, which may simply try again. */
const RETRYABLE = new Set(['40P01', '40001']);

/** No connection was made, or it was cut off; the server shuts down or starts; Prisma's words for the same. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|08\w{3}|P10(01|02|17))$/;
const NO_PLACE = /^(ENOENT|ENOTFOUND|EAI_AGAIN)$/;

/** Whether something failed because the database does not answer; by itself it may be back in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  if (AWAY.test(code) || (NO_PLACE.test(code) && /^(connect|getaddrinfo)$/.test(syscall))) return true;
  return /^Connection terminated/.test(error.message) || isDatabaseAway(error.cause);
}

/** Runs `work` in a transaction: commits what it did, or nothing. Tries again after a deadlock. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      const code = (error as { code?: string }).code;
      if (attempt >= RETRIES || code === undefined || !RETRYABLE.has(code)) throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** Runs `work` in a transaction that is undone, whatever it did: what would be, without it having been. */
export async function inUndone<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    client.release(broken);
  }
}

/** In the caller's transaction where there is one, else in its own. */
export const withinTransaction = <T>(db: Database, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  isPool(db) ? inTransaction(db, work) : work(db);

/** One consistent view for several reads: the caller's transaction, or a read-only one of its own. */
export function inSnapshot<T>(db: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  if (!isPool(db)) return work(db);
  return inTransaction(db, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    return work(client);
  });
}
