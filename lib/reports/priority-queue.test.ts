import { describe, expect, it } from 'vitest';
import { priorityQueue as queueShape } from '@/lib/api/contract/queue';
import { signalColumns } from '@/lib/domain/testing/signals';
import { type MarkedInQueue, NO_QUEUE_MARK } from '@/lib/store/queue-marks';
import type { LedgerView } from './ledger-view';
import { parseQueueQuery, workedQueue } from './priority-queue';
import { QueryError } from './query';
import { viewOf } from './testing/view';

const start = { on: '2025-01-10', minor: 100_000, quantity: 10 };
const view: LedgerView = {
  ...viewOf(
    {
      changes: ['grow', 'lost', 'calm'].map((account) => ({ account, ...start })),
      accounts: ['grow', 'lost', 'calm'],
      attributes: [{ slug: 'owner', values: ['Dana'], codes: Int32Array.from([0, 0, -1]), dated: null }],
    },
    { dataThrough: '2025-12-31' },
  ),
  signals: signalColumns({
    signals: [
      { account: 'grow', on: '2025-12-31', signal: 'premium_feature' },
      { account: 'lost', on: '2025-12-20', signal: 'past_due' },
      { account: 'lost', on: '2025-12-20', signal: 'champion_left' },
      { account: 'lost', on: '2025-12-20', signal: 'severe_ticket' },
    ],
  }),
};

const TODAY = '2026-01-02';
const marked = (account: string, said: Partial<MarkedInQueue>): MarkedInQueue => ({
  ...{ ...NO_QUEUE_MARK, account, madeBy: 'test', madeAt: new Date(0) },
  ...said,
});
const ask = (text: string, marks: MarkedInQueue[] = [], today = TODAY) =>
  workedQueue(view, parseQueueQuery(new URLSearchParams(text)), marks, today);
const told = (text: string, marks: MarkedInQueue[] = [], today = TODAY) =>
  ask(text, marks, today).rows.map(({ account, place }) => `${place} ${account}`);

describe('the queue as it is worked through', () => {
  it('is the report of the queue, with places, owners and states; the contract has its shape', () => {
    const report = ask('');
    expect(report).toEqual(queueShape.strict().parse(report));
    expect(told('')).toEqual(['1 lost', '2 grow', '3 calm']);
    expect(report.owners).toEqual(['Dana']);
    expect(report.zones.save_first.accounts + report.zones.grow.accounts + report.zones.watch.accounts).toBe(3);
  });

  it('narrows by zone, owner and search, and keeps the places of the whole queue', () => {
    expect(told('zone=grow')).toEqual(['2 grow']);
    expect(told('owner=Dana')).toEqual(['1 lost', '2 grow']);
    expect(told('owner=')).toEqual(['3 calm']);
    expect(told('search=CAL')).toEqual(['3 calm']);
    expect(told('offset=1&limit=1')).toEqual(['2 grow']);
    expect(() => ask('zone=high')).toThrow(QueryError);
    expect(() => ask('state=closed')).toThrow('open, snoozed, done');
  });

  it('takes the owner that was set in place of the ledger’s', () => {
    const marks = [marked('calm', { owner: 'Ben' }), marked('grow', { owner: 'Ben' })];
    expect(told('owner=Ben', marks)).toEqual(['2 grow', '3 calm']);
    expect(told('owner=Dana', marks)).toEqual(['1 lost']);
    expect(ask('', marks).owners).toEqual(['Ben', 'Dana']);
  });

  it('leaves out what waits until its day has come', () => {
    const marks = [marked('grow', { snoozedUntil: '2026-01-05' })];
    expect(told('', marks)).toEqual(['1 lost', '3 calm']);
    expect(told('state=snoozed', marks)).toEqual(['2 grow']);
    expect(told('', marks, '2026-01-05')).toEqual(['1 lost', '2 grow', '3 calm']);
  });

  it('leaves out what is done for 30 days, and no longer than the same is recommended', () => {
    const [row] = ask('search=lost').rows;
    const done = (action: string | null) => [marked('lost', { doneOn: TODAY, doneAction: action })];
    expect(told('state=done', done(row?.action ?? null))).toEqual(['1 lost']);
    expect(ask('', done(row?.action ?? null)).states).toEqual({ open: 2, snoozed: 0, done: 1 });
    expect(told('', done('offer_seats'))).toContain('1 lost');
    expect(told('', done(row?.action ?? null), '2026-02-01')).toContain('1 lost');
  });

  it('of nothing is empty', () => {
    const nothing: LedgerView = { ...view, facts: null, basis: null };
    expect(workedQueue(nothing, parseQueueQuery([]), [], TODAY)).toMatchObject({ day: null, total: 0, rows: [] });
  });
});
