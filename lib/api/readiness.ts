/**
 * Whether the server can answer: its store is open and migrated, the database answers, and the last look over the
 * store found it whole. Who asks waits for none of it; the look goes on behind and is repeated when the ledger grew.
 */
import { systemPrincipal } from '@/lib/jobs/loop';
import { checkStore } from '@/lib/store/check';
import type { Store } from '@/lib/store/open';
import { processWide } from '@/lib/store/shared';
import { listWorkspaces } from '@/lib/store/workspaces';
import { serverLog } from './log';
import { openedStore } from './opened';

const PATIENCE_MS = 2_000;
/** A look reads the whole store, so it is not repeated at every question. */
const LOOK_EVERY_MS = 60 * 60_000;
/** After a start the pages come first. */
const FIRST_LOOK_MS = 30_000;

export interface Readiness {
  /** `starting`: also while it migrates. */
  status: 'ready' | 'starting' | 'database_lost' | 'check_failed';
  /** Codes of what the last look found wrong. */
  findings: string[];
}

interface Look {
  at: number;
  /** The workspaces and their versions it was of. */
  of: string;
  findings: string[];
  running: boolean;
}

const lastLook = (): Look =>
  processWide('storeLook', () => {
    const at = Date.now() - LOOK_EVERY_MS + FIRST_LOOK_MS;
    return { at, of: '', findings: [], running: false };
  });

async function look(store: Store, now: number): Promise<void> {
  const last = lastLook();
  // One that found something looks again soon: what was mended makes the server ready.
  const isDue = last.findings.length > 0 ? now - last.at > LOOK_EVERY_MS / 60 : now - last.at > LOOK_EVERY_MS;
  if (last.running || !isDue) return;
  last.running = true;
  try {
    const workspaces = await listWorkspaces(store, systemPrincipal);
    const of = workspaces.map(({ id, ledgerVersion }) => `${id}:${ledgerVersion}`).join();
    if (of !== last.of || last.findings.length > 0) {
      const found: string[] = [];
      for (const { id } of workspaces)
        found.push(...(await checkStore(store, systemPrincipal, id)).map(({ code }) => code));
      if (found.length > 0) serverLog().error({ findings: found }, 'the store is not whole: ratchet check says what');
      Object.assign(last, { of, findings: [...new Set(found)] });
    }
  } catch (error) {
    serverLog().warn({ err: error }, 'the store could not be looked over');
  } finally {
    Object.assign(last, { at: Date.now(), running: false });
  }
}

const LATE = Symbol('late');

/** Null: it took too long. */
async function inTime<T>(work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export async function readiness(): Promise<Readiness> {
  let store: Store | typeof LATE;
  try {
    store = await inTime(openedStore());
    if (store === LATE) return { status: 'starting', findings: [] };
    if ((await inTime(store.pool.query('select 1'))) === LATE) return { status: 'database_lost', findings: [] };
  } catch (error) {
    serverLog().error({ err: error }, 'the database does not answer');
    return { status: 'database_lost', findings: [] };
  }
  void look(store, Date.now());
  const { findings } = lastLook();
  return findings.length > 0 ? { status: 'check_failed', findings } : { status: 'ready', findings: [] };
}

const NO_STORE = { 'cache-control': 'no-store' };

/** 503 while it cannot answer: whoever shares out requests sends them elsewhere meanwhile. */
export async function readinessAnswer(): Promise<Response> {
  const { status, findings } = await readiness();
  const body = { status, ...(findings.length > 0 && { findings }) };
  return Response.json(body, { status: status === 'ready' ? 200 : 503, headers: NO_STORE });
}

/** The process runs and takes requests; whether it can answer them is the other question. */
export const liveAnswer = (): Response => Response.json({ status: 'live' }, { headers: NO_STORE });
