import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { backupTo, restoreFrom } from './backup';
import { checkStore } from './check';
import { listImports } from './imports';
import type { Store } from './open';
import { readSettings, writeSettings } from './settings';
import { withFreshStore } from './testing';
import { accountRow, change, freshWorkspace, importFile, invoiceLine, ledgerText, tester } from './testing-records';
import { withdrawImport } from './undo-import';
import { listWorkspaces } from './workspaces';

const folder = mkdtempSync(join(tmpdir(), 'ratchet-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function fill(store: Store): Promise<number> {
  const workspaceId = await freshWorkspace(store);
  await writeSettings(store.pool, tester, workspaceId, { graceDays: 12 });
  const changes = [change({ accountId: 'a\t\\ü' }), change({ on: '2026-02-01' })];
  const first = await importFile(store, workspaceId, { changes, invoiceLines: [invoiceLine()] });
  await importFile(store, workspaceId, { changes, accounts: [accountRow({ name: 'A', attributes: { x: '"y"\n' } })] });
  await withdrawImport(store, tester, workspaceId, first.importId);
  return workspaceId;
}

describe('backup and restore', () => {
  it('a restored store equals the one that was backed up, and goes on', async () => {
    const file = join(folder, 'whole.gz');
    const { workspaceId, before } = await withFreshStore(async (store) => {
      const workspaceId = await fill(store);
      await backupTo(store, file);
      return { workspaceId, before: await stateOf(store, workspaceId) };
    });
    await withFreshStore(async (store) => {
      await restoreFrom(store, file);
      expect(await stateOf(store, workspaceId)).toEqual(before);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
      expect(await importFile(store, workspaceId, { changes: [change({ on: '2026-02-01' })] })).toMatchObject({
        unchanged: 1,
      });
      expect(await freshWorkspace(store)).toBe(workspaceId + 1);
      await expect(restoreFrom(store, file)).rejects.toThrow('empty store only');
    });
  });

  it('taken while an import is written it holds the import whole or not at all', () =>
    withFreshStore(async (store) => {
      const workspaceId = await fill(store);
      const file = join(folder, 'during.gz');
      const before = await ledgerText(store, workspaceId);
      const changes = Array.from({ length: 3000 }, (_, i) => change({ accountId: `n${i}` }));
      await Promise.all([importFile(store, workspaceId, { changes }), backupTo(store, file)]);
      const after = await ledgerText(store, workspaceId);
      await withFreshStore(async (other) => {
        await restoreFrom(other, file);
        const restored = await ledgerText(other, workspaceId);
        expect([before, after]).toContainEqual(restored);
        expect(await checkStore(other, tester, workspaceId)).toEqual([]);
      });
    }));

  it('refuses a file that is cut, altered or none of ours, and restores nothing of it', async () => {
    const file = join(folder, 'good.gz');
    await withFreshStore(async (store) => {
      await fill(store);
      await backupTo(store, file);
    });
    const good = readFileSync(file);
    const altered = gunzipSync(good).toString('latin1').replace('Platform', 'Plotform');
    const damages = {
      cut: good.subarray(0, good.length - 40),
      altered: gzipSync(Buffer.from(altered, 'latin1')),
      foreign: gzipSync('{"hello":1}\n'),
      plain: Buffer.from('no gzip at all'),
    };
    await withFreshStore(async (store) => {
      for (const [name, bytes] of Object.entries(damages)) {
        const path = join(folder, `${name}.gz`);
        writeFileSync(path, bytes);
        await expect(restoreFrom(store, path), name).rejects.toThrow(/damaged or not complete|no backup of Ratchet/);
        expect(await listWorkspaces(store, tester), name).toEqual([]);
      }
    });
  });
});

async function stateOf(store: Store, workspaceId: number): Promise<unknown> {
  const dated = await ledgerText(store, workspaceId, '2099-01-01');
  return {
    ledger: await ledgerText(store, workspaceId),
    dated,
    imports: await listImports(store.pool, tester, workspaceId),
    settings: await readSettings(store.pool, tester, workspaceId),
    workspaces: await listWorkspaces(store, tester),
  };
}
