import { describe, expect, it } from 'vitest';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { type Renewals, type RenewalsQuery, renewals } from './renewals';
import type { LedgerSettings } from './settings';
import { findTerms } from './terms';
import { type Change, type InvoiceLine, type Rows, sourceRecords } from './testing/columns';
import { dayOf, usualSettings } from './testing/reports';

function renewalsOf(rows: Rows, stated: Partial<LedgerSettings> = {}, asked: Partial<RenewalsQuery> = {}): Renewals {
  const settings = { ...usualSettings, ...stated };
  const records = sourceRecords(rows);
  const query = { recordedBy: null };
  const facts = buildFacts(deriveLedger(records, settings, query), records.accounts, settings);
  const terms = findTerms(facts, { records, settings, query });
  return renewals(facts, terms, { from: null, to: null, accounts: null, ...asked });
}

/** A line of `minor` a year. */
const yearly = (account: string, on: string, minor: number, said: Partial<Change> = {}): Change => ({
  account,
  on,
  minor,
  every: [1, 'year'],
  ...said,
});

const monthOf = (period: string, { rows }: Renewals) => rows.find((row) => row.period === period);

describe('renewals of subscription lines', () => {
  const began = (account: string) => yearly(account, '2024-06-10', 1000, { renewsOn: '2025-06-10' });
  const decided: Change[] = [
    began('same'),
    began('more'),
    yearly('more', '2025-06-10', 1500, { renewsOn: '2026-06-10' }),
    began('less'),
    yearly('less', '2025-06-10', 400),
    began('gone'),
    yearly('gone', '2025-06-10', 0, { status: 'ended' }),
  ];

  it('due 4 × 1000 = renewed 1000 + 1000 + 400 + 0, contracted 600, lost 1000; expanded 500 on top; rate 2400 ÷ 4000', () => {
    expect(monthOf('2025-06', renewalsOf({ changes: decided }))).toEqual({
      period: '2025-06',
      lines: 4,
      due_arr: 4000,
      renewed: 2400,
      expanded: 500,
      contracted: 600,
      lost: 1000,
      rate: 0.6,
    });
  });

  it('a month in which nothing is due has no rate', () => {
    expect(monthOf('2025-05', renewalsOf({ changes: decided }))).toMatchObject({ due_arr: 0, rate: null });
  });

  it('June is told once 30 June + 30 days of grace are over: on 30 July, not on 29 July', () => {
    const last = (dataThrough: string) => renewalsOf({ changes: decided }, { dataThrough }).rows.at(-1)?.period;
    expect([last('2025-07-29'), last('2025-07-30')]).toEqual(['2025-05', '2025-06']);
    expect(renewalsOf({ changes: decided }, { dataThrough: '2025-07-29' }).awaiting).toEqual({
      accounts: 4,
      arr: 4000,
    });
  });

  it('what happens within 30 days of grace belongs to the renewal, what happens on day 31 does not', () => {
    const ending = (on: string) => [began('a'), yearly('a', on, 0, { status: 'ended' })];
    expect(monthOf('2025-06', renewalsOf({ changes: ending('2025-07-10') }))).toMatchObject({ lost: 1000 });
    expect(monthOf('2025-06', renewalsOf({ changes: ending('2025-07-11') }))).toMatchObject({ lost: 0, renewed: 1000 });
  });

  it('a seat change in mid-term that leaves renews_on blank keeps the term; its amount is due: 1300', () => {
    const changes = [began('a'), yearly('a', '2025-01-15', 1300)];
    expect(monthOf('2025-06', renewalsOf({ changes }))).toMatchObject({ lines: 1, due_arr: 1300, renewed: 1300 });
  });

  it('an early renewal moves the term end: nothing is due in June, 1200 a year later', () => {
    const changes = [began('a'), yearly('a', '2025-05-20', 1200, { renewsOn: '2026-06-10' })];
    expect(monthOf('2025-06', renewalsOf({ changes }))).toMatchObject({ due_arr: 0 });
    expect(renewalsOf({ changes }, { dataThrough: '2026-05-31' }).due[0]).toEqual({
      within: 30,
      accounts: 1,
      arr: 1200,
    });
  });

  it('a line ended before its term is not due', () => {
    const changes = [began('a'), yearly('a', '2025-03-01', 0, { status: 'ended' })];
    expect(monthOf('2025-06', renewalsOf({ changes }))?.lines ?? 0).toBe(0);
  });

  it('Basic 1000 out, Pro 1600 in on the day: renewed 1000 and expanded 600, nothing lost', () => {
    const changes = [
      { ...began('a'), item: 'Basic' },
      yearly('a', '2025-06-10', 0, { item: 'Basic', status: 'ended' }),
      yearly('a', '2025-06-10', 1600, { item: 'Pro' }),
    ];
    expect(monthOf('2025-06', renewalsOf({ changes }))).toMatchObject({ renewed: 1000, expanded: 600, lost: 0 });
  });
});

describe('a line that has become core', () => {
  const changes = [
    yearly('a', '2024-06-10', 1000, { item: 'X', kind: 'add_on', renewsOn: '2025-06-10' }),
    yearly('a', '2025-01-10', 1000, { item: 'X', kind: 'core' }),
    yearly('a', '2025-06-10', 0, { item: 'X', kind: 'core', status: 'ended' }),
  ];

  it('is renewed by the core line that takes its place, not by an add-on: 1000 and 0 of 1000 due', () => {
    const renewedBy = (kind: 'core' | 'add_on') =>
      monthOf('2025-06', renewalsOf({ changes: [...changes, yearly('a', '2025-06-10', 1000, { item: 'Y', kind })] }));
    expect(renewedBy('core')).toMatchObject({ due_arr: 1000, renewed: 1000, lost: 0 });
    expect(renewedBy('add_on')).toMatchObject({ due_arr: 1000, renewed: 0, lost: 1000 });
  });
});

describe('what is due next', () => {
  const lines = [10, 45, 90, 91].map((days, index) =>
    yearly(`a${index}`, '2025-01-01', 100 * (index + 1), { renewsOn: dayText(days) }),
  );
  function dayText(days: number): string {
    return ['2026-01-10', '2026-02-14', '2026-03-31', '2026-04-01'][[10, 45, 90, 91].indexOf(days)] ?? '';
  }

  it('of 100 in 10 days, 200 in 45, 300 in 90, 400 in 91: 100 within 30, 300 within 60, 600 within 90', () => {
    expect(renewalsOf({ changes: lines }).due).toEqual([
      { within: 30, accounts: 1, arr: 100 },
      { within: 60, accounts: 2, arr: 300 },
      { within: 90, accounts: 3, arr: 600 },
    ]);
  });

  it('of the accounts asked for', () => {
    expect(renewalsOf({ changes: lines }, {}, { accounts: Int32Array.of(1) }).due.map(({ arr }) => arr)).toEqual([
      0, 200, 200,
    ]);
  });
});

describe('renewals of invoiced products', () => {
  const year = (from: string, until: string, minor: number, said: Partial<InvoiceLine> = {}): InvoiceLine => ({
    account: 'a',
    from,
    until,
    minor,
    ...said,
  });

  it('the next invoice 20 days late is a renewal: 1000 due on 1 June, 1200 after it', () => {
    const invoices = [year('2024-06-01', '2025-06-01', 1000), year('2025-06-21', '2026-06-21', 1200)];
    expect(monthOf('2025-06', renewalsOf({ invoices }))).toMatchObject({ due_arr: 1000, renewed: 1000, expanded: 200 });
  });

  it('31 days late it is lost', () => {
    const invoices = [year('2024-06-01', '2025-06-01', 1000), year('2025-07-02', '2026-07-02', 1200)];
    expect(monthOf('2025-06', renewalsOf({ invoices }))).toMatchObject({ due_arr: 1000, lost: 1000 });
  });

  it('a further charge that runs longer moves the term end: what still runs then, 600, is due in September', () => {
    const invoices = [year('2024-06-01', '2025-06-01', 1000), year('2024-09-01', '2025-09-01', 600)];
    expect(monthOf('2025-06', renewalsOf({ invoices }))).toMatchObject({ lines: 0 });
    expect(monthOf('2025-09', renewalsOf({ invoices }))).toMatchObject({ lines: 1, due_arr: 600, lost: 600 });
  });
});

describe('expansion by distance to renewal', () => {
  it('+500 in the month of the renewal, 9 days in; +200 half a year before; +100 with no term at all', () => {
    const changes = [
      yearly('a', '2024-06-10', 1000, { renewsOn: '2025-06-10' }),
      yearly('a', '2025-01-20', 1200),
      yearly('a', '2025-06-10', 1700, { renewsOn: '2026-06-10' }),
      yearly('b', '2024-06-10', 1000),
      yearly('b', '2025-03-10', 1100),
    ];
    expect(renewalsOf({ changes }).by_distance).toEqual([
      { from_days: 1, to_days: 30, expansion: 500, events: 1, share: 500 / 800 },
      { from_days: 31, to_days: 90, expansion: 0, events: 0, share: 0 },
      { from_days: 91, to_days: 180, expansion: 200, events: 1, share: 200 / 800 },
      { from_days: 181, to_days: 365, expansion: 0, events: 0, share: 0 },
      { from_days: 366, to_days: null, expansion: 0, events: 0, share: 0 },
      { from_days: null, to_days: null, expansion: 100, events: 1, share: 100 / 800 },
    ]);
    // 31 December 2024 to 10 June 2025.
    expect(dayOf('2025-06-10') - dayOf('2024-12-31')).toBe(161);
  });

  it('an opening balance has the terms of history-from, 20 March: 1 May is 62 days from 28 February', () => {
    const changes = [
      yearly('a', '2024-06-10', 1000),
      yearly('a', '2025-03-10', 1000, { renewsOn: '2025-05-01' }),
      yearly('a', '2025-03-25', 1500),
    ];
    const { by_distance } = renewalsOf({ changes }, { historyFrom: '2025-03-20' });
    expect(by_distance.filter(({ events }) => events > 0)).toEqual([
      { from_days: 31, to_days: 90, expansion: 500, events: 1, share: 1 },
    ]);
  });

  it('without expansion no share', () => {
    expect(renewalsOf({ changes: [yearly('a', '2024-06-10', 1000)] }).by_distance[0]?.share).toBeNull();
  });
});
