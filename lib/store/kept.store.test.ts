import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupTo, restoreFrom } from './backup';
import { checkStore } from './check';
import { listNotes, removeNote, writeNote } from './notes';
import { listSavedViews, removeSavedView, writeSavedView } from './saved-views';
import { withFreshStore } from './testing';
import { freshWorkspace, tester } from './testing-records';
import { ledgerVersionOf, removeWorkspace } from './workspaces';

const rise = { on: '2026-03-01', title: 'Prices rise', text: null, kind: 'price' } as const;
const smb = { name: 'SMB', path: '/retention', search: 'where=segment%3DSMB', isDefault: false };

describe('notes', () => {
  it('are written, written anew, taken away and brought back; no figure depends on them', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const version = await ledgerVersionOf(store.pool, tester, workspaceId);
      const note = await writeNote(store.pool, tester, workspaceId, null, rise);
      const id = note?.id ?? 0;
      await writeNote(store.pool, tester, workspaceId, null, {
        ...rise,
        on: '2026-01-15',
        title: 'Launch',
        kind: 'launch',
      });
      await writeNote(store.pool, tester, workspaceId, id, { ...rise, text: 'Seven percent' });
      const all = async () => (await listNotes(store.pool, tester, workspaceId)).map(({ on, text }) => [on, text]);
      expect(await all()).toEqual([
        ['2026-01-15', null],
        ['2026-03-01', 'Seven percent'],
      ]);
      expect(await removeNote(store.pool, tester, workspaceId, id, true)).toMatchObject({ id, title: 'Prices rise' });
      expect(await removeNote(store.pool, tester, workspaceId, id, true)).toBeNull();
      expect(await writeNote(store.pool, tester, workspaceId, id, rise)).toBeNull();
      expect(await all()).toEqual([['2026-01-15', null]]);
      await removeNote(store.pool, tester, workspaceId, id, false);
      expect(await all()).toHaveLength(2);
      expect(await ledgerVersionOf(store.pool, tester, workspaceId)).toBe(version);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
      const { rows } = await store.pool.query("select action from audit where action like 'note%' order by audit_no");
      expect(rows.map(({ action }) => action)).toEqual([
        ...['note_written', 'note_written', 'note_written', 'note_removed', 'note_written'],
      ]);
    }));
});

describe('saved views', () => {
  it('a page has one default; one that comes back as the default takes its place', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const save = (said: Partial<typeof smb>, id: number | null = null) =>
        writeSavedView(store.pool, tester, workspaceId, id, { ...smb, ...said });
      const first = await save({ isDefault: true });
      await save({ name: 'Cohorts', path: '/cohorts', isDefault: true });
      await removeSavedView(store.pool, tester, workspaceId, first?.id ?? 0, true);
      await save({ name: 'Enterprise', isDefault: true });
      await removeSavedView(store.pool, tester, workspaceId, first?.id ?? 0, false);
      await save({ name: 'SMB, renamed', isDefault: true }, first?.id);
      const views = await listSavedViews(store.pool, tester, workspaceId);
      expect(views.map(({ name, isDefault }) => [name, isDefault])).toEqual([
        ['Cohorts', true],
        ['Enterprise', false],
        ['SMB, renamed', true],
      ]);
      expect(await save({}, 999)).toBeNull();
    }));
});

it('a backup carries both, and their numbers go on; a removed workspace takes them along', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-kept-'));
  const file = join(folder, 'kept.gz');
  try {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await writeNote(store.pool, tester, workspaceId, null, rise);
      await writeSavedView(store.pool, tester, workspaceId, null, smb);
      await backupTo(store, file);
    });
    await withFreshStore(async (store) => {
      await restoreFrom(store, file);
      const workspaceId = 1;
      const [note] = await listNotes(store.pool, tester, workspaceId);
      expect(note).toMatchObject(rise);
      expect(await listSavedViews(store.pool, tester, workspaceId)).toHaveLength(1);
      const next = await writeNote(store.pool, tester, workspaceId, null, rise);
      expect(next?.id).toBe((note?.id ?? 0) + 1);
      await removeWorkspace(store, tester, workspaceId);
      const { rows } = await store.pool.query('select note_no from note union all select view_no from saved_view');
      expect(rows).toEqual([]);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
