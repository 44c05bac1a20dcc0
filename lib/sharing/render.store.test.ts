import { describe, expect, it } from 'vitest';
import { digestPlace } from '@/lib/digest/testing/places';
import { closeMonth } from '@/lib/reports/closed-close';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { writeNote } from '@/lib/store/notes';
import type { Store } from '@/lib/store/open';
import type { Share, ShareScope } from '@/lib/store/shares';
import { withFreshStore } from '@/lib/store/testing';
import { change, importFile, tester } from '@/lib/store/testing-records';
import { exhibits } from '@/lib/view/deck/exhibits/registry';
import { templateDeck } from '@/lib/view/deck/templates';
import { escaped } from '@/lib/view/markup';
import { renderShare } from './render';

const now = new Date('2026-11-22T10:00:00Z');
const names = ['Acme', 'Bee', 'Dent & Sons <"quoted">', 'Egg', 'Foe'];
const paths = ['/', '/retention', '/expansion', '/cohorts'] as const;

const shareOf = (workspaceId: number, scope: ShareScope, said: Partial<Share> = {}): Share => ({
  id: 1,
  workspaceId,
  name: 'For Acme',
  scope,
  hidesNames: true,
  expiresAt: now,
  hasPassword: false,
  opened: 0,
  lastOpenedAt: null,
  createdAt: now,
  createdBy: 'test',
  revokedAt: null,
  ...said,
});

/** Renders shares of a small company, on whose days notes name accounts. */
async function rendering(store: Store) {
  const { reader, workspace } = await digestPlace(store, now);
  const note = { on: '2026-10-05', title: 'Acme and dent & sons <"quoted"> asked', text: null, kind: 'other' } as const;
  await writeNote(store.pool, tester, workspace.id, null, note);
  const render = async (scope: ShareScope, said: Partial<Share> = {}) =>
    renderShare(shareOf(workspace.id, scope, said), {
      db: store.pool,
      principal: tester,
      company: workspace.name,
      timeZone: null,
      view: await loadLedgerView(reader, undefined, true),
      viewOf: (question) => loadLedgerView(reader, question, true),
    });
  return { render, workspaceId: workspace.id };
}

const page = (path: string, search = ''): ShareScope => ({ kind: 'page', path, search });

describe('a shared page', () => {
  it('without names has none of them anywhere, whatever anybody wrote', () =>
    withFreshStore(async (store) => {
      const { render } = await rendering(store);
      const deck = templateDeck('board');
      const slides = deck.slides.map((slide) => ({ ...slide, title: 'Foe leaves, egg came', notes: 'Ask Bee' }));
      const scopes: ShareScope[] = [
        ...paths.map((path) => page(path)),
        page('/', 'as_of=2026-11-20'),
        page('/retention', 'where=name%3DAcme'),
        { kind: 'deck', deck: { ...deck, name: 'Acme review', slides } },
        { kind: 'deck', deck: templateDeck('board', '2026-11') },
      ];
      for (const scope of scopes) {
        const html = (await render(scope)) ?? '';
        expect(html).toContain('<h2');
        const text = html.toLowerCase();
        for (const name of names) {
          const isWord = new RegExp(
            `(?<![a-z])${escaped(name.toLowerCase()).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![a-z])`,
          );
          expect(isWord.test(text), `${name} in ${JSON.stringify(scope).slice(0, 60)}`).toBe(false);
          expect(text.includes(name.toLowerCase().replaceAll('"', '&quot;')) && name.length > 3).toBe(false);
        }
      }
    }));

  it('with names has them as text', () =>
    withFreshStore(async (store) => {
      const { render } = await rendering(store);
      const html = await render({ kind: 'deck', deck: templateDeck('board', '2026-11') }, { hidesNames: false });
      expect(html).toContain('Acme');
      expect(html).toContain('Dent &amp; Sons &lt;&quot;quoted&quot;&gt;');
      expect(html).not.toContain('<"quoted">');
    }));

  it('is its own cards under its own question, with no script and no way further', () =>
    withFreshStore(async (store) => {
      const { render } = await rendering(store);
      for (const [path, of] of [
        ['/', 'overview'],
        ['/retention', 'retention'],
        ['/expansion', 'expansion'],
        ['/cohorts', 'cohorts'],
      ] as const) {
        const html = (await render(page(path))) ?? '';
        const shown = [...html.matchAll(/id="s-([^"]+)"/g)].map(([, name]) => name);
        expect(shown).toEqual(exhibits.filter((each) => each.page === of).map(({ name }) => name));
        expect(html).not.toMatch(/<script|<a |href=|<iframe|<link/);
        expect(html).toContain('noindex');
      }
      expect(await render(page('/accounts'))).toBeNull();
      expect(await render(page('/s/x'))).toBeNull();
      expect(await render(page('constructor'))).toBeNull();
    }));

  it('of a deck has its slides in their order, without the notes of who presents', () =>
    withFreshStore(async (store) => {
      const { render } = await rendering(store);
      const deck = templateDeck('board');
      const slides = deck.slides.toReversed().map((slide) => ({ ...slide, notes: 'Say this quietly' }));
      const html = (await render({ kind: 'deck', deck: { ...deck, slides } })) ?? '';
      const shown = [...html.matchAll(/id="s-([^"]+)"/g)].map(([, name]) => name);
      expect(shown).toEqual(slides.map(({ id }) => id));
      expect(html).not.toContain('quietly');
    }));

  it('says whether its month is as it was closed, or restated since', () =>
    withFreshStore(async (store) => {
      const { render, workspaceId } = await rendering(store);
      const deck = templateDeck('board', '2026-10');
      const slides = [
        ...deck.slides,
        { ...deck.slides[0]!, id: 'september', exhibit: 'headline', search: 'month=2026-09' },
      ];
      const scopes: ShareScope[] = [
        { kind: 'deck', deck: { ...deck, slides } },
        page('/'),
        page('/', 'where=name%3DAcme'),
        page('/', 'fx=rolling'),
        page('/', 'as_of=2026-11-20'),
        { kind: 'deck', deck: templateDeck('board', '2026-09') },
      ];
      const said = async () =>
        Promise.all(
          scopes.map(async (scope) => {
            const html = (await render(scope)) ?? '';
            const [words = null] = /(?:Oct 2026 )?(?:as|restated since) closed on \d+ \w+ \d{4}/.exec(html) ?? [];
            return words?.replace(/\d+ \w+ \d{4}$/, 'day') ?? null;
          }),
        );
      expect(await said()).toEqual([null, null, null, null, null, null]);
      await closeMonth(store, tester, workspaceId, { period: '2026-10', by: 'Ann', note: null });
      const [asClosed, named] = ['as closed on day', 'Oct 2026 as closed on day'];
      expect(await said()).toEqual([asClosed, named, named, null, null, null]);
      const html = (await render(scopes[0]!)) ?? '';
      const september = html.slice(html.indexOf('id="s-september"'));
      expect(september).toContain('Sep 2026');
      expect(september).not.toContain('closed on');
      await importFile(store, workspaceId, {
        changes: [change({ accountId: 'b', on: '2026-10-02', amountMinor: 21_000, row: 2 })],
        dataThrough: '2026-11-21',
      });
      const since = 'restated since closed on day';
      expect(await said()).toEqual([since, `Oct 2026 ${since}`, `Oct 2026 ${since}`, null, null, null]);
    }));
});
