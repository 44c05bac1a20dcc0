/** For tests: stores of their own on the real embedded server, one server for the whole run. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openOn, type Store } from './open';
import { placeOf } from './place';
import { connectionTo, DATABASE } from './server';

/** Set by testing-setup.ts: the data folder of the run's server. */
export const TEST_STORE_VARIABLE = 'RATCHET_TEST_STORE';

/** Data folder of the run's server. */
export function testDataDir(): string {
  const dataDir = process.env[TEST_STORE_VARIABLE];
  if (!dataDir) throw new Error('store tests run with vitest.store.config.ts, which starts their server');
  return dataDir;
}

/** Runs `work` on an empty store that nobody else sees, then drops it. */
export async function withFreshStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const dataDir = testDataDir();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const place = placeOf(dataDir);
  const admin = new pg.Client(connectionTo(place, DATABASE));
  await admin.connect();
  try {
    // Files copied as they are cost half of what pages written one by one do.
    await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
    const store = await openOn(connectionTo(place, name), dataDir, 'embedded');
    try {
      return await work(store);
    } finally {
      await store.close();
      await admin.query(`drop database ${name} with (force)`);
    }
  } finally {
    await admin.end();
  }
}

/** A migrated, empty database that nobody is connected to, as a template must be. */
export const TEMPLATE = 'ratchet_template';
