import { describe, expect, it } from 'vitest';
import { addMonths, type DayNumber, formatDay, lastDayOf, monthOf, parseDay } from '@/lib/domain/day';
import { arrOn, type CsvRow, readCsv, retention, total } from './plain-count';
import { SAMPLE_SEED, sampleFiles } from './sample';

const dayOf = (text: string): DayNumber => parseDay(text) as DayNumber;

interface Figures {
  openingArr: number;
  arr: number;
  accounts: number;
  largestShare: number;
  nrr: number[];
  grr: number[];
}

/** Figures of the last three years: every month end, and the last day itself. */
function figuresOf(changes: CsvRow[], dataThrough: string): Figures {
  const last = dayOf(dataThrough);
  const monthEnds = Array.from({ length: 36 }, (_, i) => lastDayOf(monthOf(last) - 36 + i));
  const windows = [...monthEnds, last].map((end) =>
    retention(arrOn(changes, formatDay(addMonths(end, -12))), arrOn(changes, formatDay(end))),
  );
  const now = arrOn(changes, dataThrough);
  return {
    openingArr: total(arrOn(changes, formatDay(lastDayOf(monthOf(last) - 48)))),
    arr: total(now),
    accounts: now.size,
    largestShare: Math.max(...now.values()) / total(now),
    nrr: windows.map(({ nrr }) => nrr),
    grr: windows.map(({ grr }) => grr),
  };
}

function expectPlausible(seed: number, today: string): void {
  const files = sampleFiles({ seed, today });
  const figures = figuresOf(readCsv(files.changesCsv), files.dataThrough);
  const context = `seed ${seed}, today ${today}`;
  expect(figures.openingArr, context).toBeGreaterThan(500_000);
  expect(figures.openingArr, context).toBeLessThan(800_000);
  expect(figures.arr, context).toBeGreaterThanOrEqual(7_500_000);
  expect(figures.arr, context).toBeLessThanOrEqual(8_500_000);
  expect(figures.accounts, context).toBeGreaterThanOrEqual(300);
  expect(figures.accounts, context).toBeLessThanOrEqual(420);
  expect(figures.largestShare, context).toBeGreaterThan(0.02);
  expect(figures.largestShare, context).toBeLessThan(0.06);
  expect(Math.min(...figures.nrr), context).toBeGreaterThanOrEqual(0.96);
  expect(Math.max(...figures.nrr), context).toBeLessThanOrEqual(1.18);
  expect(Math.max(...figures.nrr) - Math.min(...figures.nrr), context).toBeGreaterThan(0.08);
  expect(Math.min(...figures.grr), context).toBeGreaterThanOrEqual(0.82);
  expect(Math.max(...figures.grr), context).toBeLessThanOrEqual(0.93);
}

describe('the sample company is plausible', () => {
  it.each([SAMPLE_SEED, 2, 3])('on the first, a middle and the last day of months, seed %i', (seed) => {
    for (const today of ['2026-01-01', '2026-06-15', '2027-03-31', '2028-02-29', '2028-11-02']) {
      expectPlausible(seed, today);
    }
  });

  it('with the seed everybody sees, every fifty days from 2026 to 2028', () => {
    for (let day = dayOf('2026-01-20'); day <= dayOf('2028-12-31'); day += 50) {
      expectPlausible(SAMPLE_SEED, formatDay(day));
    }
  });
});

describe('the files of the sample company', () => {
  const files = sampleFiles({ today: '2026-09-18' });
  const accounts = readCsv(files.accountsCsv);
  const changes = readCsv(files.changesCsv);
  const past = changes.filter((row) => (row.effective_on ?? '') <= files.dataThrough);

  it('are the same for the same seed and day, and others for another seed or day', () => {
    expect(sampleFiles({ today: '2026-09-18' })).toEqual(files);
    expect(sampleFiles({ today: '2026-09-18', seed: 2 }).changesCsv).not.toBe(files.changesCsv);
    expect(sampleFiles({ today: '2026-10-18' }).changesCsv).not.toBe(files.changesCsv);
  });

  it('reach through yesterday, from a month start four years before', () => {
    expect(files.dataThrough).toBe('2026-09-17');
    expect(files.historyFrom).toBe('2022-09-01');
    const days = past.map((row) => row.effective_on ?? '').sort();
    expect(days[0]).toBe('2022-09-01');
    expect(days.at(-1)).toBe('2026-09-17');
  });

  it('name every account once, and no name twice', () => {
    const names = new Map(accounts.map((row) => [row.account_id, row.name]));
    expect(new Set(names.values()).size).toBe(names.size);
    expect(names.size).toBeGreaterThan(400);
    for (const row of changes) expect(names.has(row.account_id)).toBe(true);
  });

  it('state one row for an item and day, existing dates, and whole cents', () => {
    const keys = changes.map((row) => `${row.account_id}/${row.product}/${row.effective_on}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of changes) {
      expect(parseDay(row.effective_on ?? '')).not.toBeNull();
      expect(parseDay(row.recorded_at ?? '')).not.toBeNull();
      expect(row.recorded_at).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      if (row.renews_on) expect(row.renews_on > (row.effective_on ?? '')).toBe(true);
      if (row.status === 'ended') expect(row.amount).toBe('');
      else expect(row.amount).toMatch(/^\d+\.\d{2}$/);
    }
  });

  it('were all recorded by data-through, also what lies ahead', () => {
    for (const row of changes) expect((row.recorded_at ?? '') <= files.dataThrough).toBe(true);
    const ahead = changes.filter((row) => (row.effective_on ?? '') > '2026-09-18');
    expect(ahead.some((row) => row.status === 'ended')).toBe(true);
    expect(ahead.some((row) => row.status === 'active')).toBe(true);
    expect(changes.length - past.length).toBe(ahead.length);
  });

  it('read every meter in every month while messages are used', () => {
    const lines = new Map<string, CsvRow[]>();
    for (const row of past.filter((one) => one.kind === 'usage')) {
      const account = row.account_id ?? '';
      lines.set(account, [...(lines.get(account) ?? []), row]);
    }
    expect(lines.size).toBeGreaterThan(20);
    for (const rows of lines.values()) {
      rows.forEach((row, i) => {
        const next = rows[i + 1];
        if (row.status === 'ended' || !next) return;
        expect(monthOf(dayOf(next.effective_on ?? '')) - monthOf(dayOf(row.effective_on ?? ''))).toBeLessThanOrEqual(1);
      });
    }
  });

  it('tell of one rise of prices, from 1 April of last year on', () => {
    const rises = past.filter((row) => row.cause === 'price_increase');
    const onTheDay = rises.filter((row) => row.effective_on === '2025-04-01');
    expect(onTheDay.length).toBeGreaterThan(40);
    expect(
      rises.every((row) => (row.effective_on ?? '') >= '2025-04-01' && (row.effective_on ?? '') < '2026-04-01'),
    ).toBe(true);
  });

  it('hold all kinds of lines, both intervals, churn and returns', () => {
    expect(new Set(changes.map((row) => row.kind))).toEqual(new Set(['core', 'add_on', 'usage', 'one_time']));
    expect(new Set(changes.map((row) => row.interval))).toEqual(new Set(['month', 'year']));
    expect(past.filter((row) => row.status === 'ended' && row.product === 'Planner').length).toBeGreaterThan(60);
    expect(past.filter((row) => row.cause === 'came back').length).toBeGreaterThan(3);
    const blank = changes.filter((row) => row.source === '').length / changes.length;
    expect(blank).toBeGreaterThan(0.8);
    expect(blank).toBeLessThan(1);
  });

  it("hand one owner's book to another on one day, and later the customers of an industry to a specialist", () => {
    const dated = accounts.filter((row) => row.effective_on !== '');
    expect(dated.length).toBeGreaterThan(30);
    expect(new Set(dated.map((row) => `${row.effective_on} ${row.owner}`))).toEqual(
      new Set(['2025-07-17 Jonas Lindqvist', '2026-04-17 Elena Ortiz']),
    );
    for (const row of dated) expect(row.segment).not.toBe('');
  });

  it('refuses a day that is none', () => {
    expect(() => sampleFiles({ today: '2026-02-30' })).toThrow(RangeError);
  });
});
