import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { beginDelivery, finishDelivery, listDeliveries } from '@/lib/store/deliveries';
import { addJob, finishJob, keepJob, listJobs, MOST_ATTEMPTS, takeJob } from '@/lib/store/jobs';
import { packageRoot } from '@/lib/store/place';
import { testDataDir, withFreshStore } from '@/lib/store/testing';
import { freshWorkspace, tester } from '@/lib/store/testing-records';
import { FinalFailure, type JobWork, runDueJobs } from './loop';

const MINUTE = 60_000;
const monday = new Date('2026-11-23T08:00:00Z');
const minutesOn = (minutes: number): Date => new Date(monday.getTime() + minutes * MINUTE);

/** A loop's look at a moment, of a job that is due on Monday at eight. */
const looker = (db: Pool, workspaceId: number, run: JobWork['run']) => (minutes: number) =>
  runDueJobs({
    db,
    now: () => minutesOn(minutes),
    log: () => undefined,
    work: {
      workspaces: async () => [workspaceId],
      dueBy: async (_, now) => (now >= monday ? [{ kind: 'digest', dueAt: monday }] : []),
      run,
    },
  });

describe('jobs', () => {
  it('are done once, however many servers look at once', () =>
    withFreshStore(async (store) => {
      const { pool } = store;
      const workspaceId = await freshWorkspace(store);
      const dones: number[] = [];
      const looks = Array.from({ length: 8 }, (_, server) =>
        looker(pool, workspaceId, async () => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          dones.push(server);
        }),
      );
      for (const minutes of [-1, 0, 1]) await Promise.all(looks.map((look) => look(minutes)));
      expect(dones).toHaveLength(1);
      expect(await listJobs(pool, tester, workspaceId, 'digest', 9)).toMatchObject([
        { status: 'done', dueAt: monday, attempts: [{ attempt: 1, outcome: 'done', error: null }] },
      ]);
    }));

  it('that fail are tried again, later each time, and given up in the end', () =>
    withFreshStore(async (store) => {
      const { pool } = store;
      const workspaceId = await freshWorkspace(store);
      let tries = 0;
      const look = looker(pool, workspaceId, async () => {
        tries += 1;
        throw new Error(`mail server away, try ${tries}`);
      });
      await look(0);
      await look(0.5);
      expect(tries).toBe(1);
      const [waiting] = await listJobs(pool, tester, workspaceId, null, 9);
      expect(waiting).toMatchObject({ status: 'waiting', runAt: minutesOn(1), lastError: 'mail server away, try 1' });
      for (let minutes = 1; minutes < 600; minutes += 1) await look(minutes);
      expect(tries).toBe(MOST_ATTEMPTS);
      expect((await listJobs(pool, tester, workspaceId, null, 9))[0]).toMatchObject({ status: 'failed' });
    }));

  it('that cannot succeed are given up at once', () =>
    withFreshStore(async (store) => {
      const { pool } = store;
      const workspaceId = await freshWorkspace(store);
      const look = looker(pool, workspaceId, async () => {
        throw new FinalFailure('no such thing');
      });
      await look(0);
      await look(600);
      expect(await listJobs(pool, tester, workspaceId, null, 9)).toMatchObject([
        { status: 'failed', attempts: [{ outcome: 'failed', error: 'no such thing' }] },
      ]);
    }));

  it('of which a later one is due make way for it', () =>
    withFreshStore(async (store) => {
      const { pool } = store;
      const workspaceId = await freshWorkspace(store);
      const add = (dueAt: Date) => addJob(pool, tester, workspaceId, { kind: 'digest', dueAt, now: minutesOn(20_000) });
      expect(await add(monday)).toBe(true);
      expect(await add(minutesOn(10_080))).toBe(true);
      expect(await add(monday)).toBe(false);
      const jobs = await listJobs(pool, tester, workspaceId, 'digest', 9);
      expect(jobs.map(({ status }) => status)).toEqual(['waiting', 'skipped']);
    }));

  it('are no longer those of a holder whose lease ran out', () =>
    withFreshStore(async (store) => {
      const { pool } = store;
      const workspaceId = await freshWorkspace(store);
      await addJob(pool, tester, workspaceId, { kind: 'digest', dueAt: monday, now: monday });
      const take = (minutes: number) =>
        takeJob(pool, tester, workspaceId, { now: minutesOn(minutes), leaseMs: MINUTE });
      const first = await take(0);
      expect(await take(0.9)).toBeNull();
      const second = await take(1);
      if (!first || !second) throw new Error('not taken');
      expect([first.attempt, second.attempt]).toEqual([1, 2]);
      expect(await keepJob(pool, tester, workspaceId, first, minutesOn(2))).toBe(false);
      expect(await finishJob(pool, tester, workspaceId, first, { now: minutesOn(1), error: null })).toBeNull();
      expect(await finishJob(pool, tester, workspaceId, second, { now: minutesOn(1), error: null })).toBe('done');
      const [job] = await listJobs(pool, tester, workspaceId, null, 1);
      expect(job?.attempts.map(({ outcome }) => outcome)).toEqual(['lost', 'done']);
    }));
});

describe('a server killed while it sends', () => {
  it('leaves a job to the next one, which does not send the message again', () =>
    withFreshStore(async (store) => {
      const { pool } = store;
      const workspaceId = await freshWorkspace(store);
      await addJob(pool, tester, workspaceId, { kind: 'digest', dueAt: monday, now: monday });
      const { rows } = await pool.query<{ name: string }>('select current_database() as name');
      const script = join(packageRoot(), 'lib/jobs/testing/job-runner.ts');
      const runner = spawn(
        process.execPath,
        ['--import', 'tsx', script, testDataDir(), rows[0]?.name ?? '', String(workspaceId), monday.toISOString()],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const [said] = (await once(runner.stdout, 'data')) as [Buffer];
      expect(String(said)).toBe('1\n');
      runner.kill('SIGKILL');
      await once(runner, 'exit');

      const begun: (number | null)[] = [];
      const look = looker(pool, workspaceId, async ({ now }) => {
        for (const recipient of ['a@example.com', 'b@example.com']) {
          const message = { kind: 'digest', occasion: 'digest 1', channel: 'email', recipient, subject: '' } as const;
          const id = await beginDelivery(pool, tester, workspaceId, message, now());
          begun.push(id);
          if (id !== null)
            await finishDelivery(pool, tester, workspaceId, id, { status: 'sent', error: null, now: now() });
        }
      });
      await look(0.5);
      expect(begun).toEqual([]);
      await look(1.5);
      expect(begun).toEqual([null, expect.any(Number)]);
      const deliveries = await listDeliveries(pool, tester, workspaceId, 9);
      expect(deliveries.map(({ recipient, status }) => `${recipient} ${status}`).sort()).toEqual([
        'a@example.com unknown',
        'b@example.com sent',
      ]);
    }));
});
