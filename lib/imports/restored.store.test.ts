/** A backup restored elsewhere, from the embedded engine to a named server and back, answers every report alike. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { type ReportName, reports } from '@/lib/reports/reports';
import { backupTo, restoreFrom } from '@/lib/store/backup';
import { checkStore } from '@/lib/store/check';
import { openStore, type Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { databaseUrlOf } from '@/lib/store/testing/address';
import { change, importFile, tester } from '@/lib/store/testing-records';
import { importSample } from './sample';
import { newSampleWorkspace } from './workspaces';

const folder = mkdtempSync(join(tmpdir(), 'ratchet-restored-'));
afterAll(() => rmSync(folder, { recursive: true }));

const questions: [string, string][][] = [[], [['grid', 'quarter']], [['window', '3']]];
const times = process.env.RATCHET_LONG ? 20 : 3;

/** A hash for each report and question; what a report refuses is a part of it. */
async function hashes(store: Store, workspaceId: number): Promise<Record<string, string>> {
  const view = await loadLedgerView({ db: store.pool, principal: tester, workspaceId }, undefined, true);
  const found: Record<string, string> = {};
  for (const name of Object.keys(reports) as ReportName[])
    for (const question of questions) {
      let text: string;
      try {
        text = JSON.stringify(reports[name](view, parseReportQuery(question)));
      } catch (error) {
        text = (error as Error).message;
      }
      found[`${name}?${new URLSearchParams(question)}`] = createHash('sha256').update(text).digest('hex');
    }
  return found;
}

/** The same database by its address, as DATABASE_URL names a server. */
async function asServer<T>({ pool }: Store, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl: databaseUrlOf(pool.options), dataDir: folder });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

it(`from embedded to a server and back every report has its hash, also ${times} times while imports are written`, () =>
  withFreshStore(async (store) => {
    const { id } = (await newSampleWorkspace(store, tester)) as { id: number };
    await importSample({ store, principal: tester, today: '2026-09-18' }, { workspaceId: id, importId: null });
    const before = await hashes(store, id);
    expect(Object.keys(before).length).toBeGreaterThan(60);
    const [there, back] = [join(folder, 'there.gz'), join(folder, 'back.gz')];
    await backupTo(store, there);
    await withFreshStore((other) =>
      asServer(other, async (server) => {
        expect(server.kind).toBe('server');
        await restoreFrom(server, there);
        expect(await hashes(server, id)).toEqual(before);
        await backupTo(server, back);
      }),
    );
    await withFreshStore(async (again) => {
      await restoreFrom(again, back);
      expect(await hashes(again, id)).toEqual(before);
      expect(await checkStore(again, tester, id)).toEqual([]);
    });
    let now = before;
    for (let n = 0; n < times; n++) {
      const during = join(folder, `during-${n}.gz`);
      const changes = Array.from({ length: 300 }, (_, i) => change({ accountId: `during ${n} ${i}` }));
      const [earlier] = [now, await Promise.all([importFile(store, id, { changes }), backupTo(store, during)])];
      now = await hashes(store, id);
      await withFreshStore(async (other) => {
        await restoreFrom(other, during);
        expect([earlier, now]).toContainEqual(await hashes(other, id));
      });
    }
  }));
