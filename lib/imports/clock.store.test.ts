/** A clock that was a year ahead for a while, or is set back: what stands stays, and what falls due goes on. */
import { expect, it } from 'vitest';
import { runDueJobs } from '@/lib/jobs/loop';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { countAttempt } from '@/lib/store/attempts';
import { listImports } from '@/lib/store/imports';
import { listJobs } from '@/lib/store/jobs';
import { makeShare, tryPassword } from '@/lib/store/shares';
import { connectStripe, noteStripe } from '@/lib/store/stripe-connection';
import { withFreshStore } from '@/lib/store/testing';
import { change, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import { withdrawImport } from '@/lib/store/undo-import';
import { DEFAULT_OPTIONS } from '@/lib/stripe/options';
import { stripeJobsDue } from '@/lib/stripe/work';

const YEAR = "interval '1 year'";
const MINUTE = 60_000;
const now = new Date('2026-11-23T10:00:00Z');
const yearAhead = new Date('2027-11-23T10:00:00Z');

it('keeps the order of what was imported, withdrawn and brought in since', () =>
  withFreshStore(async (store) => {
    const workspaceId = await freshWorkspace(store);
    const arr = async (): Promise<number | undefined> => {
      const view = await loadLedgerView({ db: store.pool, principal: tester, workspaceId });
      return reports.movements(view, parseReportQuery([['grid', 'month']])).rows.at(-1)?.end_arr;
    };
    const state = (amountMinor: number) =>
      importFile(store, workspaceId, { changes: [change({ accountId: 'a', on: '2026-01-01', amountMinor })] });
    await state(1_000);
    const early = await state(2_000);
    await store.pool.query(`update import_run set appended_at = appended_at + ${YEAR} where import_id = $1`, [
      early.importId,
    ]);
    expect(await arr()).toBe(24_000);
    const late = await state(3_000);
    expect(await arr()).toBe(36_000);
    await withdrawImport(store, tester, workspaceId, late.importId);
    expect(await arr()).toBe(24_000);
    const moments = (await listImports(store.pool, tester, workspaceId))
      .toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0))
      .map(({ appendedAt }) => appendedAt?.getTime() ?? 0);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  }));

it('locks nobody out for longer than the longest wait', () =>
  withFreshStore(async (store) => {
    const { pool } = store;
    const workspaceId = await freshWorkspace(store);
    const limits = { 'password of ada': 2 };
    const waits = [];
    for (let tries = 0; tries < 3; tries++) waits.push(await countAttempt(pool, tester, limits));
    expect(waits).toEqual([0, 0, 900]);
    await pool.query(`update failed_attempt set began_at = began_at + ${YEAR}`);
    expect(await countAttempt(pool, tester, limits)).toBe(0);
    expect(await countAttempt(pool, tester, limits)).toBe(0);
    expect(await countAttempt(pool, tester, limits)).toBeGreaterThan(0);

    const scope = { kind: 'page', path: '/retention', search: '' } as const;
    const terms = { name: 'Board', scope, hidesNames: false, expiresAt: yearAhead, password: 'open sesame' };
    const { share } = await makeShare(pool, tester, workspaceId, terms);
    const attempt = (password: string, at: Date) => tryPassword(pool, tester, workspaceId, share.id, password, at);
    for (let wrong = 0; wrong < 5; wrong++) await attempt('guessed', yearAhead);
    expect(await attempt('open sesame', yearAhead)).toBe('later');
    expect(await attempt('open sesame', now)).toBe('right');
  }));

it('does what falls due, each once, whichever way the clock went', () =>
  withFreshStore(async (store) => {
    const { pool } = store;
    const workspaceId = await freshWorkspace(store);
    const dones: string[] = [];
    const day = (at: Date): Date => new Date(`${at.toISOString().slice(0, 10)}T08:00:00Z`);
    const look = (at: Date) =>
      runDueJobs({
        db: pool,
        now: () => at,
        log: () => undefined,
        work: {
          workspaces: async () => [workspaceId],
          dueBy: async (_, moment) => [{ kind: 'digest', dueAt: day(moment) }],
          run: async ({ job }) => void dones.push(job.dueAt.toISOString().slice(0, 10)),
        },
      });
    const tomorrow = new Date(now.getTime() + 24 * 60 * MINUTE);
    for (const at of [now, yearAhead, now, tomorrow, now, tomorrow]) await look(at);
    expect(dones).toEqual(['2026-11-23', '2027-11-23', '2026-11-24']);
    expect((await listJobs(pool, tester, workspaceId, 'digest', 9)).map(({ status }) => status)).toEqual([
      ...['done', 'done', 'done'],
    ]);
  }));

it('reads Stripe again although it was put off by a clock that was ahead', () =>
  withFreshStore(async (store) => {
    const { pool } = store;
    const workspaceId = await freshWorkspace(store);
    const said = { mode: 'test', keySealed: 'sealed', keyHint: 'rk_…1234', options: { ...DEFAULT_OPTIONS } } as const;
    await connectStripe(pool, tester, workspaceId, said, now);
    const due = () => stripeJobsDue({ store, principal: tester }, workspaceId, now);
    await noteStripe(pool, tester, workspaceId, { nextDue: new Date(now.getTime() + 14 * MINUTE) });
    expect(await due()).toEqual([]);
    await noteStripe(pool, tester, workspaceId, { nextDue: yearAhead });
    expect(await due()).toEqual([{ kind: 'stripe', dueAt: now }]);
  }));
