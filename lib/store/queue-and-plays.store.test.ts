import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupTo, restoreFrom } from './backup';
import { checkStore } from './check';
import { MarkError } from './mark-account';
import type { Store } from './open';
import { listPlayRuns, type PlayRunText, removePlayRun, writePlayRun } from './play-runs';
import { listPlays, type PlayText, removePlay, writePlay } from './plays';
import { listQueueMarks, markInQueue, NO_QUEUE_MARK } from './queue-marks';
import { addRuleAction, listRuleActions, readRuleWebhook, removeRuleAction } from './rule-actions';
import { endFirings, listFirings, markFiringsTold, recordFirings } from './rule-firings';
import { withFreshStore } from './testing';
import { accountRow, change, freshWorkspace, importFile, tester } from './testing-records';

const play: PlayText = {
  name: 'Offer seats',
  trigger: 'action:offer_seats',
  triggerWords: null,
  say: 'Your team has grown.',
  offer: 'Ten seats for the price of eight',
  owner: 'Ana',
  steps: ['Write to the champion', 'Call'],
  arms: [
    { name: 'A', what: 'By mail' },
    { name: 'B', what: 'By phone' },
  ],
};
const run: PlayRunText = {
  ...{ account: 'a', arm: 'A', beganOn: '2026-01-10', outcome: null, outcomeOn: null, note: null },
};
const now = new Date('2026-03-02T08:00:00Z');

async function company(store: Store): Promise<number> {
  const workspaceId = await freshWorkspace(store);
  await importFile(store, workspaceId, { changes: [change()], accounts: [accountRow()] });
  return workspaceId;
}

describe('marks of the queue', () => {
  it('change what is said and leave the rest; what held before undoes them', () =>
    withFreshStore(async (store) => {
      const { pool } = store;
      const id = await company(store);
      const first = await markInQueue(pool, tester, id, 'a', { owner: 'Ana', note: 'Call' });
      expect(first.before).toEqual(NO_QUEUE_MARK);
      const second = await markInQueue(pool, tester, id, 'a', { snoozedUntil: '2026-04-01' });
      expect(await listQueueMarks(pool, tester, id)).toMatchObject([
        { account: 'a', owner: 'Ana', note: 'Call', snoozedUntil: '2026-04-01', madeBy: 'test' },
      ]);
      await markInQueue(pool, tester, id, 'a', second.before);
      expect(await listQueueMarks(pool, tester, id)).toMatchObject([{ owner: 'Ana', snoozedUntil: null }]);
      await expect(markInQueue(pool, tester, id, 'nobody', { note: '' })).rejects.toThrow(MarkError);
      const { rows } = await pool.query("select count(*)::int as n from audit where action = 'queue_marked'");
      expect(rows).toEqual([{ n: 3 }]);
      expect(await checkStore(store, tester, id)).toEqual([]);
    }));
});

describe('plays', () => {
  it('are written, run, taken away and brought back with their runs', () =>
    withFreshStore(async (store) => {
      const { pool } = store;
      const id = await company(store);
      const written = await writePlay(pool, tester, id, null, play);
      const playId = written?.id ?? 0;
      expect(written).toEqual({ id: playId, ...play });
      await writePlay(pool, tester, id, playId, { ...play, owner: 'Ben' });
      const runId = await writePlayRun(pool, tester, id, { id: null, playId, ...run });
      await writePlayRun(pool, tester, id, { id: runId, playId, ...run, outcome: 'won', outcomeOn: '2026-02-01' });
      expect(await listPlayRuns(pool, tester, id)).toEqual([
        { id: runId, playId, ...run, outcome: 'won', outcomeOn: '2026-02-01' },
      ]);
      expect(await writePlayRun(pool, tester, id, { id: null, playId: 99, ...run })).toBeNull();
      await expect(writePlayRun(pool, tester, id, { id: null, playId, ...run, account: 'x' })).rejects.toThrow();
      await removePlay(pool, tester, id, playId, true);
      expect([await listPlays(pool, tester, id), await listPlayRuns(pool, tester, id)]).toEqual([[], []]);
      expect(await writePlay(pool, tester, id, playId, play)).toBeNull();
      await removePlay(pool, tester, id, playId, false);
      expect(await listPlays(pool, tester, id)).toMatchObject([{ owner: 'Ben' }]);
      expect(await removePlayRun(pool, tester, id, runId ?? 0, true)).toBe(true);
      expect(await removePlayRun(pool, tester, id, runId ?? 0, true)).toBe(false);
      expect(await listPlayRuns(pool, tester, id)).toEqual([]);
      await removePlayRun(pool, tester, id, runId ?? 0, false);
      expect(await listPlayRuns(pool, tester, id)).toHaveLength(1);
    }));
});

describe('firings of a rule', () => {
  it('are told once: not what held at the first look, again after it has ceased', () =>
    withFreshStore(async (store) => {
      const { pool } = store;
      const id = await company(store);
      const look = async (day: string, accounts: string[], edition = 'first') => {
        const untold = await recordFirings(pool, tester, id, { rule: 'ready', edition, accounts, day }, now);
        return untold.map(({ account }) => account);
      };
      expect(await look('2026-03-01', ['a'])).toEqual([]);
      expect(await look('2026-03-02', ['a', 'b'])).toEqual(['b']);
      expect(await look('2026-03-02', ['a', 'b'])).toEqual(['b']);
      const [told] = await listFirings(pool, tester, id, 9);
      await markFiringsTold(pool, tester, id, [told?.id ?? 0], now);
      expect(await look('2026-03-03', ['a', 'b'])).toEqual([]);
      expect(await look('2026-03-04', ['b'])).toEqual([]);
      expect(await look('2026-03-05', ['a', 'b'])).toEqual(['a']);
      // Other conditions are looked at for the first time.
      expect(await look('2026-03-06', ['a', 'b', 'c'], 'second')).toEqual(['a']);
      await endFirings(pool, tester, id, [], now);
      expect(await look('2026-03-09', ['a', 'b', 'c'], 'second')).toEqual([]);
      expect(await look('2026-03-10', ['a', 'b', 'c', 'd'], 'second')).toEqual(['d']);
      expect((await listFirings(pool, tester, id, 9)).map(({ account }) => account)).toEqual(['d', 'a', 'b']);
    }));

  it('of a rule that held for nobody tell of the first', () =>
    withFreshStore(async (store) => {
      const id = await company(store);
      const look = (day: string, accounts: string[]) =>
        recordFirings(store.pool, tester, id, { rule: 'ready', edition: 'e', accounts, day }, now);
      expect(await look('2026-03-01', [])).toEqual([]);
      expect(await look('2026-03-02', ['a'])).toMatchObject([{ account: 'a', firedOn: '2026-03-02', toldAt: null }]);
    }));
});

it('a backup carries all but the addresses of webhooks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-plays-'));
  const file = join(folder, 'plays.gz');
  try {
    await withFreshStore(async (store) => {
      const { pool } = store;
      const id = await company(store);
      await markInQueue(pool, tester, id, 'a', { owner: 'Ana' });
      const written = await writePlay(pool, tester, id, null, play);
      await writePlayRun(pool, tester, id, { id: null, playId: written?.id ?? 0, ...run });
      const to = 'https://hooks.example.com/secret';
      const action = await addRuleAction(pool, tester, id, { rule: 'ready', channel: 'slack', to, toOwner: false });
      expect(await readRuleWebhook(pool, tester, id, action)).toBe(to);
      expect(await removeRuleAction(pool, tester, id, action, true)).toBe(true);
      expect(await listRuleActions(pool, tester, id)).toEqual([]);
      expect(await removeRuleAction(pool, tester, id, action, false)).toBe(true);
      await recordFirings(pool, tester, id, { rule: 'ready', edition: 'e', accounts: ['a'], day: '2026-03-01' }, now);
      await backupTo(store, file);
    });
    await withFreshStore(async (store) => {
      const { pool } = store;
      await restoreFrom(store, file);
      expect(await listQueueMarks(pool, tester, 1)).toMatchObject([{ account: 'a', owner: 'Ana' }]);
      expect(await listPlays(pool, tester, 1)).toMatchObject([play]);
      expect(await listPlayRuns(pool, tester, 1)).toMatchObject([run]);
      expect(await listRuleActions(pool, tester, 1)).toMatchObject([
        { channel: 'slack', recipient: 'hooks.example.com', hasAddress: false },
      ]);
      const { rows } = await pool.query('select count(*)::int as n from rule_firing');
      expect(rows).toEqual([{ n: 2 }]);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
