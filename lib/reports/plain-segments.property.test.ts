import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CohortTable } from '@/lib/domain/cohorts';
import type { MovementRow, Moves, RetentionFigures } from '@/lib/domain/report';
import { asPlainMovements, asPlainRetention } from '@/lib/domain/testing/as-plain';
import { type NastyLedger, nastyLedger, plainRuns } from '@/lib/domain/testing/nasty';
import { type OwnerRows, ownerColumns, ownerRows } from '@/lib/domain/testing/owners';
import { plainLedger } from '@/lib/domain/testing/plain';
import { plainCohorts } from '@/lib/domain/testing/plain-cohorts';
import { plainExpansion } from '@/lib/domain/testing/plain-expansion';
import { type PlainMovements, periodsOf, plainMovements } from '@/lib/domain/testing/plain-movements';
import { plainMonthEnds, plainRetention, windowStart } from '@/lib/domain/testing/plain-retention';
import {
  inOrder,
  membersOf,
  movesOf,
  only,
  type PlainBook,
  type PlainFilter,
  segmentsOn,
} from '@/lib/domain/testing/plain-segments';
import { plainTimeToExpansion } from '@/lib/domain/testing/plain-survival';
import { cohortsReport } from './cohorts-report';
import { type ExpansionReport, expansionReport } from './expansion-report';
import type { LedgerView } from './ledger-view';
import { movementsReport } from './movements-report';
import { parseReportQuery } from './query';
import { retentionReport } from './retention-report';
import { viewOf } from './testing/view';

const filter = (slug: string, operator: string, ...values: string[]): PlainFilter => ({ slug, operator, values });

const question = fc.record({
  where: fc.constantFrom<PlainFilter[][]>(
    [],
    [],
    [],
    [filter('owner', '=', 'Ali', 'Bo')],
    [filter('owner', '!=', 'Ali', 'Zoë'), filter('employees', '>=', '50')],
    [filter('employees', '<=', '250'), filter('tenure', '=', '<1 year', '')],
    [filter('products', '>', '1'), filter('owner', '!=', '')],
    [filter('arr_band', '!=', '<1k', '1k-5k'), filter('employees', '<', '2000')],
  ),
  by: fc.constantFrom(
    'owner',
    'owner',
    'employees',
    'arr_band',
    'tenure',
    'plan',
    'billing_interval',
    'products',
    'currency',
  ),
  grid: fc.constantFrom('week', 'month', 'month', 'month', 'month', 'quarter', 'quarter', 'year', 'year'),
  months: fc.constantFrom(1, 3, 12),
});
type Question = typeof question extends fc.Arbitrary<infer Value> ? Value : never;

const ask = ({ where, by, grid, months }: Question, attrAt: string) =>
  parseReportQuery(
    new URLSearchParams([
      ...where.flatMap(({ slug, operator, values }) => values.map((value) => ['where', `${slug}${operator}${value}`])),
      ...Object.entries({ by, grid, window: String(months), attr_at: attrAt }),
    ]),
  );

type RowOf<Row> = (accounts: string[]) => Row[];

/** By the values of now: the same accounts in every window. */
function compareCurrent(view: LedgerView, book: PlainBook, asked: Question): void {
  const { plain } = book;
  const segments = segmentsOn(book, asked.where, asked.by, null);
  const expected = <Row>(rowsOf: RowOf<Row>) => ({
    rows: rowsOf([...segments.keys()]),
    groups: inOrder(asked.by, segments.values()).map((key) => ({ key, rows: rowsOf(membersOf(segments, key)) })),
  });
  const moved = movementsReport(view, ask(asked, 'current'));
  expect({ rows: moved.rows.map(asPlainMovements), groups: plainGroups(moved.groups, asPlainMovements) }).toEqual(
    expected((accounts) => plainMovements(plain, asked.grid, accounts)),
  );
  const kept = retentionReport(view, ask(asked, 'current'));
  const ends = [...plainMonthEnds(plain).map(({ end }) => end), plain.lastDay];
  expect({
    rows: [...kept.rows, kept.current!].map(asPlainRetention),
    groups: kept.groups!.map(({ key, rows, current }) => ({ key, rows: [...rows, current!].map(asPlainRetention) })),
  }).toEqual(expected((accounts) => ends.map((end) => retentionOf(plain, accounts, end, asked.months))));
}

/** Expansion with its clocks, and cohorts: of the accounts that pass, and of each segment of them. */
function compareExpansion(view: LedgerView, book: PlainBook, asked: Question): void {
  const segments = segmentsOn(book, asked.where, asked.by, null);
  const keys = inOrder(asked.by, segments.values());
  const byMonth = ask({ ...asked, grid: 'month' }, 'current');
  const { rows, t2e, groups = [] } = expansionReport(view, byMonth);
  const asPlain = (of: Pick<ExpansionReport, 'rows' | 't2e'>) => {
    const { curve, share_by, ...clocks } = of.t2e!;
    return { rows: of.rows, ...clocks };
  };
  const expansionOf = (accounts: string[]) => {
    const { share_by, ...clocks } = plainTimeToExpansion(only(book.plain, accounts));
    return { rows: plainExpansion(only(book.plain, accounts)), ...clocks };
  };
  expect(asPlain({ rows, t2e }), 'expansion').toEqual(expansionOf([...segments.keys()]));
  expect(groups.map((group) => ({ key: group.key, ...asPlain(group) }))).toEqual(
    keys.map((key) => ({ key, ...expansionOf(membersOf(segments, key)) })),
  );
  const table = ({ rows: cohorts, mean, mean_cohorts }: CohortTable) => ({
    rows: cohorts.map(({ opening, ...row }) => row),
    mean,
    mean_cohorts,
  });
  const found = cohortsReport(view, byMonth);
  const cohortsOf = (accounts: string[]) => plainCohorts(only(book.plain, accounts), 'month', 'net');
  expect(table(found), 'cohorts').toEqual(cohortsOf([...segments.keys()]));
  expect(found.groups!.map((group) => ({ key: group.key, ...table(group) }))).toEqual(
    keys.map((key) => ({ key, ...cohortsOf(membersOf(segments, key)) })),
  );
}

const plainGroups = <Row, Plain>(groups: { key: string; rows: Row[] }[] = [], as: (row: Row) => Plain) =>
  groups.map(({ key, rows }) => ({ key, rows: rows.map(as) }));

function retentionOf(plain: PlainBook['plain'], accounts: string[], end: number, months: number) {
  const { nrrHalf, grrHalf, logoInterval, ...exact } = plainRetention(only(plain, accounts), end, months);
  return exact;
}

interface Span {
  start: number;
  end: number;
}

/** Rows by the values at each window's start, with what moved; groups that nobody is in at any end are left out. */
function atStart<Row>(
  book: PlainBook,
  { where, by }: Question,
  spans: Span[],
  cohortOnly: boolean,
  rowOf: (accounts: string[], index: number) => Row,
) {
  const split = (slug: string | null) => {
    const at = spans.map(({ start, end }) => ({
      start: segmentsOn(book, where, slug, start),
      end: segmentsOn(book, where, slug, end),
    }));
    const keys = inOrder(
      slug,
      at.flatMap(({ start, end }) => [...start.values(), ...end.values()]),
    );
    return keys.map((key) => ({
      key,
      rows: spans.map((span, index) => ({
        ...rowOf(membersOf(at[index]!.start, key), index),
        ...movesOf(book, at[index]!, span, key, cohortOnly),
      })),
    }));
  };
  return { whole: split(null)[0]?.rows, groups: split(by) };
}

const movesIn = ({ moved_in, moved_out, started }: Partial<Moves>) => ({
  ...(moved_in && { moved_in }),
  ...(moved_out && { moved_out }),
  ...(started && { started }),
});

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
  // A first period starts from the opening balance, before which nothing is known.
  const dayBefore = (start: number): number =>
    plain.historyFrom === null ? start - 1 : Math.max(start, plain.firstDay!) - 1;
  const periods = periodsOf(plain, asked.grid).map(({ start, end }) => ({
    start: dayBefore(start),
    end: Math.min(end, plain.lastDay),
  }));
  const moved = movementsReport(view, ask(asked, 'start'));
  const asMoved = (row: MovementRow & Partial<Moves>) => ({ ...asPlainMovements(row), ...movesIn(row) });
  const expected = atStart(book, asked, periods, false, (accounts, index) => movementsOf(accounts)[index]!);
  expect(plainGroups(moved.groups, asMoved), 'movements').toEqual(expected.groups);
  if (asked.where.length > 0 && expected.whole) expect(moved.rows.map(asMoved), 'filtered').toEqual(expected.whole);

  const kept = retentionReport(view, ask(asked, 'start'));
  const ends = [...plainMonthEnds(plain).map(({ end }) => end), plain.lastDay];
  const windows = ends.map((end) => ({ start: windowStart(end, asked.months), end }));
  const asKept = (row: RetentionFigures & Partial<Moves>) => ({ ...asPlainRetention(row), ...movesIn(row) });
  const ofWindows = atStart(book, asked, windows, true, (accounts, index) =>
    retentionOf(plain, accounts, ends[index]!, asked.months),
  );
  expect(
    kept.groups!.map(({ key, rows, current }) => ({ key, rows: [...rows, current!].map(asKept) })),
    'retention',
  ).toEqual(ofWindows.groups);
  if (asked.where.length > 0 && ofWindows.whole)
    expect([...kept.rows, kept.current!].map(asKept), 'filtered retention').toEqual(ofWindows.whole);
}

function compare(ledger: NastyLedger, owners: OwnerRows[], asked: Question): void {
  const { accounts, changes, invoices, settings } = ledger;
  const view = viewOf({ accounts, changes, invoices, attributes: ownerColumns(owners) }, settings);
  const plain = plainLedger(accounts, changes, invoices, settings, null);
  const book = { plain, currency: settings.currency, owners };
  compareCurrent(view, book, asked);
  if (plain.firstDay !== null) compareExpansion(view, book, asked);
  if (plain.firstDay !== null) compareAtStart(view, book, asked);
}

describe('segments against a plain computation', () => {
  it('filters, splits and moves, by values now and at the start, stated and computed', () => {
    fc.assert(fc.property(nastyLedger(3, 8, 4), ownerRows, question, compare), plainRuns());
  });
});
