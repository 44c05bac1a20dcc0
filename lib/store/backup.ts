/**
 * Our own backup, since the embedded engine brings no pg_dump: one gzip file of a consistent snapshot, taken while the
 * store is used. backup-format.ts says what is in it.
 */
import { rename, rm } from 'node:fs/promises';
import type { PoolClient } from 'pg';
import { columnsOf } from './append-sql';
import { BACKUP_FORMAT, BACKUP_TABLES, END_OF_TABLE } from './backup-format';
import { BackupReader, DAMAGED, isDamage, linesOf } from './backup-reader';
import { BackupWriter } from './backup-writer';
import { readRows } from './copy-reader';
import { inTransaction } from './database';
import { failPoint } from './fail-point';
import type { Store } from './open';

/** Writes the whole store to a file; the file appears under its name only when it is complete. Answers its rows. */
export async function backupTo(store: Store, file: string): Promise<number> {
  const draft = `${file}.${process.pid}.part`;
  try {
    const rows = await writeBackup(store, draft);
    failPoint('backup');
    await rename(draft, file);
    return rows;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeBackup(store: Store, draft: string): Promise<number> {
  const output = new BackupWriter(draft);
  try {
    const rows = await inTransaction(store.pool, async (client) => {
      await client.query('set transaction isolation level repeatable read, read only');
      const { rows: applied } = await client.query<{ name: string }>(
        'select migration_name as name from _prisma_migrations where finished_at is not null order by migration_name',
      );
      output.line(JSON.stringify({ ratchet_backup: BACKUP_FORMAT, migrations: applied.map(({ name }) => name) }));
      let count = 0;
      for (const table of BACKUP_TABLES) count += await writeTable(client, output, table);
      return count;
    });
    await output.end(rows);
    return rows;
  } catch (error) {
    output.abandon();
    throw error;
  }
}

async function writeTable(client: PoolClient, output: BackupWriter, table: string): Promise<number> {
  const columns = await columnsOf(client, table);
  output.line(JSON.stringify({ table, columns }));
  let rows = 0;
  await readRows(client, `select ${columns.join(', ')} from ${table}`, (bytes, start, end) => {
    rows += 1;
    output.bytes(bytes, start, end);
  });
  output.line(END_OF_TABLE);
  await output.settled();
  return rows;
}

/**
 * Reads a backup into an empty store: all of it or nothing. Throws where the store holds anything, or the file is damaged, incomplete or of a newer Ratchet. Answers its
 * rows.
 */
export function restoreFrom(store: Store, file: string): Promise<number> {
  return inTransaction(store.pool, async (client) => {
    await client.query('lock table workspace in exclusive mode');
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from workspace');
    if (rows[0]?.n) throw new Error('A backup is restored into an empty store only; this one holds a workspace.');
    const reader = new BackupReader(client);
    try {
      for await (const line of linesOf(file, (bytes) => reader.checksum(bytes))) await reader.take(line);
    } catch (error) {
      await reader.abandon();
      throw isDamage(error) ? new Error(DAMAGED) : error;
    }
    const count = await reader.finish();
    await resetSequences(client);
    return count;
  });
}

const SELECT_COUNTERS = `
  select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and a.attnum > 0
    and pg_get_serial_sequence(c.relname, a.attname) is not null`;

/** What is made next goes on after what was restored, whichever tables count. */
async function resetSequences(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(SELECT_COUNTERS, [BACKUP_TABLES]);
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), coalesce(max(${column}), 0) + 1, false) from ${table}`,
    );
}
