import { describe, expect, it } from 'vitest';
import { formatDay } from './day';
import { deriveLedger, NEVER } from './ledger';
import type { LedgerSettings } from './settings';
import { type Change, type InvoiceLine, type Rows, sourceRecords } from './testing/columns';
import { dayOf, usualSettings } from './testing/reports';

/** The steps of account `a`, as 'day balance'. */
function stepsOf(rows: Rows, stated: Partial<LedgerSettings> = {}, recordedBy: number | null = null): string[] {
  const ledger = deriveLedger(
    sourceRecords({ accounts: ['a'], ...rows }),
    { ...usualSettings, ...stated },
    { recordedBy },
  );
  const days = Array.from(ledger.day.subarray(0, ledger.offset[1]));
  return days.map((day, step) => `${formatDay(day)} ${ledger.arrMinor[step]}`);
}
const changesOf = (...rows: Omit<Change, 'account'>[]): Rows => ({
  changes: rows.map((row) => ({ account: 'a', ...row })),
});
const linesOf = (...rows: Omit<InvoiceLine, 'account'>[]): Rows => ({
  invoices: rows.map((row) => ({ account: 'a', ...row })),
});

describe('which record stands', () => {
  const first = { on: '2025-01-05', minor: 2000, recordedAt: 1 };
  const wrong = { on: '2025-02-03', minor: 5000, changeId: 'x1', recordedAt: 2 };
  const withdrawn = { on: '2025-02-03', minor: 0, changeId: 'x1', status: 'void' as const, recordedAt: 3 };

  it('a void withdraws the change id it names; before that day it was 5,000 × 12 = 60,000', () => {
    expect(stepsOf(changesOf(first, wrong, withdrawn))).toEqual(['2025-01-05 24000']);
    expect(stepsOf(changesOf(first, wrong, withdrawn), {}, 3)).toEqual(['2025-01-05 24000', '2025-02-03 60000']);
    expect(stepsOf(changesOf(first, wrong, withdrawn), {}, 1)).toEqual([]);
  });

  it('what the withdrawn one had replaced on that date stands again: 3,000 × 12', () => {
    const replaced = { on: '2025-02-03', minor: 3000, recordedAt: 1 };
    expect(stepsOf(changesOf(first, replaced, wrong))).toEqual(['2025-01-05 24000', '2025-02-03 60000']);
    expect(stepsOf(changesOf(first, replaced, wrong, withdrawn))).toEqual(['2025-01-05 24000', '2025-02-03 36000']);
  });

  it('a correction of a change id may move it to another date', () => {
    expect(stepsOf(changesOf({ ...wrong, recordedAt: 1 }, { ...wrong, on: '2025-03-01', minor: 4000 }))).toEqual([
      '2025-03-01 48000',
    ]);
  });

  it('of one item and date the later recorded wins, then the later in the file, whatever the order of the rows', () => {
    const a = { on: '2025-01-01', minor: 100, recordedAt: 1, seq: 7 };
    const b = { on: '2025-01-01', minor: 200, recordedAt: 1, seq: 8 };
    const c = { on: '2025-01-01', minor: 300, recordedAt: 0, seq: 9 };
    expect(stepsOf(changesOf(a, b, c))).toEqual(['2025-01-01 2400']);
    expect(stepsOf(changesOf(c, b, a))).toEqual(['2025-01-01 2400']);
  });

  it('of an invoice line id the later recorded wins; without an id equal lines add up', () => {
    const line = { from: '2025-01-01', until: '2026-01-01' };
    const corrected = linesOf(
      { ...line, minor: 500, lineId: 'l' },
      { ...line, minor: 700, lineId: 'l', recordedAt: 1 },
    );
    expect(stepsOf(corrected)).toEqual(['2025-01-01 700', '2026-01-31 0']);
    expect(stepsOf(linesOf({ ...line, minor: 500 }, { ...line, minor: 500 }))[0]).toBe('2025-01-01 1000');
  });
});

describe('subscription lines', () => {
  it('items add up; an ended one is at 0 from its first day without it, one-time charges are in nothing', () => {
    const rows = changesOf(
      { on: '2025-01-01', minor: 1000 },
      { on: '2025-01-01', minor: 500_000, item: 'Onboarding', kind: 'one_time' },
      { on: '2025-02-01', minor: 300, item: 'Analytics', kind: 'add_on' },
      { on: '2025-03-31', status: 'ended' },
    );
    expect(stepsOf(rows)).toEqual(['2025-01-01 12000', '2025-02-01 15600', '2025-03-31 3600']);
  });

  it('a swap on one day that changes nothing is no step', () => {
    const rows = changesOf(
      { on: '2025-01-01', minor: 1000, item: 'A' },
      { on: '2025-02-01', status: 'ended', item: 'A' },
      { on: '2025-02-01', minor: 1000, item: 'B' },
    );
    expect(stepsOf(rows)).toEqual(['2025-01-01 12000']);
  });
});

describe('usage lines', () => {
  const usage = (on: string, minor: number, every: Change['every'] = [1, 'month']) => ({
    on,
    minor,
    every,
    kind: 'usage' as const,
  });

  it('dated in January it covers January; February has no row: 0 from 28 February until the next row', () => {
    expect(stepsOf(changesOf(usage('2025-01-10', 100), usage('2025-03-05', 200)))).toEqual([
      '2025-01-10 1200',
      '2025-02-28 0',
      '2025-03-05 2400',
      '2025-04-30 0',
    ]);
  });
  it('a row on the last day of the month after is in time', () => {
    expect(stepsOf(changesOf(usage('2025-01-31', 100), usage('2025-02-28', 200)))).toEqual([
      '2025-01-31 1200',
      '2025-02-28 2400',
      '2025-03-31 0',
    ]);
  });
  it('a quarterly row of January covers to March; April has no row: 0 from 30 April', () => {
    expect(stepsOf(changesOf(usage('2025-01-01', 300, [1, 'quarter'])))).toEqual(['2025-01-01 1200', '2025-04-30 0']);
  });
  it('mean of three: 100, (100 + 400) ÷ 2, (100 + 400 + 100) ÷ 3, (400 + 100 + 0) ÷ 3; a lapse starts anew', () => {
    const rows = changesOf(
      usage('2025-01-31', 100, [1, 'year']),
      usage('2025-01-01', 100),
      usage('2025-02-01', 400),
      usage('2025-03-01', 100),
      usage('2025-04-01', 0),
      usage('2025-08-01', 900),
    );
    rows.changes = rows.changes?.slice(1);
    expect(stepsOf(rows, { usagePolicy: 'mean3' })).toEqual([
      '2025-01-01 1200',
      '2025-02-01 3000',
      '2025-03-01 2400',
      '2025-04-01 2000',
      '2025-05-31 0',
      '2025-08-01 10800',
      '2025-09-30 0',
    ]);
  });
});

describe('invoice lines', () => {
  const through = { dataThrough: '2025-05-10' };

  it('a gap of 20 days is no lapse at 30 days of grace, and one at 0', () => {
    const rows = linesOf(
      { from: '2024-01-15', until: '2025-01-15', minor: 120_000 },
      { from: '2025-02-04', until: '2026-02-04', minor: 132_000 },
    );
    expect(stepsOf(rows, through)).toEqual(['2024-01-15 120000', '2025-02-04 132000', '2026-03-06 0']);
    expect(stepsOf(rows, { ...through, graceDays: 0 })).toEqual([
      '2024-01-15 120000',
      '2025-01-15 0',
      '2025-02-04 132000',
      '2026-02-04 0',
    ]);
  });
  it('a gap of exactly the grace is no lapse, one day more is', () => {
    const until = (next: string): Rows =>
      linesOf(
        { from: '2024-12-16', until: '2025-01-16', minor: 1000 },
        { from: next, until: '2026-02-15', minor: 12_000 },
      );
    expect(stepsOf(until('2025-02-15'), through)).toEqual(['2024-12-16 12000', '2026-03-17 0']);
    expect(stepsOf(until('2025-02-16'), through).slice(0, 2)).toEqual(['2024-12-16 12000', '2025-01-16 0']);
  });
  it('ended 29 days before data-through: awaiting renewal; 30 days: lapsed when it ended', () => {
    const rows = linesOf({ from: '2025-01-01', until: '2025-04-01', minor: 30_000 });
    expect(stepsOf(rows, { dataThrough: '2025-04-30' })).toEqual(['2025-01-01 120000', '2025-05-01 0']);
    expect(stepsOf(rows, { dataThrough: '2025-05-01' })).toEqual(['2025-01-01 120000', '2025-04-01 0']);
  });
  it('lines of one period are summed first: (300 − 60) ÷ 3 × 12 = 960; 100 − 100 does not recur', () => {
    const quarter = { from: '2025-01-01', until: '2025-04-01' };
    expect(stepsOf(linesOf({ ...quarter, minor: 30_000 }, { ...quarter, minor: -6000 }), { graceDays: 0 })).toEqual([
      '2025-01-01 96000',
      '2025-04-01 0',
    ]);
    expect(stepsOf(linesOf({ ...quarter, minor: 10_000 }, { ...quarter, minor: -10_000 }))).toEqual([]);
  });
  it('an upgrade in mid-term lands on its date: 1,200 a year, on 1 July −600 and 1,800', () => {
    const rows = linesOf(
      { from: '2025-01-01', until: '2026-01-01', minor: 120_000 },
      { from: '2025-07-01', until: '2026-01-01', minor: -60_000 },
      { from: '2025-07-01', until: '2026-07-01', minor: 180_000 },
    );
    expect(stepsOf(rows, { graceDays: 0 })).toEqual(['2025-01-01 120000', '2025-07-01 180000', '2026-07-01 0']);
  });
  it('a product never falls below 0, and does not pull another one down', () => {
    const rows = linesOf(
      { from: '2025-01-01', until: '2026-01-01', minor: 12_000, product: 'Core' },
      { from: '2025-01-01', until: '2025-02-01', minor: -50_000, product: 'Goodwill' },
    );
    expect(stepsOf(rows, { graceDays: 0 })).toEqual(['2025-01-01 12000', '2026-01-01 0']);
  });
  it('one-time lines are in nothing', () => {
    expect(stepsOf(linesOf({ from: '2025-01-01', until: '2026-01-01', minor: 99, kind: 'one_time' }))).toEqual([]);
  });
});

describe('currencies', () => {
  const rows = changesOf(
    { on: '2025-01-01', minor: 333, currency: 'EUR', every: [1, 'year'], item: 'A' },
    { on: '2025-01-01', minor: 333, currency: 'EUR', every: [1, 'year'], item: 'B' },
    { on: '2025-01-01', minor: 1000, currency: 'JPY', every: [1, 'year'], item: 'C' },
  );
  it('each line balance is converted and rounded by itself: 3.33 × 1.05 = 3.50 twice, ¥1,000 × 0.00667 = 6.67', () => {
    expect(stepsOf(rows, { planRates: { EUR: '1.05', JPY: '0.00667' } })).toEqual(['2025-01-01 1367']);
  });
  it('a missing rate is an error that names the currency; it never counts as 1', () => {
    expect(() => stepsOf(rows, { planRates: { EUR: '1.05' } })).toThrow(/JPY/);
  });
});

describe('history-from', () => {
  const rows: Rows = {
    accounts: ['a', 'gone', 'later'],
    changes: [
      { account: 'a', on: '2024-06-01', minor: 100 },
      { account: 'a', on: '2025-01-10', minor: 200 },
      { account: 'a', on: '2025-03-01', minor: 300 },
      { account: 'gone', on: '2024-06-01', minor: 100 },
      { account: 'gone', on: '2025-01-02', status: 'ended' },
      { account: 'later', on: '2025-02-01', minor: 100 },
    ],
  };
  it('the balance of that day stands from the end of the month before; nothing stands earlier', () => {
    const historyFrom = '2025-01-15';
    expect(stepsOf(rows, { historyFrom })).toEqual(['2024-12-31 2400', '2025-03-01 3600']);
    const ledger = deriveLedger(sourceRecords(rows), { ...usualSettings, historyFrom });
    expect(ledger.openingDay).toBe(dayOf('2024-12-31'));
    expect(Array.from(ledger.opening)).toEqual([1, 0, 0]);
    expect(Array.from(ledger.firstActiveDay)).toEqual([dayOf('2025-01-15'), dayOf('2024-06-01'), dayOf('2025-02-01')]);
  });
  it('without one the ledger begins with its records; an account without any is never active', () => {
    const ledger = deriveLedger(sourceRecords({ ...rows, accounts: ['none'] }), usualSettings);
    expect(ledger.openingDay).toBeNull();
    expect(ledger.firstActiveDay[0]).toBe(NEVER);
  });
});
