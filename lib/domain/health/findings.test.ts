import { describe, expect, it } from 'vitest';
import { buildLineBook } from '../line-book';
import { type Change, sourceRecords } from '../testing/columns';
import { factsOf, usualSettings } from '../testing/reports';
import { laggingSources } from './lagging-sources';
import { missingRates } from './missing-rates';
import { unnamedIncreases } from './price-rises';
import { rejectedRows } from './rejected-rows';

describe('price increases that nobody named', () => {
  const rise = (count: number, more: Partial<Change> = {}): Change[] =>
    Array.from({ length: count }, (_, number) => `a${number}`).flatMap((account): Change[] => [
      { account, on: '2025-01-01', item: 'Core', minor: 10_000 },
      { account, on: '2025-06-01', item: 'Core', minor: 10_700, ...more },
    ]);

  it('20 accounts rise by 7 %, and nothing says why', () => {
    const [found, ...more] = unnamedIncreases(factsOf({ changes: rise(20) }));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ percent: 7, accounts: 20, arr: 168_000, classified: 'unclassified' });
    expect(found?.rises).toHaveLength(20);
    expect(found?.rises[0]).toMatchObject({ account: 0, minor: 8400 });
  });

  it('each has its own rises, by its percentage and its days', () => {
    const changes = Array.from({ length: 20 }, (_, number) => `a${number}`).flatMap((account): Change[] => [
      { account, on: '2025-01-01', item: 'Core', minor: 10_000 },
      { account, on: '2025-03-01', item: 'Core', minor: 11_000 },
      { account, on: '2025-06-01', item: 'Core', minor: 11_550 },
      { account, on: '2025-09-01', item: 'Core', minor: 12_705 },
      { account, on: '2025-11-01', item: 'Core', minor: 13_340.25, cause: 'price_increase' },
    ]);
    const found = unnamedIncreases(
      factsOf({ changes: changes.map((row) => ({ ...row, minor: Math.round(row.minor!) })) }),
    );
    expect(found.map(({ percent, from }) => [percent, from])).toEqual([
      [10, '2025-03-01'],
      [5, '2025-06-01'],
      [10, '2025-09-01'],
    ]);
    for (const { rises, arr } of found) {
      expect(rises.map(({ account }) => account)).toEqual(Array.from({ length: 20 }, (_, account) => account));
      expect(new Set(rises.map(({ day }) => day)).size).toBe(1);
      expect(rises.reduce((sum, { minor }) => sum + minor, 0)).toBe(arr);
    }
  });

  it('are none of 19 accounts, and none where the cause is stated', () => {
    expect(unnamedIncreases(factsOf({ changes: rise(19) }))).toEqual([]);
    expect(unnamedIncreases(factsOf({ changes: rise(20, { cause: 'price_increase' }) }))).toEqual([]);
  });
});

describe('currencies without a rate', () => {
  const changes: Change[] = [
    { account: 'a', on: '2025-10-15', item: 'Core', minor: 1000, currency: 'EUR' },
    { account: 'a', on: '2025-12-10', item: 'Core', minor: 2000, currency: 'EUR' },
    { account: 'b', on: '2025-09-01', item: 'Core', minor: 1000, currency: 'EUR' },
    { account: 'b', on: '2025-10-01', item: 'Core', status: 'ended', currency: 'EUR' },
    { account: 'c', on: '2025-01-01', item: 'Core', minor: 1000 },
  ];
  const settings = { ...usualSettings, planRates: { EUR: '1.1' } };
  const records = sourceRecords({ changes });
  const book = (historyFrom: string | null = null) =>
    buildLineBook(records, { ...settings, historyFrom }, { recordedBy: null });

  it('the months in which EUR has revenue and no rate, with who has it now', () => {
    const rates = { EUR: { '2025-10': '1.1', '2025-12': '1.1' } };
    expect(missingRates(book(), rates, 'USD')).toEqual([
      { currency: 'EUR', months: ['2025-09', '2025-11'], accounts: [0], arrMinor: 26_400 },
    ]);
    expect(missingRates(book('2025-11-15'), rates, 'USD')).toEqual([
      { currency: 'EUR', months: ['2025-11'], accounts: [0], arrMinor: 26_400 },
    ]);
  });
  it('none where every month has one, or all is in the reporting currency', () => {
    const every = Object.fromEntries(['09', '10', '11', '12'].map((month) => [`2025-${month}`, '1.1']));
    expect(missingRates(book(), { EUR: every }, 'USD')).toEqual([]);
    expect(missingRates(book(), { USD: every }, 'EUR')).toMatchObject([{ currency: 'USD', accounts: [2] }]);
  });
});

describe('sources that lag', () => {
  const source = (key: string, day: string) => ({ key, source: key, kind: 'changes', day });

  it('by more than 35 days, the furthest behind first', () => {
    const sources = [
      source('a', '2025-12-31'),
      source('b', '2025-11-25'),
      source('c', '2025-06-30'),
      source('d', '2025-11-26'),
    ];
    expect(laggingSources(sources).map(({ key, days, newest }) => [key, days, newest])).toEqual([
      ['c', 184, '2025-12-31'],
      ['b', 36, '2025-12-31'],
    ]);
  });
  it('none where there is one source, or none', () => {
    expect(laggingSources([source('a', '2020-01-01')])).toEqual([]);
    expect(laggingSources([])).toEqual([]);
  });
});

describe('rejected rows', () => {
  const ran = (fileName: string, rejected: number, counts = true) => ({
    importId: `${fileName} ${rejected}`,
    fileName,
    rejected,
    counts,
  });

  it('what an import left out, the most rows first', () => {
    expect(rejectedRows([ran('a.csv', 2), ran('b.csv', 3), ran('c.csv', 0)])).toMatchObject([
      { fileName: 'b.csv', rows: 3 },
      { fileName: 'a.csv', rows: 2 },
    ]);
  });
  it('is over once the mended rows, or the file itself, are imported whole', () => {
    expect(rejectedRows([ran('a.csv', 2), ran('a.csv.rejects.csv', 0)])).toEqual([]);
    expect(rejectedRows([ran('a.csv', 2), ran('a.csv.rejects (1).csv', 0)])).toEqual([]);
    expect(rejectedRows([ran('a.csv', 2), ran('a.csv', 0)])).toEqual([]);
    expect(rejectedRows([ran('a.csv', 2), ran('a.csv.rejects.csv', 1)])).toMatchObject([
      { fileName: 'a.csv.rejects.csv', rows: 1 },
    ]);
  });
  it('of a withdrawn import are none; nor does one mend anything', () => {
    expect(rejectedRows([ran('a.csv', 2, false)])).toEqual([]);
    expect(rejectedRows([ran('a.csv', 2), ran('a.csv.rejects.csv', 0, false)])).toHaveLength(1);
  });
});
