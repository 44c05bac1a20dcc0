/** For tests: stores of their own on the real embedded server, one server for the whole run. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openOn, type Store } from './open';
import { placeOf } from './place';
import { connectionTo, DATABASE } from './server';
import { EMPTY_DATABASE, SHAPE_OF_DATABASE } from './testing/empty-database';

/** Set by testing-setup.ts: the data folder of the run's server. */
export const TEST_STORE_VARIABLE = 'RATCHET_TEST_STORE';

/** Data folder of the run's server. */
export function testDataDir(): string {
  const dataDir = process.env[TEST_STORE_VARIABLE];
  if (!dataDir) throw new Error('store tests run with vitest.store.config.ts, which starts their server');
  return dataDir;
}

/** A migrated, empty database that nobody is connected to, as a template must be. */
export const TEMPLATE = 'ratchet_template';

/** Databases that are empty again, and the template's shape, by which those that a test has changed are told. */
export const MAKE_POOL = `
  create table test_database (name text primary key, is_free boolean not null);
  create table template_shape (shape text not null)`;

const TAKE = `
  update test_database set is_free = false
  where name = (select name from test_database where is_free limit 1 for update skip locked) returning name`;
const ADD = 'insert into test_database values ($1, false)';
const GIVE_BACK = 'update test_database set is_free = true where name = $1';
const FORGET = 'delete from test_database where name = $1';
const END_CONNECTIONS = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1';

/** Runs `work` on an empty store that nobody else sees. */
export async function withFreshStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const dataDir = testDataDir();
  const place = placeOf(dataDir);
  const admin = new pg.Client(connectionTo(place, DATABASE));
  await admin.connect();
  try {
    const name = await emptyDatabase(admin);
    const store = await openOn(connectionTo(place, name), dataDir, 'embedded');
    try {
      return await work(store);
    } finally {
      await store.close();
      await giveBack(admin, name, connectionTo(place, name));
    }
  } finally {
    await admin.end();
  }
}

/** One that another test has done with: to make and to drop a database waits for all that others have written. */
async function emptyDatabase(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ name: string }>(TAKE);
  if (rows[0]) return rows[0].name;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  await admin.query(ADD, [name]);
  return name;
}

async function giveBack(admin: pg.Client, name: string, connection: pg.ClientConfig): Promise<void> {
  await admin.query(END_CONNECTIONS, [name]);
  const client = new pg.Client(connection);
  await client.connect();
  let isAsMade: boolean;
  try {
    await client.query(EMPTY_DATABASE);
    const [now, made] = await Promise.all([
      client.query<{ shape: string }>(SHAPE_OF_DATABASE),
      admin.query<{ shape: string }>('select shape from template_shape'),
    ]);
    isAsMade = now.rows[0]!.shape === made.rows[0]!.shape;
  } finally {
    await client.end();
  }
  if (isAsMade) await admin.query(GIVE_BACK, [name]);
  else {
    await admin.query(`drop database ${name} with (force)`);
    await admin.query(FORGET, [name]);
  }
}
