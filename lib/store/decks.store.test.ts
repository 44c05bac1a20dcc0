import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupTo, restoreFrom } from './backup';
import { checkStore } from './check';
import { changeDeck, createDeck, type DeckText, listDecks, readDeck, removeDeck } from './decks';
import { withFreshStore } from './testing';
import { freshWorkspace, tester } from './testing-records';
import { ledgerVersionOf, removeWorkspace } from './workspaces';

const slides = [
  { id: 's1', exhibit: 'retention', title: null },
  { id: 's2', exhibit: 'bridge', title: null },
];
const board: DeckText = {
  name: 'Board, Q3 2026',
  template: 'board',
  choice: { period: '2026-Q3', slides, logo: `data:image/png;base64,${'A'.repeat(2000)}` },
};

describe('decks', () => {
  it('are created, changed, taken away and brought back, the one last written first; no figure depends on them', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const version = await ledgerVersionOf(store.pool, tester, workspaceId);
      const first = await createDeck(store.pool, tester, workspaceId, board);
      const second = await createDeck(store.pool, tester, workspaceId, { ...board, name: 'Summary' });
      expect(first).toMatchObject({ ...board, edition: 1 });
      const change = (said: Partial<DeckText>, edition: number | null = null) =>
        changeDeck(store.pool, tester, workspaceId, { id: first.id, edition }, (deck) => ({ ...deck, ...said }));
      expect(await change({ choice: { ...board.choice, slides: slides.slice(1) } }, 1)).toMatchObject({ edition: 2 });
      const all = async () =>
        (await listDecks(store.pool, tester, workspaceId)).map((deck) => [deck.name, deck.slides, deck.period]);
      expect(await all()).toEqual([
        ['Board, Q3 2026', 1, '2026-Q3'],
        ['Summary', 2, '2026-Q3'],
      ]);
      await removeDeck(store.pool, tester, workspaceId, first.id, true);
      expect(await readDeck(store.pool, tester, workspaceId, first.id)).toBeNull();
      expect(await change({ name: 'Gone' })).toBeNull();
      expect(await removeDeck(store.pool, tester, workspaceId, first.id, true)).toBeNull();
      expect(await all()).toEqual([['Summary', 2, '2026-Q3']]);
      expect(await removeDeck(store.pool, tester, workspaceId, first.id, false)).toMatchObject({ edition: 2 });
      expect((await readDeck(store.pool, tester, workspaceId, second.id))?.updatedAt).toMatch(/^2\d{3}-.*Z$/);
      expect(await ledgerVersionOf(store.pool, tester, workspaceId)).toBe(version);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('of two who change the same edition, the second is told and nothing of the first is lost', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const { id } = await createDeck(store.pool, tester, workspaceId, board);
      const rename = (name: string) =>
        changeDeck(store.pool, tester, workspaceId, { id, edition: 1 }, (deck) => ({ ...deck, name }));
      const outcomes = await Promise.allSettled([rename('One'), rename('Other')]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await readDeck(store.pool, tester, workspaceId, id)).toMatchObject({ edition: 2 });
      const { rows } = await store.pool.query(
        "select action, length(details::text) < 400 as short from audit where action like 'deck%' order by audit_no",
      );
      expect(rows).toEqual([
        { action: 'deck_written', short: true },
        { action: 'deck_written', short: true },
      ]);
    }));
});

it('a backup carries decks, and their numbers go on; a removed workspace takes them along', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-decks-'));
  const file = join(folder, 'decks.gz');
  try {
    const kept = await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const deck = await createDeck(store.pool, tester, workspaceId, board);
      await backupTo(store, file);
      return deck;
    });
    await withFreshStore(async (store) => {
      await restoreFrom(store, file);
      expect(await readDeck(store.pool, tester, 1, kept.id)).toEqual(kept);
      expect((await createDeck(store.pool, tester, 1, board)).id).toBe(kept.id + 1);
      await removeWorkspace(store, tester, 1);
      expect((await store.pool.query('select deck_no from deck')).rows).toEqual([]);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
