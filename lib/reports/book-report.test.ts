import { describe, expect, it } from 'vitest';
import { explainedMetric } from '@/lib/domain/explain-metrics';
import { dayOf } from '@/lib/domain/testing/reports';
import { bookFigures, bookSentence, ownersFinding } from '@/lib/view/book';
import { bookReport } from './book-report';
import type { LedgerView } from './ledger-view';
import { parseReportQuery, QueryError } from './query';
import { viewOf } from './testing/view';

const ask = parseReportQuery([]);
const [ANA, BEN] = [0, 1];

/**
 * On 31 Dec 2024 Ana has a (1,200) and b (1,200), Ben c (2,400). On 1 July 2025 b, by then 2,400, goes to Ben. c pays
 * half from March on and renews on 15 Jan 2026; d came in 2025 and is nobody's. Somebody calls c on 10 Jan 2026.
 */
const view: LedgerView = {
  ...viewOf(
    {
      changes: [
        { account: 'a', on: '2024-01-10', minor: 10_000 },
        { account: 'b', on: '2024-01-10', minor: 10_000 },
        { account: 'b', on: '2025-05-10', minor: 20_000 },
        { account: 'c', on: '2024-01-10', minor: 20_000 },
        { account: 'c', on: '2025-03-10', minor: 10_000, renewsOn: '2026-01-15' },
        { account: 'd', on: '2025-02-10', minor: 5000 },
      ],
      accounts: ['a', 'b', 'c', 'd'],
      attributes: [
        {
          slug: 'owner',
          values: ['Ana', 'Ben'],
          codes: Int32Array.of(ANA, BEN, BEN, -1),
          dated: {
            account: Int32Array.of(1, 1),
            day: Int32Array.of(dayOf('2024-01-01'), dayOf('2025-07-01')),
            code: Int32Array.of(ANA, BEN),
          },
        },
      ],
    },
    { dataThrough: '2025-12-31' },
  ),
  planning: {
    touchpoints: [{ accountId: 'c', onDay: dayOf('2026-01-10'), kind: 'call', owner: 'Ben', note: null }],
    plans: [],
    costs: [],
    targets: [{ metric: 'nrr_12m', period: '2025-12', value: '1', segment: null, owner: 'Ben' }],
  },
};

describe('the books of two owners', () => {
  const { owners, book } = bookReport(view, ask, 'Ben');

  it('are of the accounts that are theirs now, the largest first, nobody’s last', () => {
    expect(owners).toEqual([
      {
        owner: 'Ben',
        accounts: 2,
        arr: 360_000,
        nrr: 1,
        grr: 2 / 3,
        due: { accounts: 1, arr: 120_000 },
        coverage: 0.5,
      },
      { owner: 'Ana', accounts: 1, arr: 120_000, nrr: 1, grr: 1, due: { accounts: 0, arr: 0 }, coverage: 0 },
      { owner: '', accounts: 1, arr: 60_000, nrr: null, grr: null, due: { accounts: 0, arr: 0 }, coverage: 0 },
    ]);
  });

  it('and of those they had twelve months before: Ben had c alone, which halved', () => {
    expect(book).toMatchObject({ held_before: { nrr: 0.5, grr: 0.5, accounts: 1 }, went: [] });
    expect(book?.came).toEqual([{ account: 'b', name: 'b', arr: 240_000, from: 'Ana', to: 'Ben' }]);
    expect(bookReport(view, ask, 'Ana').book).toMatchObject({
      held_before: { nrr: 1.5, accounts: 2 },
      went: [{ account: 'b', from: 'Ana', to: 'Ben' }],
    });
  });

  it('tell what renews, whom nobody is at work on, and what was to be reached', () => {
    expect(book?.renewals).toEqual([{ account: 'c', name: 'c', arr: 120_000, ends_on: '2026-01-15', at_work: true }]);
    expect(book?.uncovered.map(({ account }) => account)).toEqual(['b']);
    expect(book?.targets).toMatchObject([{ metric: 'nrr_12m', target: 1, actual: 1, attainment: 1 }]);
  });

  it('in words: each figure opens to the owner’s accounts', () => {
    const report = bookReport(view, ask, 'Ben');
    expect(bookSentence(book!, 'USD')).toBe('Ben has 2 accounts with $3.6k ARR; $1.2k of it renews within 90 days.');
    expect(
      bookFigures(book!, report).map(({ key, value, note, figure }) => [key, value, note, figure?.metric]),
    ).toEqual([
      ['arr', '$3.6k', '2 active accounts', 'arr'],
      ['nrr', '100.0%', '50.0% of the accounts held 12 months ago', 'nrr_12m'],
      ['grr', '66.7%', '50.0% of the accounts held 12 months ago', 'grr_12m'],
      ['due', '$1.2k', '1 account, somebody is at work on 1', 'due_arr.90d'],
      ['coverage', '50.0%', 'Nobody is at work on 1 account', 'coverage'],
    ]);
    for (const { figure } of bookFigures(book!, report)) {
      expect(figure?.where).toEqual(['owner=Ben']);
      expect(explainedMetric(figure?.metric ?? ''), figure?.metric).not.toBeNull();
    }
    expect(ownersFinding(report)).toBe('3 books, largest first');
  });
});

it('whose it is: the largest where nobody is named, nobody’s by an empty name, a stranger’s refused', () => {
  expect(bookReport(view, ask, null).book?.owner).toBe('Ben');
  expect(bookReport(view, ask, '').book).toMatchObject({ owner: '', accounts: 1 });
  expect(() => bookReport(view, ask, 'Cleo')).toThrow(QueryError);
  expect(() => bookReport(view, parseReportQuery([['by', 'owner']]), null)).toThrow('a book is split by owner already');
});

it('none without owners', () => {
  const none = viewOf({ changes: [{ account: 'a', on: '2025-01-10', minor: 100 }] });
  expect(bookReport(none, ask, null)).toMatchObject({ owners: [{ owner: '', accounts: 1 }], book: null });
});
