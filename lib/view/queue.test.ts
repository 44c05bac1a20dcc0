import { describe, expect, it } from 'vitest';
import { queueGroups, queueSentence, queueSub, reasonOf, snoozeChoices } from './queue';
import type { QueueInput, QueueRowInput } from './queue-input';
import { openedParts } from './queue-parts';

const row: QueueRowInput = {
  ...{ account: 'a', name: 'Acme', arr: 1_200_000, owner: null, place: 1, state: 'open', zone: 'save_first' },
  ...{ score: 55, churn_risk: 55, readiness: 24.75, expanded_on: null, action: 'retain_seats' },
  ...{ owner_set: null, snoozed_until: null, done_on: null, note: null },
  categories: [
    { category: 'product', sum: 71.25, cap: 60, points: 60 },
    { category: 'account', sum: 0, cap: 25, points: 0 },
    { category: 'engagement', sum: 0, cap: 15, points: 0 },
  ],
  signals: [
    {
      ...{ signal: 'usage_95', category: 'product', on: '2026-03-01', age_days: 14, weight: 55, half_life_days: 14 },
      ...{ points: 27.5, is_derived: true, note: null },
      reading: { meter: 'API calls', used: 96, limit: 100, before: null, before_on: null, change: null },
    },
  ],
  risks: [
    { factor: 'seats_removed', points: 25, on: '2026-02-11', arr: 240_000, count: null, reading: null, note: null },
  ],
  reasons: [
    { kind: 'risk', factor: 'seats_removed', on: '2026-02-11', points: 25 },
    { kind: 'signal', signal: 'usage_95', on: '2026-03-01', points: 27.5 },
  ],
};
const input: QueueInput = {
  ...{ currency: 'USD', data_through: '2026-03-15', day: '2026-03-15', today: '2026-03-16', total: 1 },
  states: { open: 1, snoozed: 0, done: 0 },
  zones: {
    save_first: { accounts: 1, arr: 1_200_000 },
    grow: { accounts: 0, arr: 0 },
    watch: { accounts: 0, arr: 0 },
  },
  ...{ owners: [], settings: { risk_line: 50, ready_line: 20 }, unknown_accounts: 0 },
};

describe('the queue in words', () => {
  it('says whom to save, why, and what to do', () => {
    expect(queueSentence(input)).toBe('1 account to save first ($12k ARR), nobody is ready to grow.');
    const [group] = queueGroups([row], input);
    expect(group).toMatchObject({ name: 'Save first', why: 'Churn risk above 50: no offer before this is mended' });
    expect(group?.lines[0]).toMatchObject({
      reason: 'Seats removed: $2.4k ARR · API calls 96 of 100',
      ...{ readiness: { share: 0.2475, text: '25' }, risk: { share: 0.55, text: '55' } },
    });
  });

  it('says what is alike once: a meter that is near its limit and rises, a signal that came twice', () => {
    const part = row.signals[0];
    if (!part) throw new Error('the row has a signal');
    const webinar = { ...part, signal: 'webinar', reading: null };
    const rise = { meter: 'API calls', used: 96, limit: null, before: 64, before_on: '2026-02-01', change: 0.5 };
    const twice: QueueRowInput = {
      ...row,
      signals: [part, { ...part, signal: 'use_up', reading: rise }, webinar, { ...webinar, on: '2026-02-20' }],
      reasons: [
        { kind: 'signal', signal: 'usage_95', on: '2026-03-01', points: 27.5 },
        { kind: 'signal', signal: 'use_up', on: '2026-03-01', points: 10 },
        { kind: 'signal', signal: 'webinar', on: '2026-03-01', points: 5 },
        { kind: 'signal', signal: 'webinar', on: '2026-02-20', points: 4 },
      ],
    };
    expect(reasonOf(twice, 'USD')).toBe('API calls 96 of 100, was 64 on 1 Feb 2026 (+50%) · Webinar attended ×2');
  });

  it('opens to parts that add up to the score, with what the cap cuts', () => {
    const { categories, risks, readiness } = openedParts(row, 'USD');
    expect(categories[0]?.points).toBe('60 of 60, 71.3 before the cap');
    expect(categories[0]?.lines[0]?.detail).toContain('55 points, halved every 14 days, 14 days old');
    expect(risks).toMatchObject([{ name: 'Seats removed', points: '25' }]);
    expect(readiness).toBe('Readiness 24.8 = score 55 × (1 − risk 55 ÷ 100)');
    expect(openedParts({ ...row, expanded_on: '2026-03-01' }, 'USD').readiness).toMatch(/^Readiness 0: it expanded/);
  });

  it('says when nothing is to be done, and whose signals nobody knows', () => {
    const calm = { ...input, zones: { ...input.zones, save_first: { accounts: 0, arr: 0 } } };
    expect(queueSentence(calm)).toBe('Nobody is at risk above the line, and nobody is ready to grow.');
    expect(queueSentence({ ...calm, states: { open: 0, snoozed: 0, done: 1 } })).toBe('Nothing is open in the queue.');
    expect(queueSub({ ...input, unknown_accounts: 2 })).toContain('signals of 2 accounts');
  });

  it('counts days to wait from today, over the end of a month', () => {
    expect(snoozeChoices('2026-02-25').map(({ until }) => until)).toEqual([
      ...['2026-03-04', '2026-03-11', '2026-03-27', '2026-05-26'],
    ]);
  });
});
