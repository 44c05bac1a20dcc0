import { describe, expect, it } from 'vitest';
import { accountStory } from './account-story';
import { attributeHistory } from './attribute-history';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { type Rows, sourceRecords } from './testing/columns';
import { dayOf, usualSettings } from './testing/reports';

function storyOf(rows: Rows, account: string, stated: Partial<typeof usualSettings> = {}, on = '2025-12-31') {
  const settings = { ...usualSettings, ...stated };
  const records = sourceRecords(rows);
  const basis = { records, settings, query: { recordedBy: null } };
  const facts = buildFacts(deriveLedger(records, settings, basis.query), records.accounts, settings);
  return accountStory(facts, basis, facts.accountIds.indexOf(account), dayOf(on));
}

describe('the story of an account', () => {
  const rows: Rows = {
    changes: [
      { account: 'other', on: '2024-01-01', minor: 999 },
      { account: 'a', on: '2024-01-01', minor: 1000, quantity: 10, plan: 'Team' },
      { account: 'a', on: '2024-03-01', minor: 1500, quantity: 15, plan: 'Team', motion: 'sales' },
      { account: 'a', on: '2024-04-01', item: 'Support', minor: 200, kind: 'add_on' },
      { account: 'a', on: '2024-06-01', status: 'ended' },
      { account: 'a', on: '2024-06-01', item: 'Support', status: 'ended' },
      { account: 'a', on: '2024-09-01', minor: 1200, quantity: 12, plan: 'Team' },
      { account: 'a', on: '2026-02-01', minor: 1300, quantity: 13, plan: 'Team' },
    ],
  };
  const story = storyOf(rows, 'a');

  it('has an event for each day: 12,000 new, +6,000 seats, +2,400 add-on, −20,400, 14,400 again, +1,200 ahead', () => {
    expect(story.events.map(({ type, startMinor, endMinor }) => [type, endMinor - startMinor])).toEqual([
      ['new', 12_000],
      ['expansion', 6000],
      ['expansion', 2400],
      ['churn', -20_400],
      ['reactivation', 14_400],
      ['expansion', 1200],
    ]);
    expect(story.events[1]?.parts).toEqual([{ source: 'seats', motion: 'sales', product: 'Core', arrMinor: 6000 }]);
    expect(story.events[2]?.parts).toEqual([
      { source: 'add_on', motion: 'unknown', product: 'Support', arrMinor: 2400 },
    ]);
    expect(story.events[3]?.parts).toEqual([
      { source: null, motion: null, product: 'Core', arrMinor: -18_000 },
      { source: null, motion: null, product: 'Support', arrMinor: -2400 },
    ]);
  });

  it('has parts that sum to each change, and records behind every event', () => {
    for (const { startMinor, endMinor, parts, records, isLapse } of story.events) {
      expect(parts.reduce((sum, { arrMinor }) => sum + arrMinor, 0)).toBe(endMinor - startMinor);
      expect(records.length).toBeGreaterThan(0);
      expect(isLapse).toBe(false);
    }
  });

  it('follows each product, and knows the lines that stand: 12 seats of Team', () => {
    expect(story.products.map(({ product, steps }) => [product, steps.map(({ arrMinor }) => arrMinor)])).toEqual([
      ['Core', [12_000, 18_000, 0, 14_400, 15_600]],
      ['Support', [2400, 0]],
    ]);
    expect(story.lines).toEqual([
      { product: 'Core', plan: 'Team', kind: 'core', quantity: 12, arrMinor: 14_400, since: dayOf('2024-09-01') },
    ]);
    expect(storyOf(rows, 'a', {}, '2024-04-30').lines.map(({ product }) => product)).toEqual(['Core', 'Support']);
  });

  it('with a history-from begins with what stood then, and keeps the records before it apart', () => {
    const { opening, events } = storyOf(rows, 'a', { historyFrom: '2024-03-15' });
    expect(opening).toMatchObject({ day: dayOf('2024-02-29'), arrMinor: 18_000 });
    expect(opening?.records.length).toBe(2);
    expect(events[0]).toMatchObject({ type: 'expansion', startMinor: 18_000, endMinor: 20_400 });
    expect(storyOf(rows, 'other', { historyFrom: '2023-03-15' }).opening).toBeNull();
  });

  it('tells corrections beside what they replaced, and what was taken back by itself', () => {
    const { events } = storyOf(
      {
        changes: [
          { account: 'a', on: '2024-01-01', minor: 100, recordedAt: 1 },
          { account: 'a', on: '2024-01-01', minor: 110, recordedAt: 2 },
          { account: 'a', on: '2024-02-01', minor: 500, changeId: 'x', recordedAt: 3 },
          { account: 'a', on: '2024-02-01', status: 'void', changeId: 'x', recordedAt: 4 },
          { account: 'a', on: '2024-05-01', minor: 130, changeId: 'y', recordedAt: 5 },
          { account: 'a', on: '2024-04-01', minor: 120, changeId: 'y', recordedAt: 6 },
        ],
      },
      'a',
    );
    expect(events.map(({ type, endMinor, records }) => [type, endMinor, records])).toEqual([
      ['new', 1320, [{ day: dayOf('2024-01-01'), isInvoice: false, stands: 1, replaced: [0] }]],
      [null, 1320, [{ day: dayOf('2024-02-01'), isInvoice: false, stands: null, replaced: [2, 3] }]],
      ['expansion', 1440, [{ day: dayOf('2024-04-01'), isInvoice: false, stands: 5, replaced: [4] }]],
    ]);
  });

  it('says where an invoiced product ran out without a word', () => {
    const { events } = storyOf(
      { invoices: [{ account: 'a', from: '2024-01-01', until: '2024-02-01', minor: 100 }] },
      'a',
    );
    expect(events.map(({ type, isLapse, records }) => [type, isLapse, records.length])).toEqual([
      ['new', false, 1],
      ['churn', true, 0],
    ]);
  });
});

describe('the history of an attribute', () => {
  const column = {
    slug: 'owner',
    values: ['Ada', 'Bob'],
    codes: Int32Array.of(0, 1, -1),
    dated: {
      account: Int32Array.of(1, 1, 1, 1),
      day: Int32Array.of(-(2 ** 31), 100, 200, 300),
      code: Int32Array.of(0, 0, -1, 1),
    },
  };
  it('Ada from the start, none from 200, Bob from 300; what no row dates holds from the start', () => {
    expect(attributeHistory(column, 1)).toEqual([
      { from: null, value: 'Ada' },
      { from: 200, value: null },
      { from: 300, value: 'Bob' },
    ]);
    expect(attributeHistory(column, 0)).toEqual([{ from: null, value: 'Ada' }]);
    expect(attributeHistory(column, 2)).toEqual([]);
    expect(attributeHistory({ ...column, dated: null }, 1)).toEqual([{ from: null, value: 'Bob' }]);
  });
});
