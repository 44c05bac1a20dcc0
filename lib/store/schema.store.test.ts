import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, readMigrations } from './migrations';
import type { Store } from './open';
import { packageRoot } from './place';
import { withFreshStore } from './testing';

interface TableShape {
  columns: string[];
  primaryKey: string[];
  /** Of unique keys and indexes, each as `unique a, b` or `index a, b`. */
  others: string[];
}

const TYPES: Record<string, string> = {
  Int: 'integer',
  BigInt: 'bigint',
  String: 'text',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
};

/** The tables that schema.prisma describes. */
function tablesOfSchema(text: string): Record<string, TableShape> {
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(models.map(([, name]) => name));
  const tables: Record<string, TableShape> = {};
  for (const [, , body = ''] of models) {
    const columnOf = new Map<string, string>();
    const shape: TableShape = { columns: [], primaryKey: [], others: [] };
    for (const [, field = '', type = '', list, optional, rest = ''] of body.matchAll(
      /^ {2}(\w+) +(\w+)(\[\])?(\?)? *(.*)$/gm,
    )) {
      if (names.has(type)) continue;
      const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field;
      columnOf.set(field, column);
      const sqlType = rest.includes('@db.SmallInt')
        ? 'smallint'
        : rest.includes('@db.Date')
          ? 'date'
          : rest.includes('@db.Timestamptz(3)')
            ? 'timestamp(3) with time zone'
            : TYPES[type];
      shape.columns.push(`${column} ${sqlType}${list ?? ''}${optional ? '' : ' not null'}`);
      if (/@id\b/.test(rest)) shape.primaryKey = [column];
    }
    const columns = (fields: string): string[] => fields.split(',').map((f) => columnOf.get(f.trim()) ?? f);
    for (const [, kind, fields = ''] of body.matchAll(/@@(id|unique|index)\(\[([^\]]*)\]/g)) {
      if (kind === 'id') shape.primaryKey = columns(fields);
      else shape.others.push(`${kind} ${columns(fields).join(', ')}`);
    }
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '';
    tables[table] = { ...shape, columns: shape.columns.sort() };
  }
  return tables;
}

/** The tables that the migrations make. */
async function tablesOfDatabase({ pool }: Store): Promise<Record<string, TableShape>> {
  const tables: Record<string, TableShape> = {};
  const of = (name: string): TableShape => {
    tables[name] ??= { columns: [], primaryKey: [], others: [] };
    return tables[name];
  };
  const columns = await pool.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> '_prisma_migrations'`);
  for (const { table, column } of columns.rows) of(table).columns.push(column.replace('[] not null', '[]  not null'));
  const indexes = await pool.query<{ table: string; primary: boolean; unique: boolean; columns: string[] }>(`
    select c.relname as table, i.indisprimary as primary, i.indisunique as unique,
      (select array_agg(a.attname::text order by k.n) from unnest(i.indkey) with ordinality k(attnum, n)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and c.relname <> '_prisma_migrations'`);
  for (const { table, primary, unique, columns } of indexes.rows) {
    if (primary) of(table).primaryKey = columns;
    else of(table).others.push(`${unique ? 'unique' : 'index'} ${columns.join(', ')}`);
  }
  for (const shape of Object.values(tables)) shape.columns = shape.columns.map((c) => c.replace('  ', ' ')).sort();
  return tables;
}

describe('schema and migrations', () => {
  it('describe the same tables, columns, keys and indexes', () =>
    withFreshStore(async (store) => {
      const text = readFileSync(join(packageRoot(), 'prisma/schema.prisma'), 'utf8');
      const described = tablesOfSchema(text);
      expect(Object.keys(described).length).toBeGreaterThanOrEqual(19);
      expect(await tablesOfDatabase(store)).toEqual(described);
    }));

  it('are recorded as Prisma records them', () =>
    withFreshStore(async ({ pool }) => {
      const { rows } = await pool.query('select migration_name, checksum, applied_steps_count from _prisma_migrations');
      expect(rows).toEqual(
        readMigrations().map(({ name, checksum }) => ({ migration_name: name, checksum, applied_steps_count: 1 })),
      );
    }));

  it('a store with a migration that this version does not know is refused', () =>
    withFreshStore(async ({ pool }) => {
      await pool.query(
        "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'y', '2099_later', now())",
      );
      const client = await pool.connect();
      await expect(migrate(client)).rejects.toThrow('used by a newer Ratchet');
      client.release();
    }));

  it('a migration that fails leaves nothing, and the next start tries again', () =>
    withFreshStore(async ({ pool }) => {
      const client = await pool.connect();
      const half = { name: '2098_half', sql: 'create table half (x int); select 1 / 0', checksum: 'h' };
      await expect(migrate(client, [...readMigrations(), half])).rejects.toThrow('division by zero');
      await migrate(client, [...readMigrations(), { ...half, sql: 'create table half (x int)' }]);
      expect((await client.query("select to_regclass('half') is not null as made")).rows).toEqual([{ made: true }]);
      client.release();
    }));
});
