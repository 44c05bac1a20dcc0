import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MovementRow, Moves, RetentionFigures } from '@/lib/domain/report';
import { asPlainMovements, asPlainRetention } from '@/lib/domain/testing/as-plain';
import { type NastyLedger, nastyLedger, plainRuns } from '@/lib/domain/testing/nasty';
import { type OwnerRows, ownerColumns, ownerRows } from '@/lib/domain/testing/owners';
import { plainLedger } from '@/lib/domain/testing/plain';
import { touches } from '@/lib/domain/testing/plain-cohorts';
import { type PlainMovements, periodsOf, plainMovements } from '@/lib/domain/testing/plain-movements';
import { plainMonthEnds, plainRetention, windowStart } from '@/lib/domain/testing/plain-retention';
import { inOrder, membersOf, only, type PlainBook, segmentsOn } from '@/lib/domain/testing/plain-segments';
import type { LedgerView } from './ledger-view';
import { movementsReport } from './movements-report';
import { retentionReport } from './retention-report';
import {
  ask as askFor,
  atStart,
  by,
  type MonthRange,
  monthRange,
  movesIn,
  rangeOf,
  type SegmentQuestion,
  spanOf,
  where,
} from './testing/segment-questions';
import { viewOf } from './testing/view';

interface Question extends SegmentQuestion {
  grid: string;
  months: number;
  range: MonthRange;
}

const question: fc.Arbitrary<Question> = fc.record({
  where,
  by,
  grid: fc.constantFrom('week', 'month', 'month', 'month', 'month', 'quarter', 'quarter', 'year', 'year'),
  months: fc.constantFrom(1, 3, 12),
  range: monthRange,
});

const ask = (asked: Question, attrAt: string) =>
  askFor(asked, { grid: asked.grid, window: String(asked.months), attr_at: attrAt, ...asked.range });

type RowOf<Row> = (accounts: string[]) => Row[];

/** Periods asked for, with their place among all of the ledger. */
function periodsAsked(plain: PlainBook['plain'], { grid, range }: Question) {
  const all = periodsOf(plain, grid).map((period, place) => ({ ...period, place }));
  return all.filter((period) => touches(rangeOf(range), period));
}

/** Ends of the closed months asked for, and data-through. */
function endsAsked(plain: PlainBook['plain'], { range }: Question): number[] {
  const months = plainMonthEnds(plain).filter(({ end }) => touches(rangeOf(range), { label: '', start: end, end }));
  return [...months.map(({ end }) => end), plain.lastDay];
}

/** By the values of now: the same accounts in every window. */
function compareCurrent(view: LedgerView, book: PlainBook, asked: Question): void {
  const { plain } = book;
  const segments = segmentsOn(book, asked.where, asked.by, null);
  const expected = <Row>(rowsOf: RowOf<Row>) => ({
    rows: rowsOf([...segments.keys()]),
    groups: inOrder(asked.by, segments.values()).map((key) => ({ key, rows: rowsOf(membersOf(segments, key)) })),
  });
  const moved = movementsReport(view, ask(asked, 'current'));
  const periods = periodsAsked(plain, asked);
  expect({ rows: moved.rows.map(asPlainMovements), groups: plainGroups(moved.groups, asPlainMovements) }).toEqual(
    expected((accounts) => {
      const rows = plainMovements(plain, asked.grid, accounts);
      return periods.map(({ place }) => rows[place]!);
    }),
  );
  const kept = retentionReport(view, ask(asked, 'current'));
  const ends = endsAsked(plain, asked);
  expect({
    rows: [...kept.rows, kept.current!].map(asPlainRetention),
    groups: kept.groups!.map(({ key, rows, current }) => ({ key, rows: [...rows, current!].map(asPlainRetention) })),
  }).toEqual(expected((accounts) => ends.map((end) => retentionOf(plain, accounts, end, asked.months))));
}

const plainGroups = <Row, Plain>(groups: { key: string; rows: Row[] }[] = [], as: (row: Row) => Plain) =>
  groups.map(({ key, rows }) => ({ key, rows: rows.map(as) }));

function retentionOf(plain: PlainBook['plain'], accounts: string[], end: number, months: number) {
  const { nrrHalf, grrHalf, logoInterval, ...exact } = plainRetention(only(plain, accounts), end, months);
  return exact;
}

/** Of the whole there are moves where a filter lets some of them in and out. */
function compareAtStart(view: LedgerView, book: PlainBook, asked: Question): void {
  const { plain } = book;
  const memo = new Map<string, PlainMovements[]>();
  const movementsOf = (accounts: string[]): PlainMovements[] => {
    const key = accounts.join();
    const rows = memo.get(key) ?? plainMovements(plain, asked.grid, accounts);
    memo.set(key, rows);
    return rows;
  };
  const periods = periodsAsked(plain, asked);
  const spans = periods.map((period) => spanOf(plain, period));
  const moved = movementsReport(view, ask(asked, 'start'));
  const asMoved = (row: MovementRow & Partial<Moves>) => ({ ...asPlainMovements(row), ...movesIn(row) });
  const expected = atStart(
    book,
    asked,
    spans,
    false,
    (accounts, index) => movementsOf(accounts)[periods[index]!.place]!,
  );
  expect(plainGroups(moved.groups, asMoved), 'movements').toEqual(expected.groups);
  if (asked.where.length > 0) expect(moved.rows.map(asMoved), 'filtered').toEqual(expected.whole);

  const kept = retentionReport(view, ask(asked, 'start'));
  const ends = endsAsked(plain, asked);
  const windows = ends.map((end) => ({ start: windowStart(end, asked.months), end }));
  const asKept = (row: RetentionFigures & Partial<Moves>) => ({ ...asPlainRetention(row), ...movesIn(row) });
  const ofWindows = atStart(book, asked, windows, true, (accounts, index) =>
    retentionOf(plain, accounts, ends[index]!, asked.months),
  );
  expect(
    kept.groups!.map(({ key, rows, current }) => ({ key, rows: [...rows, current!].map(asKept) })),
    'retention',
  ).toEqual(ofWindows.groups);
  if (asked.where.length > 0)
    expect([...kept.rows, kept.current!].map(asKept), 'filtered retention').toEqual(ofWindows.whole);
}

function compare(ledger: NastyLedger, owners: OwnerRows[], asked: Question): void {
  const { accounts, changes, invoices, settings } = ledger;
  const view = viewOf({ accounts, changes, invoices, attributes: ownerColumns(owners) }, settings);
  const plain = plainLedger(accounts, changes, invoices, settings, null);
  const book = { plain, currency: settings.currency, owners };
  compareCurrent(view, book, asked);
  if (plain.firstDay !== null) compareAtStart(view, book, asked);
}

describe('segments against a plain computation', () => {
  it('filters, splits and moves, by values now and at the start, stated and computed', () => {
    fc.assert(fc.property(nastyLedger(3, 8, 4), ownerRows, question, compare), plainRuns());
  });
});
