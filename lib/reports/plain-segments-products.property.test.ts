import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductMovementRow } from '@/lib/domain/product-movements';
import type { MovementRow, Moves, RetentionFigures } from '@/lib/domain/report';
import { asPlainByProduct, asPlainRetention } from '@/lib/domain/testing/as-plain';
import { type NastyLedger, nastyLedger, plainRuns } from '@/lib/domain/testing/nasty';
import { type OwnerRows, ownerColumns, ownerRows } from '@/lib/domain/testing/owners';
import { type PlainLedger, plainLedger } from '@/lib/domain/testing/plain';
import { touches } from '@/lib/domain/testing/plain-cohorts';
import { type PlainPeriod, periodsOf } from '@/lib/domain/testing/plain-movements';
import {
  ofProducts,
  type PlainProductMovements,
  plainByProducts,
  plainProducts,
} from '@/lib/domain/testing/plain-products';
import { plainMonthEnds, plainRetention, windowStart } from '@/lib/domain/testing/plain-retention';
import { inOrder, membersOf, only, type PlainBook, segmentsOn } from '@/lib/domain/testing/plain-segments';
import type { LedgerView } from './ledger-view';
import { movementsReport } from './movements-report';
import type { ReportQuery } from './query';
import { retentionReport } from './retention-report';
import {
  ask,
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
  /** Which of the ledger's products, by place; with `isNot` all but these. */
  picks: number[];
  isNot: boolean;
}

const question: fc.Arbitrary<Question> = fc.record({
  where,
  by,
  grid: fc.constantFrom('week', 'month', 'month', 'month', 'quarter', 'year'),
  months: fc.constantFrom(1, 3, 12),
  range: monthRange,
  picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 2 }),
  isNot: fc.boolean(),
});

/** A question of some products: what it says, and their names. */
interface Asked extends Question {
  names: string[];
  query: (attrAt: string, slug?: string) => ReportQuery;
}

function askedOf(question: Question, products: readonly string[]): Asked {
  const { picks, isNot, grid, months, range } = question;
  const picked = [...new Set(picks.map((pick) => products[pick % products.length]!))];
  const filter = { slug: 'product', operator: isNot ? '!=' : '=', values: picked };
  const options = { grid, window: String(months), ...range };
  return {
    ...question,
    names: products.filter((name) => picked.includes(name) !== isNot).sort(),
    query: (attrAt, slug = question.by) =>
      ask({ where: [...question.where, filter], by: slug }, { ...options, attr_at: attrAt }),
  };
}

type Placed = PlainPeriod & { place: number };

function periodsAsked(plain: PlainLedger, { grid, range }: Question): Placed[] {
  const all = periodsOf(plain, grid).map((period, place) => ({ ...period, place }));
  return all.filter((period) => touches(rangeOf(range), period));
}

/** Ends of the closed months asked for, and data-through. */
function endsAsked(plain: PlainLedger, { range }: Question): number[] {
  const months = plainMonthEnds(plain).filter(({ end }) => touches(rangeOf(range), { label: '', start: end, end }));
  return [...months.map(({ end }) => end), plain.lastDay];
}

/** Rows of some products' movements, the same whenever they are asked for. */
function movementsBy(plain: PlainLedger, grid: string) {
  const memo = new Map<string, PlainProductMovements[]>();
  return (names: readonly string[], accounts: string[], place: number): PlainProductMovements => {
    const key = `${names.join()} ${accounts.join()}`;
    const rows = memo.get(key) ?? plainByProducts(plain, names, grid, accounts);
    memo.set(key, rows);
    return rows[place]!;
  };
}

function keptOf(plain: PlainLedger, names: readonly string[], accounts: string[], end: number, months: number) {
  const { nrrHalf, grrHalf, logoInterval, ...exact } = plainRetention(
    only(ofProducts(plain, names), accounts),
    end,
    months,
  );
  return exact;
}

const asMoved = (row: MovementRow & Partial<Moves>) => ({
  ...asPlainByProduct(row as ProductMovementRow),
  ...movesIn(row),
});
const asKept = (row: RetentionFigures & Partial<Moves>) => ({ ...asPlainRetention(row), ...movesIn(row) });

const movesFound = (view: LedgerView, query: ReportQuery) => {
  const { rows, groups = [] } = movementsReport(view, query);
  return { whole: rows.map(asMoved), groups: groups.map(({ key, rows }) => ({ key, rows: rows.map(asMoved) })) };
};

const keptFound = (view: LedgerView, query: ReportQuery) => {
  const { rows, current, groups = [] } = retentionReport(view, query);
  return {
    whole: [...rows, current!].map(asKept),
    groups: groups.map(({ key, rows, current }) => ({ key, rows: [...rows, current!].map(asKept) })),
  };
};

/** By the values of now: the same accounts in every window. */
function compareCurrent(view: LedgerView, book: PlainBook, asked: Asked): void {
  const { plain } = book;
  const { names } = asked;
  const segments = segmentsOn(book, asked.where, asked.by, null);
  const members = [...segments.keys()];
  const periods = periodsAsked(plain, asked);
  const movements = movementsBy(plain, asked.grid);
  const moved = (of: readonly string[], accounts: string[]) =>
    periods.map(({ place }) => movements(of, accounts, place));
  const ends = endsAsked(plain, asked);
  const kept = (of: readonly string[], accounts: string[]) =>
    ends.map((end) => keptOf(plain, of, accounts, end, asked.months));
  const bySegment = <Row>(rowsOf: (names: readonly string[], accounts: string[]) => Row[]) => ({
    whole: rowsOf(names, members),
    groups: inOrder(asked.by, segments.values()).map((key) => ({
      key,
      rows: rowsOf(names, membersOf(segments, key)),
    })),
  });
  expect(movesFound(view, asked.query('current')), 'movements').toEqual(bySegment(moved));
  expect(keptFound(view, asked.query('current')), 'retention').toEqual(bySegment(kept));
  const had = plainProducts(only(plain, members)).filter((name) => names.includes(name));
  const byProduct = <Row>(rowsOf: (names: readonly string[], accounts: string[]) => Row[]) => ({
    whole: rowsOf(names, members),
    groups: had.map((key) => ({ key, rows: rowsOf([key], members) })),
  });
  expect(movesFound(view, asked.query('current', 'product')), 'movements by product').toEqual(byProduct(moved));
  expect(keptFound(view, asked.query('current', 'product')), 'retention by product').toEqual(byProduct(kept));
}

interface Rows<Row> {
  whole: Row[];
  groups: { key: string; rows: Row[] }[];
}

/** By the values at the start of each window; what moves between segments is these products' revenue. */
function compareAtStart(view: LedgerView, book: PlainBook, asked: Asked): void {
  const { plain } = book;
  const { names, months } = asked;
  const everyone = [...plain.balance.keys()];
  const movements = movementsBy(plain, asked.grid);
  const periods = periodsAsked(plain, asked);
  const spans = periods.map((period) => spanOf(plain, period));
  const ends = endsAsked(plain, asked);
  const windows = ends.map((end) => ({ start: windowStart(end, months), end }));
  const isFiltered = asked.where.length > 0;
  const movedOf = (of: readonly string[]) => {
    const rowOf = (accounts: string[], index: number) => movements(of, accounts, periods[index]!.place);
    const { whole, groups } = atStart(book, asked, spans, false, rowOf, ofProducts(plain, of));
    return { whole: isFiltered ? whole : periods.map((_, index) => rowOf(everyone, index)), groups };
  };
  const retainedOf = (of: readonly string[]) => {
    const rowOf = (accounts: string[], index: number) => keptOf(plain, of, accounts, ends[index]!, months);
    const { whole, groups } = atStart(book, asked, windows, true, rowOf, ofProducts(plain, of));
    return { whole: isFiltered ? whole : ends.map((_, index) => rowOf(everyone, index)), groups };
  };
  expect(movesFound(view, asked.query('start')), 'movements at start').toEqual(movedOf(names));
  expect(keptFound(view, asked.query('start')), 'retention at start').toEqual(retainedOf(names));
  const byProduct = <Row extends object>(of: (names: readonly string[]) => Rows<Row>) => ({
    whole: of(names).whole,
    groups: plainProducts(plain)
      .filter((name) => names.includes(name))
      .map((key) => ({ key, rows: of([key]).whole }))
      // A product that nobody whom the filter took had is left out.
      .filter(({ rows }) => !isFiltered || rows.some(says)),
  });
  expect(movesFound(view, asked.query('start', 'product')), 'movements by product at start').toEqual(
    byProduct(movedOf),
  );
  expect(keptFound(view, asked.query('start', 'product')), 'retention by product at start').toEqual(
    byProduct(retainedOf),
  );
}

/** Whether any figure of a row is not 0. */
const says = (figures: object): boolean =>
  Object.values(figures).some((value) =>
    typeof value === 'number' ? value !== 0 : typeof value === 'object' && value !== null && says(value),
  );

function compare(ledger: NastyLedger, owners: OwnerRows[], question: Question): void {
  const { accounts, changes, invoices, settings } = ledger;
  const plain = plainLedger(accounts, changes, invoices, settings, null);
  const view = viewOf({ accounts, changes, invoices, attributes: ownerColumns(owners) }, settings);
  if (plain.firstDay === null || view.facts!.products.length === 0) return;
  const book = { plain, currency: settings.currency, owners };
  const asked = askedOf(question, view.facts!.products);
  compareCurrent(view, book, asked);
  compareAtStart(view, book, asked);
}

/** Each asks eight questions, six of them of parts of the ledger. */
const usualRuns = 120;

describe('products of segments against a plain computation', () => {
  it('movements and retention of some products and by product, by values now and at the start', () => {
    fc.assert(fc.property(nastyLedger(3, 8, 4), ownerRows, question, compare), plainRuns(usualRuns));
  });
});
