/**
 * The keeper of an embedded PostgreSQL: a detached process in its own process group, so that Ctrl-C in a terminal
 * reaches neither. It starts the server (or adopts one whose keeper was killed), starts it again after a crash,
 * and stops it once no client but its own has been connected for `idleSeconds`, never because one client left.
 *
 * Run as `node keeper.mjs CONFIG` with CONFIG the JSON of `KeeperConfig` in server.ts.
 */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { forgetDeadServer, isRunning, readProcessId, serverPid, thisProcess, tryLock } from './process.mjs';

const POLL_MS = 2_000;
const RESTARTS_MAX = 20;

/** @type {import('./server').KeeperConfig} */
const config = JSON.parse(process.argv[2] ?? '{}');
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (/** @type {string} */ text) => console.error(`${new Date().toISOString()} keeper: ${text}`);

let stopping = false;

function startServer() {
  const child = spawn(config.postgres, config.args, {
    cwd: config.data,
    stdio: ['ignore', 'inherit', 'inherit'],
    windowsHide: true,
    ...(config.uid === null ? {} : { uid: config.uid, gid: config.gid ?? config.uid }),
    env: config.env,
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(`cannot start: ${error.message}`);
      resolve(null);
    });
    child.on('exit', (code) => resolve(code));
  });
}

/** Clients beside the keeper's own connection; null while the server does not answer. */
async function clientCount() {
  const client = new pg.Client({
    ...config.connection,
    application_name: 'ratchet keeper',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const answer = await client.query(
      "select count(*)::int as clients from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return /** @type {number} */ (answer.rows[0].clients);
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

/** It may end between being looked for and being asked. */
function askToStop(/** @type {number} */ pid) {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
async function stopServer() {
  stopping = true;
  for (let attempt = 0; ; attempt++) {
    const pid = serverPid(config.data);
    if (pid === null) return;
    if (attempt % 50 === 0) askToStop(pid);
    await wait(100);
  }
}

async function leave() {
  if (readProcessId(config.keeperFile)?.pid === process.pid) rmSync(config.keeperFile, { force: true });
  process.exit(0);
}

async function watchClients() {
  let idleSince = Date.now();
  while (!stopping) {
    await wait(Math.min(POLL_MS, config.idleSeconds * 250));
    if ((await clientCount()) !== 0) {
      idleSince = Date.now();
      continue;
    }
    if (Date.now() - idleSince < config.idleSeconds * 1000) continue;
    // Under the lock nobody else starts or adopts; a client that came meanwhile is looked for once more.
    const release = tryLock(config.lockFile);
    if (!release) continue;
    if ((await clientCount()) === 0) {
      say('no clients: stopping');
      await stopServer();
      release();
      await leave();
    }
    release();
  }
}

async function keepRunning() {
  const starts = [];
  while (!stopping) {
    const running = serverPid(config.data);
    if (running !== null) {
      while (!stopping && serverPid(config.data) === running) await wait(200);
      continue;
    }
    starts.push(Date.now());
    const recent = starts.filter((at) => at > Date.now() - 60_000).length;
    if (recent > RESTARTS_MAX) {
      say('the server keeps failing: giving up');
      rmSync(config.keeperFile, { force: true });
      process.exit(1);
    }
    forgetDeadServer(config.data, config.socket);
    say(`server ended (${await startServer()})`);
    // After a crash its last backends need a moment to let go of the shared memory, on a busy machine a longer one.
    await wait(100 * recent);
  }
}

const other = readProcessId(config.keeperFile);
if (isRunning(other) && other?.pid !== process.pid) process.exit(0);
writeFileSync(config.keeperFile, JSON.stringify(thisProcess()), { mode: 0o600 });
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => {
    if (!stopping) void stopServer().then(leave);
  });
}
void keepRunning();
void watchClients();
