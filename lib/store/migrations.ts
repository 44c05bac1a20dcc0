/**
 * Applies prisma/migrations by ourselves, since Prisma's own engine is downloaded and may not be. The table
 * `_prisma_migrations` is kept as Prisma keeps it, so `prisma migrate deploy` agrees wherever it can run.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { failPoint } from './fail-point';
import { packageRoot } from './place';

/** Any number that nobody else locks: "ratc" in ASCII. */
const MIGRATION_LOCK = 0x72617463;

const CREATE_TABLE = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

const SELECT_APPLIED = `
  select migration_name as name, checksum from _prisma_migrations
  where finished_at is not null and rolled_back_at is null`;

const INSERT_APPLIED = `
  insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
  values ($1, $2, $3, clock_timestamp(), 1)`;

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of this version of Ratchet, oldest first. */
export function readMigrations(folder = join(packageRoot(), 'prisma/migrations')): Migration[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings the database to this version, each migration in its own transaction. Whoever comes second waits.
 * Throws where the store was made by a newer Ratchet, or a migration was altered after it was applied.
 */
export async function migrate(client: PoolClient, migrations = readMigrations()): Promise<void> {
  // Looked up without the lock first: nearly every start finds nothing to do.
  if (await isCurrent(client, migrations)) return;
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    await client.query(CREATE_TABLE);
    const applied = await appliedMigrations(client, migrations);
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue;
      await client.query('begin');
      try {
        await client.query(migration.sql);
        await client.query(INSERT_APPLIED, [randomUUID(), migration.checksum, migration.name]);
        failPoint(`migration ${migration.name}`);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}

async function isCurrent(client: PoolClient, migrations: Migration[]): Promise<boolean> {
  const found = await client.query<{ there: boolean }>("select to_regclass('_prisma_migrations') is not null as there");
  if (!found.rows[0]?.there) return false;
  const applied = await appliedMigrations(client, migrations);
  return migrations.every(({ name }) => applied.has(name));
}

async function appliedMigrations(client: PoolClient, migrations: Migration[]): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(SELECT_APPLIED);
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of rows) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new Error(
        `This store was used by a newer Ratchet (it has the migration ${name}, which this version does not know). ` +
          'Nothing was changed: start that version, or restore a backup into another store.',
      );
    }
    if (expected !== checksum) throw new Error(`The migration ${name} is not the one this store was made with.`);
  }
  return new Set(rows.map(({ name }) => name));
}
