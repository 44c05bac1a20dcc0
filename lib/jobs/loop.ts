/**
 * Does what falls due, in the server's own process: every so often it adds what is due now and does it, one job after
 * another. After a sleep it adds what is due now, not all that fell due meanwhile.
 */
import type { Pool } from 'pg';
import { addJob, finishJob, keepJob, type TakenJob, takeJob } from '@/lib/store/jobs';
import type { Principal } from '@/lib/store/principal';

/** Ratchet itself. */
export const systemPrincipal: Principal = { kind: 'system', name: 'jobs' };

export interface DueJob {
  kind: string;
  dueAt: Date;
}

/** An attempt that it is no use to repeat. */
export class FinalFailure extends Error {
  override name = 'FinalFailure';
}

export interface JobContext {
  workspaceId: number;
  job: TakenJob;
  /** Aborted as soon as the job is no longer held: nothing may be sent any more. */
  signal: AbortSignal;
  now(): Date;
}

export interface JobWork {
  /** The workspaces there are. */
  workspaces(): Promise<readonly number[]>;
  /** What is due in one by now: of each kind the last alone. */
  dueBy(workspaceId: number, now: Date): Promise<readonly DueJob[]>;
  /** Does one; throws where it failed. */
  run(context: JobContext): Promise<void>;
}

export interface JobLoopOptions {
  db: Pool;
  work: JobWork;
  now(): Date;
  /** Told of what went wrong; never of secrets. */
  log(message: string): void;
  /** How long a job is held without a word from its holder. */
  leaseMs?: number;
}

const LEASE_MS = 60_000;
/** A holder says so again this often within a lease. */
const HEARTBEATS = 3;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function perform(options: JobLoopOptions, workspaceId: number, job: TakenJob): Promise<void> {
  const { db, work, now, log, leaseMs = LEASE_MS } = options;
  const held = new AbortController();
  const heartbeat = setInterval(async () => {
    const until = new Date(now().getTime() + leaseMs);
    const isHeld = await keepJob(db, systemPrincipal, workspaceId, job, until).catch(() => true);
    if (!isHeld) held.abort();
  }, leaseMs / HEARTBEATS);
  heartbeat.unref();
  let error: string | null = null;
  let isFinal = false;
  try {
    await work.run({ workspaceId, job, signal: held.signal, now });
  } catch (reason) {
    error = messageOf(reason);
    isFinal = reason instanceof FinalFailure;
  } finally {
    clearInterval(heartbeat);
  }
  const status = await finishJob(db, systemPrincipal, workspaceId, job, { now: now(), error, isFinal });
  if (error !== null)
    log(
      `job ${job.kind} of ${job.dueAt.toISOString()}, attempt ${job.attempt}: ${error} (${status ?? 'no longer held'})`,
    );
}

/** Adds and does all that is due now; answers how many jobs it did. `isOver`: asked before each, to stop between two. */
export async function runDueJobs(options: JobLoopOptions, isOver: () => boolean = () => false): Promise<number> {
  const { db, work, now, leaseMs = LEASE_MS } = options;
  let done = 0;
  for (const workspaceId of await work.workspaces()) {
    for (const due of await work.dueBy(workspaceId, now()))
      await addJob(db, systemPrincipal, workspaceId, { ...due, now: now() });
    while (!isOver()) {
      const job = await takeJob(db, systemPrincipal, workspaceId, { now: now(), leaseMs });
      if (job === null) break;
      await perform(options, workspaceId, job);
      done += 1;
    }
  }
  return done;
}

export interface JobLoop {
  /** Takes no further job, and waits for the one under way. */
  stop(): Promise<void>;
}

/** Looks every `everyMs`, the first time after `firstMs`. A look that fails is told and tried again at the next one. */
export function startJobLoop(
  open: () => Promise<JobLoopOptions>,
  { firstMs, everyMs, log }: { firstMs: number; everyMs: number; log(message: string): void },
): JobLoop {
  let isOver = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let lastFailure = '';
  const look = async (): Promise<void> => {
    try {
      await runDueJobs(await open(), () => isOver);
      lastFailure = '';
    } catch (error) {
      // A database that is away would be told of at every look.
      if (messageOf(error) !== lastFailure) log(`jobs: ${messageOf(error)}`);
      lastFailure = messageOf(error);
    }
    if (!isOver) next(everyMs);
  };
  const next = (ms: number): void => {
    timer = setTimeout(() => {
      running = look();
    }, ms);
    timer.unref();
  };
  next(firstMs);
  return {
    stop: async () => {
      isOver = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
