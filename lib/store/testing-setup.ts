/** Starts one embedded server for a run of store tests, in a folder that is deleted afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOn, openStore } from './open';
import { placeOf } from './place';
import { connectionTo, ensureServer, stopStore } from './server';
import { MAKE_POOL, TEMPLATE, TEST_STORE_VARIABLE } from './testing';
import { SHAPE_OF_DATABASE } from './testing/empty-database';

export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ratchet-tests-'));
  process.env[TEST_STORE_VARIABLE] = dataDir;
  await ensureServer(dataDir, { isDurable: false });
  const store = await openStore({ dataDir });
  await store.pool.query(MAKE_POOL);
  await store.pool.query(`create database ${TEMPLATE}`);
  const template = await openOn(connectionTo(placeOf(dataDir), TEMPLATE), dataDir, 'embedded');
  const { rows } = await template.pool.query<{ shape: string }>(SHAPE_OF_DATABASE);
  await store.pool.query('insert into template_shape values ($1)', [rows[0]!.shape]);
  await template.close();
  return async () => {
    await store.close();
    await stopStore(dataDir, { remove: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
}
