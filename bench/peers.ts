/** The peers: DuckDB in this process, and PostgreSQL, each with the same ledger loaded and indexed. */

import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { formatDay, lastDayOf } from '@/lib/domain/day';
import { changeStatuses } from '@/lib/domain/records';
import type { BigLedger } from './big-ledger';
import { FILL_READY } from './peer-sql';

export type Rows = Record<string, number>[];

export interface Peer {
  name: string;
  ask(sql: string): Promise<Rows>;
}

/** Of @duckdb/node-api, which only the bench installs (bench/peers), what is used here. */
interface DuckConnection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJS(): Record<string, unknown>[] }>;
}
interface DuckModule {
  DuckDBInstance: {
    create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<DuckConnection> }>;
  };
  version(): string;
}

const ACTIVE = changeStatuses.indexOf('active');
const PIECE_ROWS = 50_000;

export interface PeerFiles {
  change: string;
  month: string;
  account: string;
}

/** The ledger as three CSV files, which both peers read. */
export async function writePeerFiles(ledger: BigLedger, folder: string): Promise<PeerFiles> {
  const files = {
    change: join(folder, 'change.csv'),
    month: join(folder, 'month.csv'),
    account: join(folder, 'account.csv'),
  };
  const { changes } = ledger.records;
  const timesAYear = changes.intervals.map(({ unit, count }) => (unit === 'year' ? 1 : 12) / count);
  await written(files.change, changes.length, (row) => {
    const arr = changes.status[row] === ACTIVE ? changes.amountMinor[row]! * timesAYear[changes.interval[row]!]! : 0;
    return `${changes.account[row]},${changes.item[row]},${formatDay(changes.effectiveDay[row]!)},${changes.seq[row]},${arr}\n`;
  });
  await written(files.month, ledger.months, (at) => `${at + 1},${formatDay(lastDayOf(ledger.firstMonth + at))}\n`);
  await written(files.account, ledger.accounts, (at) => `${at},${ledger.firstColumn[at]}\n`);
  return files;
}

async function written(path: string, rows: number, lineOf: (row: number) => string): Promise<void> {
  const stream = createWriteStream(path);
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    const lines = Array.from({ length: Math.min(PIECE_ROWS, rows - from) }, (_, at) => lineOf(from + at));
    if (!stream.write(lines.join(''))) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

const tables = {
  change: 'account int, item int, day date, seq int, arr bigint',
  month: 'month int, last_day date',
  account: 'account int, first_month int',
} as const;
const READY = 'account int, month int, arr bigint';

const numbers = (rows: Record<string, unknown>[]): Rows =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])));

/** @throws where bench/peers is not installed: npm ci --prefix bench/peers */
export async function duckDb(files: PeerFiles, threads: number): Promise<Peer> {
  const require = createRequire(join(process.cwd(), 'bench/peers/package.json'));
  const { DuckDBInstance, version } = require('@duckdb/node-api') as DuckModule;
  const connection = await (await DuckDBInstance.create(':memory:', { threads: String(threads) })).connect();
  for (const [name, columns] of Object.entries(tables)) {
    await connection.run(`create table ${name} (${columns})`);
    await connection.run(`copy ${name} from '${files[name as keyof PeerFiles]}' (header false)`);
  }
  await connection.run(`create table account_month (${READY})`);
  await connection.run(FILL_READY);
  return {
    name: `DuckDB ${version()}, ${threads} threads`,
    ask: async (sql) => numbers((await connection.runAndReadAll(sql)).getRowObjectsJS()),
  };
}

/** What PostgreSQL is given beside its settings: both processors and room to sort and hash. */
const SESSION = "set max_parallel_workers_per_gather = 2; set work_mem = '512MB'; set hash_mem_multiplier = 2";

export async function postgres(client: pg.PoolClient, files: PeerFiles): Promise<Peer> {
  await client.query('create schema peer; set search_path = peer');
  for (const [name, columns] of Object.entries(tables)) {
    await client.query(`create table ${name} (${columns})`);
    const copy = client.query(copyFrom(`copy ${name} from stdin with (format csv)`));
    await pipeline(createReadStream(files[name as keyof PeerFiles]), copy);
  }
  await client.query(`${SESSION}; create index on change (account, item, day, seq) include (arr)`);
  await client.query(`alter table account add primary key (account); create table account_month (${READY})`);
  await client.query('analyze');
  await client.query(FILL_READY);
  await client.query('alter table account_month add primary key (account, month)');
  await client.query('vacuum analyze');
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  return {
    name: `PostgreSQL ${rows[0]?.server_version}`,
    ask: async (sql) => numbers((await client.query(sql)).rows),
  };
}
