/**
 * The embedded server's life (decisions: one PostgreSQL, started by whoever comes first, stopped by its keeper).
 * Start: try to connect; else take the lock, start, connect; whoever does not get the lock tries again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { prepareCluster, prepareEngine } from './engine';
import { type Place, packageRoot, placeOf, storeExists } from './place';
import { isRunning, readProcessId, serverPid, tryLock } from './process.mjs';

export const DATABASE = 'ratchet';
const START_MS = 60_000;
const STOP_MS = 60_000;
const STOP_STEP_MS = 30;
const IDLE_SECONDS = 60;
const LOG_BYTES_MAX = 8_000_000;

/** What the keeper is told, as JSON on its command line. */
export interface KeeperConfig {
  postgres: string;
  args: string[];
  env: Record<string, string>;
  data: string;
  /** Null on Windows, which has none. */
  socket: string | null;
  uid: number | null;
  gid: number | null;
  lockFile: string;
  keeperFile: string;
  idleSeconds: number;
  connection: pg.ClientConfig;
}

export interface ServerOptions {
  /** How long the keeper waits for a client before it stops the server. */
  idleSeconds?: number;
  /** False: what is committed may be lost with the machine. For a run of tests, whose store ends with it anyway. */
  isDurable?: boolean;
}

/**
 * True durability (fsync, checksums) and no replication, so that a table COPYed in the transaction that made it
 * needs no write-ahead log. Everything is said here, not in a file of the data folder: an update of Ratchet takes it along.
 */
function serverArguments(place: Place, isDurable: boolean): string[] {
  const isWindows = process.platform === 'win32';
  const settings: Record<string, string> = {
    listen_addresses: isWindows ? '127.0.0.1' : '',
    port: String(place.connection.port),
    ...(isWindows ? {} : { unix_socket_directories: place.socket, unix_socket_permissions: '0700' }),
    fsync: isDurable ? 'on' : 'off',
    synchronous_commit: 'on',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    shared_buffers: '256MB',
    maintenance_work_mem: '256MB',
    work_mem: '64MB',
    max_connections: '60',
    // Containers often have 64 MB of shared memory, which parallel hash joins overrun.
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
  };
  return ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

export const connectionTo = (place: Place, database: string): pg.ClientConfig => ({ ...place.connection, database });

const socketFile = ({ socket, connection }: Place): string | null =>
  process.platform === 'win32' ? null : join(socket, `.s.PGSQL.${connection.port}`);

type Answer = 'ready' | 'absent' | 'busy';

/** One try. `busy`: it is starting, stopping or recovering, so nobody should start another. */
async function tryConnect(place: Place): Promise<Answer> {
  const socket = socketFile(place);
  if (socket !== null && !existsSync(socket)) return 'absent';
  const client = new pg.Client({ ...connectionTo(place, 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`).catch(ignoreDuplicate);
    return 'ready';
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (['ECONNREFUSED', 'ENOENT', 'EACCES'].includes(code)) return 'absent';
    if (code.startsWith('57P') || code === 'ECONNRESET' || code === '' || code === '53300') return 'busy';
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}

function startKeeper(place: Place, options: ServerOptions): ChildProcess {
  const engine = prepareEngine(place);
  prepareCluster(place, engine);
  const config: KeeperConfig = {
    postgres: engine.postgres,
    args: serverArguments(place, options.isDurable ?? true),
    env: engine.env,
    data: place.data,
    socket: socketFile(place),
    uid: place.uid,
    gid: place.uid,
    lockFile: place.lockFile,
    keeperFile: place.keeperFile,
    idleSeconds: options.idleSeconds ?? IDLE_SECONDS,
    connection: connectionTo(place, 'postgres'),
  };
  if (existsSync(place.log) && statSync(place.log).size > LOG_BYTES_MAX) truncateSync(place.log);
  const log = openSync(place.log, 'a', 0o600);
  const root = packageRoot();
  const keeper = spawn(process.execPath, [join(root, 'lib/store/keeper.mjs'), JSON.stringify(config)], {
    cwd: root,
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  keeper.unref();
  closeSync(log);
  return keeper;
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const keeperRuns = (place: Place): boolean => isRunning(readProcessId(place.keeperFile));

/** Under the lock: starts a keeper and waits until its server answers. */
async function start(place: Place, options: ServerOptions, deadline: number): Promise<void> {
  let keeper = startKeeper(place, options);
  while (Date.now() < deadline) {
    const runs = keeperRuns(place);
    if ((await tryConnect(place)) === 'ready' && runs) return;
    const { exitCode, signalCode } = keeper;
    if (signalCode !== null || (exitCode !== null && exitCode !== 0)) break;
    // It gave way to one that was about to end, as after a kill.
    if (exitCode === 0 && !runs) keeper = startKeeper(place, options);
    await wait(30);
  }
  throw new Error(`The embedded database did not start. The end of ${place.log}:\n${logTail(place)}`);
}

const logTail = (place: Place): string =>
  existsSync(place.log) ? readFileSync(place.log, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '(no log)';

/**
 * Makes sure that the store of `dataDir` has a running server and a keeper, whoever starts them.
 * Throws with the end of the server's log where it cannot be had within a minute.
 */
export async function ensureServer(dataDir: string, options: ServerOptions = {}): Promise<Place> {
  const place = placeOf(dataDir);
  const deadline = Date.now() + START_MS;
  for (;;) {
    const answer = await tryConnect(place);
    if (answer === 'ready' && keeperRuns(place)) return place;
    const release = answer === 'busy' && keeperRuns(place) ? null : tryLock(place.lockFile);
    if (release) {
      try {
        if (!(keeperRuns(place) && (await tryConnect(place)) === 'ready')) await start(place, options, deadline);
        return place;
      } finally {
        release();
      }
    }
    if (Date.now() > deadline) {
      throw new Error(`The embedded database is not answering. The end of ${place.log}:\n${logTail(place)}`);
    }
    await wait(50);
  }
}

/**
 * Stops the embedded server of a data folder, if it runs; with `remove` deletes the store for good.
 * Answers whether there was a store.
 */
export async function stopStore(dataDir: string, options: { remove?: boolean } = {}): Promise<boolean> {
  if (!storeExists(dataDir)) return false;
  const place = placeOf(dataDir);
  let release = tryLock(place.lockFile);
  await waitUntil(() => {
    release ??= tryLock(place.lockFile);
    return release !== null;
  }, `${place.lockFile} is held by a running process.`);
  try {
    await stopProcesses(place);
    if (options.remove) {
      for (const folder of [place.home, place.socket]) rmSync(folder, { recursive: true, force: true });
      if (place.uid === null) rmSync(place.engines, { recursive: true, force: true });
      rmSync(join(place.dir, 'store.json'), { force: true });
    }
  } finally {
    release?.();
  }
  return true;
}

/**
 * Looks again and again. The looks are counted and not the clock: while this process is paused, or the machine sleeps,
 * the clock goes on and nobody gets anything done.
 */
async function waitUntil(holds: () => boolean, otherwise: string): Promise<void> {
  for (let waited = 0; !holds(); waited += STOP_STEP_MS) {
    if (waited > STOP_MS) throw new Error(otherwise);
    await wait(STOP_STEP_MS);
  }
}

async function stopProcesses(place: Place): Promise<void> {
  const keeper = readProcessId(place.keeperFile);
  if (keeper && isRunning(keeper)) {
    process.kill(keeper.pid, 'SIGTERM');
    await waitUntil(() => !isRunning(keeper), `The database's keeper (pid ${keeper.pid}) does not stop.`);
  }
  rmSync(place.keeperFile, { force: true });
  // A server whose keeper was killed.
  const orphan = serverPid(place.data);
  if (orphan === null) return;
  process.kill(orphan, 'SIGINT');
  await waitUntil(() => serverPid(place.data) !== orphan, `The database server (pid ${orphan}) does not stop.`);
}
