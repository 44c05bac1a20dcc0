import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore } from './open';
import { packageRoot, placeOf } from './place';
import { isRunning, readProcessId, serverPid, thisProcess, tryLock } from './process.mjs';
import { connectionTo, DATABASE, ensureServer, stopStore } from './server';
import { copyStoppedStore } from './testing/copy';
import { bundledScript } from './testing/script';
import { tester } from './testing-records';
import { createWorkspace, listWorkspaces } from './workspaces';

const OPENINGS = process.env.RATCHET_LONG === undefined ? 2 : 50;

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'ratchet-server-'));
  folders.push(made);
  return made;
};

/** A new database takes seconds to make; where that is not the question, it is a copy of this one. */
const prepared = mkdtempSync(join(tmpdir(), 'ratchet-prepared-'));
const withDatabase = (): string => {
  const made = folder();
  copyStoppedStore(prepared, made);
  return made;
};
beforeAll(async () => {
  await ensureServer(prepared);
  expect(() => copyStoppedStore(prepared, folder())).toThrow('only a stopped store is copied');
  await stopStore(prepared);
});
afterAll(async () => {
  await stopStore(prepared, { remove: true });
  rmSync(prepared, { recursive: true, force: true });
});

afterEach(async () => {
  for (const made of folders.splice(0)) {
    await stopStore(made, { remove: true });
    rmSync(made, { recursive: true, force: true });
  }
});

const until = async (what: string, holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + 15_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
};

let opener = '';
beforeAll(async () => {
  const code = `import { openStore } from './lib/store/open';
    const store = await openStore({ dataDir: process.argv[2] });
    const { rows } = await store.pool.query('select pg_postmaster_start_time()::text as at');
    console.log(rows[0].at);
    await store.close();`;
  opener = await bundledScript('opener', code);
});
afterAll(() => rmSync(opener, { force: true }));

/** A process that opens the store and says when its database was started. */
function opening(dataDir: string): { child: ChildProcess; answer: Promise<string> } {
  const child = spawn(process.execPath, [opener, dataDir], { cwd: packageRoot() });
  const answer = new Promise<string>((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (exit) => (exit === 0 ? resolve(said.trim()) : reject(new Error(said))));
  });
  answer.catch(() => undefined);
  return { child, answer };
}

const forget = async (dataDir: string): Promise<void> => {
  await stopStore(dataDir, { remove: true });
  rmSync(dataDir, { recursive: true, force: true });
};

describe('the embedded server', () => {
  it(
    `is started once, however many processes ask at the same time: of a new store, and ${OPENINGS} times of one that is there`,
    async () => {
      for (let time = 0; time <= OPENINGS; time++) {
        const dataDir = time === 0 ? folder() : withDatabase();
        const openings = [1, 2, 3, 4].map(() => opening(dataDir).answer);
        expect(new Set(await Promise.all(openings)).size).toBe(1);
        await forget(dataDir);
      }
    },
    (OPENINGS + 1) * 20_000,
  );

  it(
    `${OPENINGS} times killed while it opens the store, leaves nothing that keeps the next one out`,
    async () => {
      for (let time = 1; time <= OPENINGS; time++) {
        const dataDir = withDatabase();
        const { child, answer } = opening(dataDir);
        await new Promise((done) => setTimeout(done, (time * 137) % 900));
        child.kill('SIGKILL');
        await answer.catch(() => undefined);
        expect(await opening(dataDir).answer).not.toBe('');
        await forget(dataDir);
      }
    },
    OPENINGS * 20_000,
  );

  it('is stopped by its keeper once nobody is connected, and comes back with its data', async () => {
    const dataDir = withDatabase();
    const place = await ensureServer(dataDir, { idleSeconds: 1 });
    const store = await openStore({ dataDir });
    await createWorkspace(store, tester, { name: 'Kept', currency: 'USD', isSample: false });
    const keeper = readProcessId(place.keeperFile);
    expect(isRunning(keeper)).toBe(true);
    // A store that is open but idle counts as a client: its anchor stays.
    await new Promise((done) => setTimeout(done, 2_500));
    expect(isRunning(keeper)).toBe(true);
    await store.close();
    await until('the keeper leaves', () => !isRunning(keeper));
    expect(existsSync(join(place.data, 'postmaster.pid'))).toBe(false);
    const again = await openStore({ dataDir });
    expect((await listWorkspaces(again, tester)).map(({ name }) => name)).toEqual(['Kept']);
    await again.close();
  });

  it('is durable and closed to the network: fsync, checksums, a private socket, no port', async () => {
    const dataDir = withDatabase();
    const client = new pg.Client(connectionTo(await ensureServer(dataDir), DATABASE));
    await client.connect();
    const { rows } = await client.query(
      "select name, setting from pg_settings where name in ('fsync', 'data_checksums', 'listen_addresses', 'unix_socket_permissions') order by name",
    );
    await client.end();
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      listen_addresses: '',
      unix_socket_permissions: '0700',
    });
  });

  it('a removed store is gone: the same folder begins anew under another id', async () => {
    const dataDir = withDatabase();
    const first = await openStore({ dataDir });
    await createWorkspace(first, tester, { name: 'Old', currency: 'USD', isSample: false });
    await first.close();
    const { id, home } = placeOf(dataDir);
    // As where the machine sleeps meanwhile: the clock is minutes further at each look.
    let now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 120_000));
    await stopStore(dataDir, { remove: true });
    clock.mockRestore();
    expect(existsSync(home)).toBe(false);
    const second = await openStore({ dataDir });
    expect(await listWorkspaces(second, tester)).toEqual([]);
    await second.close();
    expect(placeOf(dataDir).id).not.toBe(id);
  });

  it('a lock that a dead process left does not keep anybody out', async () => {
    const dataDir = withDatabase();
    writeFileSync(placeOf(dataDir).lockFile, JSON.stringify({ pid: 2 ** 22 + 1, started: '1' }));
    const store = await openStore({ dataDir });
    await store.close();
    expect(existsSync(placeOf(dataDir).lockFile)).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'starts again also while the pid of its dead server is another program’s',
    async () => {
      const dataDir = withDatabase();
      const { data, keeperFile, uid, socket, connection } = await ensureServer(dataDir);
      process.kill(readProcessId(keeperFile)?.pid ?? 0, 'SIGKILL');
      process.kill(serverPid(data) ?? 0, 'SIGKILL');
      // Of the server's own user: others' processes PostgreSQL knows not to be its own.
      const other = spawn('sleep', ['60'], uid === null ? {} : { uid, gid: uid });
      try {
        for (const file of [join(data, 'postmaster.pid'), join(socket, `.s.PGSQL.${connection.port}.lock`)]) {
          const [, ...rest] = readFileSync(file, 'utf8').split('\n');
          writeFileSync(file, [other.pid, ...rest].join('\n'));
        }
        await ensureServer(dataDir);
        expect(serverPid(data)).not.toBe(other.pid);
        expect(serverPid(data)).not.toBeNull();
      } finally {
        other.kill();
      }
    },
  );

  it('an open store survives the loss of server and keeper', async () => {
    const dataDir = withDatabase();
    const store = await openStore({ dataDir });
    const place = placeOf(dataDir);
    const startOf = async (): Promise<string | null> =>
      store.pool.query<{ at: string }>('select pg_postmaster_start_time()::text as at').then(
        ({ rows }) => rows[0]?.at ?? null,
        () => null,
      );
    const before = await startOf();
    process.kill(readProcessId(place.keeperFile)?.pid ?? 0, 'SIGKILL');
    process.kill(serverPid(place.data) ?? 0, 'SIGKILL');
    const deadline = Date.now() + 15_000;
    for (let now = before; now === null || now === before; now = await startOf()) {
      if (Date.now() > deadline) throw new Error('the store did not come back');
      await new Promise((done) => setTimeout(done, 100));
    }
    await store.close();
  });
});

describe('the lock file', () => {
  it('is held by one, and free again after its release', () => {
    const file = join(folder(), 'lock');
    const release = tryLock(file);
    expect(release).not.toBeNull();
    expect(tryLock(file)).toBeNull();
    expect(readProcessId(file)).toEqual(thisProcess());
    release?.();
    const again = tryLock(file);
    expect(again).not.toBeNull();
    again?.();
  });

  it('is not taken from a process that only shares its pid with a dead one', () => {
    const file = join(folder(), 'lock');
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'another time' }));
    const release = tryLock(file);
    expect(release).not.toBeNull();
    release?.();
  });
});
