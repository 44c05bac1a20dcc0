/**
 * Work that falls due: taken by one server at a time, tried again after a failure, never done twice. Whoever does a job
 * holds it on lease and says so again while it goes on; a server that dies or sleeps lets its lease run out, and then
 * the job is anybody's. Of each kind and moment there is one job, however many servers add it.
 */
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export type JobStatus = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

/** A job as its doer holds it; `attempt` is what proves it to be the holder. */
export interface TakenJob {
  id: number;
  kind: string;
  dueAt: Date;
  attempt: number;
}

export interface JobAttempt {
  attempt: number;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: 'running' | 'done' | 'failed' | 'lost';
  error: string | null;
}

export interface Job {
  id: number;
  kind: string;
  dueAt: Date;
  status: JobStatus;
  /** Not before this moment. */
  runAt: Date;
  finishedAt: Date | null;
  lastError: string | null;
  attempts: JobAttempt[];
}

/** After each failure so many minutes; a job that has failed once more than there are of these is given up. */
const BACK_OFF_MINUTES = [1, 5, 15, 60, 240] as const;
export const MOST_ATTEMPTS = BACK_OFF_MINUTES.length + 1;

const MS_PER_MINUTE = 60_000;
const LOST = 'Its server ended in the middle.';

const INSERT_JOB = `
  insert into job (workspace_id, kind, due_at, run_at) values ($1, $2, $3, $3)
  on conflict (workspace_id, kind, due_at) do nothing returning job_no`;

/** What falls due later tells all that an earlier one would have told. */
const SKIP_EARLIER = `
  update job set status = 'skipped', finished_at = $4
  where workspace_id = $1 and kind = $2 and due_at < $3 and status = 'waiting'`;

const SELECT_NEXT = `
  select job_no as id, kind, due_at as "dueAt", attempts from job
  where workspace_id = $1 and ((status = 'waiting' and run_at <= $2) or (status = 'running' and leased_until <= $2))
  order by due_at, job_no for update skip locked limit 1`;

const UPDATE_TAKEN = `
  update job set status = 'running', attempts = $3, leased_until = $4 where workspace_id = $1 and job_no = $2`;

const UPDATE_LOST = `
  update job_attempt set outcome = 'lost', finished_at = $3, error = $4
  where workspace_id = $1 and job_no = $2 and outcome = 'running'`;

const INSERT_ATTEMPT = `
  insert into job_attempt (workspace_id, job_no, attempt, started_at, outcome) values ($1, $2, $3, $4, 'running')`;

const UPDATE_LEASE = `
  update job set leased_until = $4 where workspace_id = $1 and job_no = $2 and attempts = $3 and status = 'running'`;

const UPDATE_FINISHED = `
  update job set status = $4, run_at = coalesce($5, run_at), last_error = $6, leased_until = null,
    finished_at = case when $4 <> 'waiting' then $7::timestamptz end
  where workspace_id = $1 and job_no = $2 and attempts = $3 and status = 'running'`;

const UPDATE_ATTEMPT = `
  update job_attempt set outcome = $4, error = $5, finished_at = $6
  where workspace_id = $1 and job_no = $2 and attempt = $3`;

const SELECT_JOBS = `
  select j.job_no as id, j.kind, j.due_at as "dueAt", j.status, j.run_at as "runAt", j.finished_at as "finishedAt",
    j.last_error as "lastError",
    coalesce((select json_agg(json_build_object('attempt', a.attempt, 'startedAt', a.started_at,
      'finishedAt', a.finished_at, 'outcome', a.outcome, 'error', a.error) order by a.attempt)
      from job_attempt a where a.workspace_id = j.workspace_id and a.job_no = j.job_no), '[]') as attempts
  from job j where j.workspace_id = $1 and ($2::text is null or j.kind = $2)
  order by j.due_at desc, j.job_no desc limit $3`;

/** Adds a job unless it is there; earlier ones of its kind that still wait make way. Says whether it was added. */
export function addJob(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { kind, dueAt, now }: { kind: string; dueAt: Date; now: Date },
): Promise<boolean> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  return withinTransaction(db, async (client) => {
    const { rowCount } = await client.query(INSERT_JOB, [workspaceId, kind, dueAt]);
    if (rowCount === 0) return false;
    await client.query(SKIP_EARLIER, [workspaceId, kind, dueAt, now]);
    return true;
  });
}

/** Takes the job that has waited longest; null where none is due. It is the caller's until `leaseMs` are over. */
export function takeJob(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<TakenJob | null> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  return withinTransaction(db, async (client) => {
    for (;;) {
      const { rows } = await client.query<Omit<TakenJob, 'attempt'> & { attempts: number }>(SELECT_NEXT, [
        workspaceId,
        now,
      ]);
      const [next] = rows;
      if (!next) return null;
      const { id, kind, dueAt, attempts } = next;
      await client.query(UPDATE_LOST, [workspaceId, id, now, LOST]);
      const attempt = attempts + 1;
      if (attempt > MOST_ATTEMPTS) {
        await client.query(
          "update job set status = 'failed', finished_at = $3, last_error = $4 where workspace_id = $1 and job_no = $2",
          [workspaceId, id, now, LOST],
        );
        continue;
      }
      await client.query(UPDATE_TAKEN, [workspaceId, id, attempt, new Date(now.getTime() + leaseMs)]);
      await client.query(INSERT_ATTEMPT, [workspaceId, id, attempt, now]);
      return { id, kind, dueAt, attempt };
    }
  });
}

/** Holds on to a job until then; false: it is no longer the caller's, who has to stop. */
export async function keepJob(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { id, attempt }: TakenJob,
  until: Date,
): Promise<boolean> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  const { rowCount } = await db.query(UPDATE_LEASE, [workspaceId, id, attempt, until]);
  return rowCount === 1;
}

/** Ends an attempt. After a failure (`error`) the job waits for its next one, or is given up; `isFinal`: at once. */
export function finishJob(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { id, attempt }: TakenJob,
  { now, error, isFinal = false }: { now: Date; error: string | null; isFinal?: boolean },
): Promise<JobStatus | null> {
  permit(principal, workspaceId, 'act', 'write', 'ingest');
  return withinTransaction(db, async (client) => {
    const minutes = error === null || isFinal ? undefined : BACK_OFF_MINUTES[attempt - 1];
    const status = error === null ? 'done' : minutes === undefined ? 'failed' : 'waiting';
    const again = minutes === undefined ? null : new Date(now.getTime() + minutes * MS_PER_MINUTE);
    const { rowCount } = await client.query(UPDATE_FINISHED, [workspaceId, id, attempt, status, again, error, now]);
    if (rowCount === 0) return null;
    await client.query(UPDATE_ATTEMPT, [workspaceId, id, attempt, error === null ? 'done' : 'failed', error, now]);
    return status;
  });
}

/** The newest first. `kind` null: of every kind. */
export async function listJobs(
  db: Database,
  principal: Principal,
  workspaceId: number,
  kind: string | null,
  limit: number,
): Promise<Job[]> {
  permit(principal, workspaceId, 'read');
  type Row = Omit<Job, 'attempts'> & {
    attempts: (Omit<JobAttempt, 'startedAt' | 'finishedAt'> & { startedAt: string; finishedAt: string | null })[];
  };
  const { rows } = await db.query<Row>(SELECT_JOBS, [workspaceId, kind, limit]);
  return rows.map((job) => ({
    ...job,
    attempts: job.attempts.map((each) => ({
      ...each,
      startedAt: new Date(each.startedAt),
      finishedAt: each.finishedAt === null ? null : new Date(each.finishedAt),
    })),
  }));
}
