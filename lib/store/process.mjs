/**
 * Which process is which, and a lock file that outlives none of them. Plain JavaScript because the keeper
 * runs as it stands in the checkout, beside the bundled command and the web server.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ pid: number, started: string }} ProcessId */

/**
 * When a process began, in whatever unit the system tells; null where it is gone. With the pid it names one
 * process for ever, since pids are reused.
 * @param {number} pid
 * @returns {string | null}
 */
export function processStart(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return null;
  }
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The command name may hold spaces and brackets: fields are counted after the last bracket.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : (fields[19] ?? '');
    }
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** @returns {ProcessId} */
export const thisProcess = () => ({ pid: process.pid, started: processStart(process.pid) ?? '' });

/**
 * @param {ProcessId | null} id
 * @returns {boolean}
 */
export const isRunning = (id) => id !== null && processStart(id.pid) === id.started;

/**
 * The process a file names; null where there is no such file or it is torn.
 * @param {string} file
 * @returns {ProcessId | null}
 */
export function readProcessId(file) {
  try {
    const parsed = JSON.parse(readFileSync(file, 'utf8'));
    return typeof parsed.pid === 'number' && typeof parsed.started === 'string' ? parsed : null;
  } catch {
    return null;
  }
}

/**
 * Pid of the PostgreSQL server that runs on a data folder, whoever started it; null where none does.
 * @param {string} data
 * @returns {number | null}
 */
export function serverPid(data) {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (!Number.isInteger(pid) || pid <= 0 || processStart(pid) === null) return null;
    // A crash leaves the file behind, and after a reboot the pid may belong to another program.
    if (process.platform === 'linux' && !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data)) return null;
    return pid;
  } catch {
    return null;
  }
}

/** Beyond every pid that Linux gives. */
const NO_PROCESS = 2 ** 22 + 1;

/**
 * Lets a server start where its predecessor's pid is still taken: by what is left of that one until somebody asks for
 * its end, or by another program. PostgreSQL only looks whether there is such a process, and would refuse for as long.
 * The files stay: in `postmaster.pid` the server looks whether backends of the dead one still hold its shared memory.
 * @param {string} data
 * @param {string | null} socket the server's socket, which has a lock file of its own beside it
 */
export function forgetDeadServer(data, socket) {
  if (process.platform !== 'linux' || serverPid(data) !== null) return;
  for (const file of [join(data, 'postmaster.pid'), ...(socket === null ? [] : [`${socket}.lock`])]) {
    try {
      const [, ...rest] = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, [NO_PROCESS, ...rest].join('\n'));
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    }
  }
}

/**
 * Creates a file with its whole content at once, or not at all.
 * @param {string} file
 * @param {string} content
 * @returns {boolean} false where the file exists
 */
export function createWhole(file, content) {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes the lock file, also from a holder that died. Never waits.
 * @param {string} file
 * @returns {(() => void) | null} the release, or null while somebody living holds it
 */
export function tryLock(file) {
  const mine = JSON.stringify(thisProcess());
  const release = () => {
    const holder = readProcessId(file);
    if (holder && JSON.stringify(holder) === mine) rmSync(file, { force: true });
  };
  if (createWhole(file, mine)) return release;
  const holder = readProcessId(file);
  if (!holder || isRunning(holder)) return null;
  // Moved aside rather than deleted: of two that find the lock stale only one can move this very file, and
  // whoever moved a living lock by mistake gives it back.
  const aside = `${file}.stale.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch {
    return null;
  }
  const moved = readProcessId(aside);
  if (moved && isRunning(moved)) {
    createWhole(file, JSON.stringify(moved));
    rmSync(aside, { force: true });
    return null;
  }
  rmSync(aside, { force: true });
  return createWhole(file, mine) ? release : null;
}
