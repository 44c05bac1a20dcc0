/** Runs a job in a process of its own, so that a large file never holds up the pages (design.md section 5). */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { markBatchFailed } from '@/lib/store/batches';
import { markFailed } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { packageRoot } from '@/lib/store/place';
import type { Principal } from '@/lib/store/principal';
import type { BatchJob } from './batch';
import { type Death, deathInWords } from './child-death';
import type { ImportJob } from './job';

const LOG_TAIL_CHARACTERS = 2_000;

/** Processes under way, by their import or batch. What else runs elsewhere is ended by the store alone. */
const running = new Map<string, ChildProcess>();

/** Ends the process of an import or batch that was cancelled, where it is one of ours: it would only find that out later. */
export function endChild(name: string): void {
  running.get(name)?.kill();
}

interface Request {
  workspaceId: number;
  importId: string | null;
  batchId?: string;
  dryRun?: boolean;
}

type JobCommand = 'import-job' | 'sample-job' | 'batch-job';

/** Starts the command with a request on its standard input; answers at once. */
function spawnCommand(store: Store, principal: Principal, command: JobCommand, request: Request): void {
  const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'ratchet.mjs'), command], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, RATCHET_DATA: store.dataDir },
    windowsHide: true,
  });
  child.stdin.on('error', () => undefined);
  // As it is now, for what is told after the request is over; and the trail names who asked, not the process.
  const who = { ...principal };
  child.stdin.end(JSON.stringify({ ...request, principal: who }));
  const writes = command === 'batch-job' ? 'batch' : command === 'sample-job' ? 'sample' : 'import';
  const doing = request.dryRun ? 'check' : writes;
  void watchChild(store, who, child, request, doing).catch(() => undefined);
}

/** A death without a word is told of its import, or of its batch and the imports of it that were under way. */
export async function watchChild(
  store: Store,
  principal: Principal,
  child: ChildProcess,
  { workspaceId, importId, batchId }: Pick<Request, 'workspaceId' | 'importId' | 'batchId'>,
  doing: Death['doing'],
): Promise<void> {
  const name = importId ?? batchId;
  if (name !== undefined) running.set(name, child);
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString('utf8')).slice(-LOG_TAIL_CHARACTERS);
  });
  const ended = await new Promise<Pick<Death, 'code' | 'signal'>>((resolve) => {
    child.on('error', (error) => {
      log += error.message;
      resolve({ code: null, signal: null });
    });
    // Once its words have arrived too, which may be after it has ended.
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  if (name !== undefined) running.delete(name);
  if (ended.code === 0) return;
  const error = deathInWords({ doing, log, ...ended });
  if (importId !== null) await markFailed(store, principal, workspaceId, importId, { error });
  else if (batchId !== undefined) await markBatchFailed(store, principal, workspaceId, batchId, error);
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
