import { describe, expect, it } from 'vitest';
import { monthOf } from './day';
import { type DefinitionRow, definitions } from './definitions';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { buildLineBook } from './line-book';
import { findTerms } from './terms';
import { type Change, type Rows, sourceRecords } from './testing/columns';
import { dayOf, usualSettings } from './testing/reports';

const yearly = (account: string, on: string, minor: number, more: Partial<Change> = {}): Change => ({
  account,
  on,
  minor,
  every: [1, 'year'],
  status: minor === 0 ? 'ended' : 'active',
  ...more,
});

function rowsOf(rows: Rows, month: string): DefinitionRow[] {
  const records = sourceRecords(rows);
  const facts = buildFacts(deriveLedger(records, usualSettings), records.accounts, usualSettings);
  const query = { recordedBy: null };
  const book = buildLineBook(records, usualSettings, query);
  const terms = findTerms(facts, { records, settings: usualSettings, query });
  return definitions({ facts, terms, book }, monthOf(dayOf(`${month}-01`)))(() => facts.everyAccount);
}

const seat = { quantity: 1, statesUnit: true };

const changes = [
  yearly('a', '2024-12-01', 1000),
  yearly('a', '2025-06-01', 200, { item: 'Extra', kind: 'add_on' }),
  yearly('b', '2024-12-05', 500),
  yearly('b', '2025-03-01', 0),
  yearly('b', '2025-12-10', 400),
  yearly('c', '2024-12-05', 300, { ...seat, renewsOn: '2025-12-05' }),
  yearly('c', '2025-12-05', 360, { ...seat, renewsOn: '2026-12-05' }),
  yearly('d', '2025-07-01', 700),
  yearly('e', '2024-12-15', 200),
  yearly('e', '2025-12-01', 0),
];

describe('one ledger to December 2025, under every definition', () => {
  const rows = rowsOf({ changes }, '2025-12');
  const of = (key: string) => rows.find((row) => row.key === key);
  const differsBy = (key: string) => of(key)?.differs_by.map(({ account, arr }) => [account, arr]);

  it('ours: 1,960 ÷ 2,000 over a year, 2,260 ÷ 2,400 over three months and one; each account’s lesser 1,700 ÷ 2,000', () => {
    expect(of('account-cohort-12m')).toMatchObject({ value: 0.98, base_arr: 2000, against: null, differs_by: [] });
    expect(of('account-cohort-3m')?.value).toBe(2260 / 2400);
    expect(of('account-cohort-1m')?.value).toBe(2260 / 2400);
    expect(of('account-gross-12m')?.value).toBe(0.85);
    expect(of('account-expansion-1m')?.value).toBe(60 / 2400);
  });

  it('30 days before is 1 December: e, gone on it, is not in the base: 2,260 ÷ 2,200', () => {
    expect(of('rolling-30-days')).toMatchObject({ value: 2260 / 2200, base_arr: 2200, same_base: false });
    expect(differsBy('rolling-30-days')).toEqual([['e', 200]]);
  });

  it('with b, who came back with 400: (2,260 + 400) ÷ 2,400, and (60 + 400) ÷ 2,400 as an expansion rate', () => {
    expect(of('reactivation-1m')).toMatchObject({ value: 2660 / 2400, same_base: true, difference_arr: 400 });
    expect(of('expansion-with-reactivation-1m')).toMatchObject({ value: 460 / 2400, against: 'account-expansion-1m' });
    expect(differsBy('expansion-with-reactivation-1m')).toEqual([['b', 400]]);
  });

  it('of lines: a’s new line is no line of the cohort: (1,960 − 200) ÷ 2,000', () => {
    expect(of('subscription-level-12m')?.value).toBe(0.88);
    expect(differsBy('subscription-level-12m')).toEqual([['a', -200]]);
  });

  it('of renewals: c alone was due: 360 ÷ 300; a’s +200, b’s −100 and e’s −200 are left out', () => {
    expect(of('renewals-due-12m')).toMatchObject({ value: 1.2, base_arr: 300, same_base: false, difference_arr: 100 });
    expect(differsBy('renewals-due-12m')).toEqual([
      ['a', -200],
      ['e', 200],
      ['b', 100],
    ]);
  });

  it('gross on totals: 1,960 ÷ 2,000, since the growth of a (200) and c (60) hides losses: 1,700 + 260', () => {
    expect(of('gross-on-totals-12m')).toMatchObject({ value: 0.98, against: 'account-gross-12m', difference_arr: 260 });
    expect(differsBy('gross-on-totals-12m')).toEqual([
      ['a', 200],
      ['c', 60],
    ]);
  });

  it('without price: c’s rise of 60 taken out: 1,900 ÷ 2,000', () => {
    expect(of('without-price-12m')?.value).toBe(0.95);
    expect(differsBy('without-price-12m')).toEqual([['c', -60]]);
  });
});

it('gross on totals of a base that grew is 100 %, and hides every loss: b’s 100', () => {
  const grown = [yearly('a', '2024-12-01', 100), yearly('a', '2025-05-01', 400), yearly('b', '2024-12-01', 100)];
  const rows = rowsOf({ changes: [...grown, yearly('b', '2025-06-01', 0)] }, '2025-12');
  const row = rows.find(({ key }) => key === 'gross-on-totals-12m');
  expect(row).toMatchObject({ value: 1, difference_arr: 100, differs_by: [{ account: 'b', name: 'b', arr: 100 }] });
});

it('a term that was replaced before it ended is none; an invoiced period ends when it says', () => {
  const early = [
    yearly('a', '2024-12-01', 100, { renewsOn: '2025-12-01' }),
    yearly('a', '2025-11-01', 100, { renewsOn: '2026-11-01' }),
  ];
  const invoices = [{ account: 'b', from: '2024-12-10', until: '2025-12-10', minor: 100 }];
  const due = (rows: Rows) => rowsOf(rows, '2025-12').find(({ key }) => key === 'renewals-due-12m');
  expect(due({ changes: early })).toMatchObject({ value: null, base_arr: 0 });
  expect(due({ changes: early, invoices })).toMatchObject({ value: 1, base_arr: 100 });
});

it('a seat change in mid-term that leaves renews_on blank keeps the term: due on 1 June, 130 ÷ 100', () => {
  const changes = [
    yearly('a', '2024-06-01', 100, { ...seat, renewsOn: '2025-06-01' }),
    yearly('a', '2025-03-01', 130, seat),
    yearly('b', '2024-06-01', 100),
  ];
  const row = rowsOf({ changes }, '2025-12').find(({ key }) => key === 'renewals-due-12m');
  expect(row).toMatchObject({ value: 1.3, base_arr: 100 });
});

it('nobody at the start: no value, and no zero in its place', () => {
  const rows = rowsOf({ changes: [yearly('a', '2025-12-05', 100)] }, '2025-12');
  expect(rows.map((row) => row.value)).toEqual(rows.map(() => null));
});
