/** Full disks, and processes that end in the middle of a migration or a backup. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupInto } from './backup-folder';
import { verifyBackup } from './backup-verify';
import { checkStore } from './check';
import { readMigrations } from './migrations';
import { openOn, type Store } from './open';
import { packageRoot, placeOf } from './place';
import { connectionTo, DATABASE } from './server';
import { TEMPLATE, testDataDir, withFreshStore } from './testing';
import { bundledScript } from './testing/script';
import { change, freshWorkspace, importFile, tester } from './testing-records';

const folder = mkdtempSync(join(tmpdir(), 'ratchet-faults-'));
const isLong = Boolean(process.env.RATCHET_LONG);
const kills = isLong ? 30 : 4;
const fills = isLong ? 20 : 3;

const mounted: string[] = [];
/** A disk of its own of so many megabytes. */
function smallDisk(name: string, megabytes: number): string | null {
  const path = join(folder, name);
  mkdirSync(path);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]).status !== 0) return null;
  mounted.push(path);
  return path;
}
/** Only where this process may mount one. */
const mayMount = (() => {
  const path = smallDisk('probe', 1);
  return path !== null;
})();

let opener = '';
let backer = '';
beforeAll(async () => {
  const open = `import pg from 'pg'; import { openOn } from './lib/store/open';
    const store = await openOn(JSON.parse(process.argv[2]), process.argv[3], 'embedded');`;
  opener = await bundledScript('migrator', `${open} await store.close();`);
  backer = await bundledScript(
    'backer',
    `${open} import { backupInto } from './lib/store/backup-folder';
     await backupInto(store, process.argv[4], { keep: 1, now: new Date() }); await store.close();`,
  );
});
afterAll(() => {
  for (const path of mounted) spawnSync('umount', ['-l', path]);
  for (const script of [opener, backer]) rmSync(script, { force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script until it ends; null: it was killed. */
function run(script: string, args: string[], failPoint: string | null): Promise<number | null> {
  const env = { ...process.env, ...(failPoint !== null && { RATCHET_FAIL_POINT: failPoint }) };
  const child = spawn(process.execPath, [script, ...args], {
    cwd: packageRoot(),
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code)));
}

async function withAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(connectionTo(placeOf(testDataDir()), DATABASE));
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

describe.skipIf(process.platform === 'win32')('kill −9', () => {
  it(`${kills} times in a migration: each is whole or absent, and the next start goes on`, () =>
    withAdmin(async (admin) => {
      const migrations = readMigrations();
      for (let kill = 0; kill < kills; kill++) {
        const name = `killed_${randomBytes(6).toString('hex')}`;
        const at = migrations[Math.floor(((kill + 0.5) * migrations.length) / kills)] ?? migrations[0];
        if (!at) throw new Error('there is no migration');
        await admin.query(`create database ${name}`);
        const config = connectionTo(placeOf(testDataDir()), name);
        const args = [JSON.stringify(config), folder];
        expect(await run(opener, args, `migration ${at.name}`)).toBeNull();
        const half = new pg.Client(config);
        await half.connect();
        const { rows } = await half.query('select migration_name as name from _prisma_migrations order by 1');
        expect(rows.map((row) => row.name)).toEqual(
          migrations.slice(0, migrations.indexOf(at)).map((each) => each.name),
        );
        await half.end();
        expect(await run(opener, args, null)).toBe(0);
        const store = await openOn(config, folder, 'embedded');
        expect(await checkStore(store, tester, await freshWorkspace(store))).toEqual([]);
        await store.close();
        await admin.query(`drop database ${name} with (force)`);
      }
    }));

  it('in a backup: no file under its name, the older one stays, and the next is made', () =>
    withFreshStore(async (store) => {
      const backups = join(folder, 'backups');
      await freshWorkspace(store);
      await backupInto(store, backups, { keep: 1, now: new Date(0) });
      const config = connectionTo(placeOf(testDataDir()), store.pool.options.database ?? '');
      const args = [JSON.stringify(config), folder, backups];
      expect(await run(backer, args, 'backup')).toBeNull();
      const left = readdirSync(backups).filter((name) => name.endsWith('.gz'));
      expect(left).toEqual(['ratchet-1970-01-01T000000Z.backup.gz']);
      await verifyBackup(join(backups, left[0] ?? ''));
      expect(await run(backer, args, null)).toBe(0);
      expect(readdirSync(backups).filter((name) => name.endsWith('.gz'))).toHaveLength(1);
    }));
});

describe.runIf(mayMount)('a full disk', () => {
  it('under a backup: told as that, nothing half is left, and the older ones stay', () =>
    withFreshStore(async (store) => {
      const disk = smallDisk('backups-disk', 1) ?? '';
      const workspaceId = await freshWorkspace(store);
      const { file } = await backupInto(store, disk, { keep: 1, now: new Date(0) });
      const names = Array.from({ length: 40_000 }, () => change({ accountId: randomBytes(24).toString('base64') }));
      await importFile(store, workspaceId, { changes: names });
      for (let n = 1; n <= fills; n++) {
        await expect(backupInto(store, disk, { keep: 1, now: new Date(n * 1000) })).rejects.toThrow(/ENOSPC/);
        expect(readdirSync(disk)).toHaveLength(1);
      }
      expect(await verifyBackup(file)).toBeGreaterThan(0);
    }));

  it('under an import: told as that, nothing of it is written, and the next one that fits goes in', () =>
    withAdmin(async (admin) => {
      const disk = smallDisk('tablespace', 48) ?? '';
      const { uid } = placeOf(testDataDir());
      if (uid !== null) for (const path of [folder, disk]) chownSync(path, uid, uid);
      await admin.query(`create tablespace small location '${disk}'`);
      const name = `full_${randomBytes(6).toString('hex')}`;
      await admin.query(`create database ${name} template ${TEMPLATE} tablespace small strategy file_copy`);
      const store = await openOn(connectionTo(placeOf(testDataDir()), name), folder, 'embedded');
      try {
        await fillUp(store);
      } finally {
        await store.close();
        await admin.query(`drop database ${name} with (force)`);
        await admin.query('drop tablespace small');
      }
    }));
});

async function fillUp(store: Store): Promise<void> {
  const workspaceId = await freshWorkspace(store);
  await importFile(store, workspaceId, { changes: [change()] });
  const long = 'x'.repeat(400);
  for (let n = 0; n < fills; n++) {
    const changes = Array.from({ length: 90_000 }, (_, i) =>
      change({ accountId: `a${n}-${i}`, itemId: `${long}${i}` }),
    );
    await expect(importFile(store, workspaceId, { changes })).rejects.toThrow(/No space left on device/);
    // What was written and rolled back is given free by the vacuum that PostgreSQL runs by itself.
    await store.pool.query('vacuum');
    expect(await checkStore(store, tester, workspaceId)).toEqual([]);
  }
  expect(await importFile(store, workspaceId, { changes: [change({ accountId: 'fits' })] })).toMatchObject({ new: 1 });
  expect(await checkStore(store, tester, workspaceId)).toEqual([]);
}
