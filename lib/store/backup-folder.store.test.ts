import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { restoreFrom } from './backup';
import { backupInto, listBackups } from './backup-folder';
import { readBackupPlan, recordBackup, writeBackupPlan } from './backup-plan';
import { verifyBackup } from './backup-verify';
import { withFreshStore } from './testing';
import { change, freshWorkspace, importFile, tester } from './testing-records';

const root = mkdtempSync(join(tmpdir(), 'ratchet-backups-'));
afterAll(() => rmSync(root, { recursive: true }));

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day, 3));

describe('a folder of backups', () => {
  it('keeps the newest, leaves other files alone, and each can be read whole', () =>
    withFreshStore(async (store) => {
      const folder = join(root, 'kept');
      await freshWorkspace(store);
      for (const day of [1, 2, 3]) await backupInto(store, folder, { keep: 2, now: at(day) });
      writeFileSync(join(folder, 'mine.txt'), 'mine');
      const draft = join(folder, 'ratchet-2026-11-01T000000Z.backup.gz.99.part');
      writeFileSync(draft, 'half');
      utimesSync(draft, at(1), at(1));
      const { removed, rows } = await backupInto(store, folder, { keep: 2, now: at(4) });
      expect(removed).toEqual(['ratchet-2026-11-02T030000Z.backup.gz']);
      const files = await listBackups(folder);
      expect(files.map(({ at: made }) => made)).toEqual([at(4), at(3)]);
      expect(readdirSync(folder)).toContain('mine.txt');
      expect(readdirSync(folder)).not.toContain('ratchet-2026-11-01T000000Z.backup.gz.99.part');
      expect(await verifyBackup(join(folder, files[0]?.name ?? ''))).toBe(rows);
    }));

  it('a clock that was set back costs no backup that is newer by its name', () =>
    withFreshStore(async (store) => {
      const folder = join(root, 'clock');
      await freshWorkspace(store);
      await backupInto(store, folder, { keep: 1, now: at(9) });
      const { file } = await backupInto(store, folder, { keep: 2, now: at(5) });
      expect(readdirSync(folder)).toHaveLength(2);
      expect(await verifyBackup(file)).toBeGreaterThan(0);
    }));

  it('what cannot be written removes nothing', () =>
    withFreshStore(async (store) => {
      const folder = join(root, 'refused');
      await freshWorkspace(store);
      await backupInto(store, folder, { keep: 1, now: at(1) });
      // A folder in its place: the file cannot come under its name.
      mkdirSync(join(folder, 'ratchet-2026-11-02T030000Z.backup.gz', 'in the way'), { recursive: true });
      await expect(backupInto(store, folder, { keep: 1, now: at(2) })).rejects.toThrow();
      expect(readdirSync(folder)).toContain('ratchet-2026-11-01T030000Z.backup.gz');
      expect(readdirSync(folder).some((name) => name.endsWith('.part'))).toBe(false);
    }));

  it('20 of 20 damages are found, and none is restored', () =>
    withFreshStore(async (store) => {
      const folder = join(root, 'damaged');
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { changes: [change(), change({ on: '2026-02-01' })] });
      const { file } = await backupInto(store, folder, { keep: 1, now: at(1) });
      const good = readFileSync(file);
      const path = join(folder, 'damaged.gz');
      await withFreshStore(async (other) => {
        for (let n = 0; n < 20; n++) {
          const place = Math.floor((good.length * (n + 0.5)) / 20);
          const bytes = n % 2 === 0 ? good.subarray(0, place) : Buffer.from(good);
          if (n % 2 === 1) bytes[place] = (bytes[place] ?? 0) ^ 0x41;
          writeFileSync(path, bytes);
          await expect(verifyBackup(path), `damage ${n}`).rejects.toThrow();
          await expect(restoreFrom(other, path), `damage ${n}`).rejects.toThrow();
        }
        expect((await other.pool.query('select 1 from workspace')).rowCount).toBe(0);
        expect(await restoreFrom(other, file)).toBe(await verifyBackup(file));
      });
    }));

  it('the plan is kept and told of, and each backup too', () =>
    withFreshStore(async ({ pool, ...store }) => {
      vi.useFakeTimers({ now: at(1), toFake: ['Date'] });
      const workspaceId = await freshWorkspace({ pool, ...store });
      expect(await readBackupPlan(pool, tester, workspaceId)).toMatchObject({
        plan: { isOn: false },
        scheduledAt: null,
      });
      const plan = { isOn: true, hour: 4, keep: 7 };
      await writeBackupPlan(pool, tester, workspaceId, plan, at(1));
      expect(await readBackupPlan(pool, tester, workspaceId)).toEqual({ plan, scheduledAt: at(1) });
      await recordBackup(pool, tester, workspaceId, { file: 'x', rows: 1, bytes: 2, removed: 0 });
      const { rows } = await pool.query("select action from audit where action like 'backup%' order by link");
      expect(rows.map(({ action }) => action)).toEqual(['backup_planned', 'backup_made']);
      vi.useRealTimers();
    }));
});
