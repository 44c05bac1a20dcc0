/** Slides of what is kept beside the ledger's figures: an account's story, a closed month, adjustments by hand. */
import { describe, expect, it } from 'vitest';
import type { ChangeRecord } from '@/lib/domain/records';
import { adjust } from '@/lib/imports/adjust';
import { closeMonth } from '@/lib/reports/closed-close';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { change, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import type { SlideModel } from '@/lib/view/deck/deck';
import { templateDeck } from '@/lib/view/deck/templates';
import { deckOf } from './deck';
import { deckContext } from './deck-context';

/** 100.00 and 50.00 a month for more than a year; the first grows in March 2026. */
const changes: ChangeRecord[] = [
  change({ accountId: 'a', on: '2025-01-01', row: 2 }),
  change({ accountId: 'a', on: '2026-03-10', amountMinor: 12_000, row: 3 }),
  change({ accountId: 'b', on: '2025-01-01', amountMinor: 5_000, row: 4 }),
];

async function slidesOf(store: Store, workspaceId: number, hideNames = false) {
  const reader = { db: store.pool, principal: tester, workspaceId };
  const view = await loadLedgerView(reader);
  const slides = [
    ['account-course', 'account=a'],
    ['account-ledger', 'account=a'],
    ['account-none', ''],
    ['restatement', 'month=2026-03'],
    ['tie-out', 'month=2026-03'],
    ['adjustments', ''],
  ] as const;
  const choice = {
    ...templateDeck('board', '2026-03'),
    hideNames,
    slides: slides.map(([id, search]) => ({
      ...{ id, search, exhibit: id === 'account-none' ? 'account-course' : id },
      ...{ shown: true, title: null, notes: null },
    })),
  };
  const place = { reader, view, company: 'Halyard', viewOf: async () => view };
  const deck = await deckOf(view, await deckContext(place, choice), choice);
  return (name: string): SlideModel => {
    const slide = deck.slides.find(({ id }) => id === name);
    if (!slide) throw new Error(`no slide ${name}`);
    return slide;
  };
}

async function ledger(store: Store): Promise<number> {
  const workspaceId = await freshWorkspace(store);
  await importFile(store, workspaceId, {
    dataThrough: '2026-04-15',
    changes,
    accounts: [{ accountId: 'a', name: 'Brampton', effectiveDay: null, startedDay: null, row: 2, attributes: {} }],
  });
  return workspaceId;
}

const cellsOf = ({ plot }: SlideModel): (number | null)[][] =>
  plot?.kind === 'table' ? plot.rows.map((cells) => cells.map(({ value }) => value)) : [];

describe('slides of what the store keeps', () => {
  it('draw an account month by month, and list its changes', () =>
    withFreshStore(async (store) => {
      const slideOf = await slidesOf(store, await ledger(store));
      const course = slideOf('account-course');
      if (course.plot?.kind !== 'columns') throw new Error('no columns');
      expect(course.plot.categories).toHaveLength(15);
      expect(course.plot.series.map(({ values }) => values.at(-1))).toEqual([144_000]);
      expect(course.plot.series[0]?.values[0]).toBe(120_000);
      expect(course.figures.map(({ value }) => value)).toEqual([144_000, 24_000, 24_000]);
      expect(cellsOf(slideOf('account-ledger')).map((cells) => cells.slice(3))).toEqual([
        [24_000, 144_000],
        [120_000, 120_000],
      ]);
      expect(slideOf('account-none')).toMatchObject({
        plot: null,
        empty: 'This slide is of one account: add it from the menu of that account’s page.',
      });
    }));

  it('say what a closed month was reported as, and that nothing was stated by hand', () =>
    withFreshStore(async (store) => {
      const workspaceId = await ledger(store);
      expect((await slidesOf(store, workspaceId))('restatement')).toMatchObject({ plot: null });
      await closeMonth(store, tester, workspaceId, { period: '2026-03', by: 'Ann', note: null });
      await importFile(store, workspaceId, {
        dataThrough: '2026-04-15',
        changes: [change({ accountId: 'b', on: '2026-03-20', amountMinor: 7_000, row: 2 })],
      });
      const slideOf = await slidesOf(store, workspaceId);
      expect(slideOf('restatement').title).toBe('ARR of Mar 2026 is $240.00 above what was reported, by 1 account');
      expect(cellsOf(slideOf('restatement'))[0]).toEqual([null, 204_000, 228_000, 24_000]);
      expect(slideOf('restatement').figures.map(({ value }) => value)).toEqual([24_000, expect.any(Number), 1]);
      expect(slideOf('tie-out').empty).toContain('State the general ledger’s total of Mar 2026');
      expect(slideOf('adjustments').empty).toBe('Every figure is what the imported files say.');
    }));

  it('tell adjustments with their effect, and hide names in what somebody wrote', () =>
    withFreshStore(async (store) => {
      const workspaceId = await ledger(store);
      const reader = { db: store.pool, principal: tester, workspaceId };
      const place = { store, principal: tester, workspaceId, view: await loadLedgerView(reader) };
      const excluded = { kind: 'exclude' as const, accounts: ['a'], reason: 'Brampton is a test' };
      await adjust(place, excluded, { dryRun: false });
      const [row = []] = cellsOf((await slidesOf(store, workspaceId))('adjustments'));
      expect(row.slice(4)).toEqual([-144_000, expect.any(Number)]);
      const hidden = await slidesOf(store, workspaceId, true);
      expect(JSON.stringify(hidden('adjustments'))).not.toContain('Brampton');
    }));
});
