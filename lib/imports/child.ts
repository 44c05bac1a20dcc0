/** Runs a job in a process of its own, so that a large file never holds up the pages (design.md section 5). */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { getImport, markFailed } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { packageRoot } from '@/lib/store/place';
import type { Principal } from '@/lib/store/principal';
import type { BatchJob } from './batch';
import type { ImportJob } from './job';

const LOG_TAIL_CHARACTERS = 2_000;

/** Processes under way, by their import or batch. What else runs elsewhere is ended by the store alone. */
const running = new Map<string, ChildProcess>();

/** Ends the process of an import or batch that was cancelled, where it is one of ours: it would only find that out later. */
export function endChild(name: string): void {
  running.get(name)?.kill();
}

/** Starts the command with a request on its standard input; answers at once. A death without a word marks the run failed. */
function spawnCommand(
  store: Store,
  principal: Principal,
  command: 'import-job' | 'sample-job' | 'batch-job',
  request: { workspaceId: number; importId: string | null; batchId?: string },
): void {
  const { workspaceId, importId } = request;
  const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'ratchet.mjs'), command], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, RATCHET_DATA: store.dataDir },
    windowsHide: true,
  });
  const name = request.importId ?? request.batchId;
  if (name !== undefined) running.set(name, child);
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString('utf8')).slice(-LOG_TAIL_CHARACTERS);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(request));
  const failed = async (reason: string): Promise<void> => {
    if (importId === null) return;
    const run = await getImport(store.pool, principal, workspaceId, importId);
    if (run?.status === 'running') await markFailed(store, principal, workspaceId, importId, { error: reason });
  };
  child.on('error', (error) => void failed(error.message).catch(() => undefined));
  child.on('exit', (code, signal) => {
    if (name !== undefined) running.delete(name);
    if (code === 0) return;
    const reason = signal
      ? `The import was stopped (${signal}); nothing was written.`
      : log.trim() || 'The import broke off; nothing was written.';
    void failed(reason).catch(() => undefined);
  });
}

export const spawnImport = (store: Store, principal: Principal, job: ImportJob): void =>
  spawnCommand(store, principal, 'import-job', job);

export const spawnBatch = (store: Store, principal: Principal, job: BatchJob): void =>
  spawnCommand(store, principal, 'batch-job', { ...job, importId: null });

export interface SampleJob {
  workspaceId: number;
  importId: string | null;
}

export const spawnSample = (store: Store, principal: Principal, job: SampleJob): void =>
  spawnCommand(store, principal, 'sample-job', job);
