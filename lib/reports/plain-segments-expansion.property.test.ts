import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortMetrics } from '@/lib/domain/cohort-metric';
import type { CohortTable } from '@/lib/domain/cohorts';
import type { ExpansionRow } from '@/lib/domain/expansion';
import type { WithMoves } from '@/lib/domain/report';
import { type NastyLedger, nastyLedger, plainRuns } from '@/lib/domain/testing/nasty';
import { type OwnerRows, ownerColumns, ownerRows } from '@/lib/domain/testing/owners';
import { plainLedger } from '@/lib/domain/testing/plain';
import { plainCohorts, touches } from '@/lib/domain/testing/plain-cohorts';
import { plainExpansion } from '@/lib/domain/testing/plain-expansion';
import { type PlainPeriod, periodsOf } from '@/lib/domain/testing/plain-movements';
import {
  inOrder,
  membersOf,
  only,
  type PlainBook,
  segmentsAtFirst,
  segmentsOn,
} from '@/lib/domain/testing/plain-segments';
import {
  plainThenLost,
  plainTimeToExpansion,
  plainTimeToExpansionBy,
  startYear,
} from '@/lib/domain/testing/plain-survival';
import type { TimeToExpansion } from '@/lib/domain/time-to-expansion';
import { cohortsReport } from './cohorts-report';
import { type ExpansionReport, expansionReport } from './expansion-report';
import type { LedgerView } from './ledger-view';
import {
  ask as askFor,
  atStart,
  by,
  type MonthRange,
  monthRange,
  rangeOf,
  type SegmentQuestion,
  spanOf,
  where,
} from './testing/segment-questions';
import { viewOf } from './testing/view';

interface Question extends SegmentQuestion {
  grid: 'month' | 'quarter' | 'year';
  metric: string;
  range: MonthRange;
}

const question: fc.Arbitrary<Question> = fc.record({
  where,
  by,
  grid: fc.constantFrom('month', 'quarter', 'year'),
  metric: fc.constantFrom(...cohortMetrics),
  range: monthRange,
});

const ask = ({ grid, metric, range, ...asked }: Question, attrAt: 'current' | 'start') =>
  askFor(asked, { grid, metric, attr_at: attrAt, ...range });

/** Closed periods asked for, with their place among all of the ledger. */
function closedAsked({ plain }: PlainBook, { grid, range }: Question): (PlainPeriod & { place: number })[] {
  const closed = periodsOf(plain, grid).filter(({ end }) => end <= plain.lastDay);
  const placed = closed.map((period, place) => ({ ...period, place }));
  return placed.filter((period) => touches(rangeOf(range), period));
}

/** Shares by month are compared elsewhere, to what a sum of fractions lets them be. */
const clocks = ({ curve, share_by, ...rest }: TimeToExpansion) => rest;
const plainClocks = ({ share_by, ...rest }: ReturnType<typeof plainTimeToExpansion>) => rest;

const clocksOf = ({ plain }: PlainBook, accounts: string[]) => plainClocks(plainTimeToExpansion(only(plain, accounts)));
const byCohort = ({ plain }: PlainBook, accounts: string[]) =>
  plainTimeToExpansionBy(only(plain, accounts), startYear).map(plainClocks);

/** By the values of now: the same accounts in every period. */
function compareCurrent(view: LedgerView, book: PlainBook, asked: Question): void {
  const segments = segmentsOn(book, asked.where, asked.by, null);
  const periods = closedAsked(book, asked);
  const rowsOf = (accounts: string[]) => {
    const rows = plainExpansion(only(book.plain, accounts), asked.grid);
    return periods.map(({ place }) => rows[place]!);
  };
  const members = [...segments.keys()];
  const found = expansionReport(view, ask(asked, 'current'));
  expect(found.rows, 'expansion').toEqual(rowsOf(members));
  expect(groupsIn(found)).toEqual(
    inOrder(asked.by, segments.values()).map((key) => ({
      key,
      rows: rowsOf(membersOf(segments, key)),
      t2e: clocksOf(book, membersOf(segments, key)),
    })),
  );
  compareWhole(found, book, asked, members, (account) => segments.has(account));
  compareCohorts(view, book, asked, segments, 'current');
}

const groupsIn = ({ groups = [] }: ExpansionReport) => groups.map((group) => ({ ...group, t2e: clocks(group.t2e) }));

/** What does not go by period: of the accounts that pass, and of the months in which `isOf` says they do. */
function compareWhole(
  { t2e, t2e_by, then_lost }: ExpansionReport,
  book: PlainBook,
  { range }: Question,
  accounts: string[],
  isOf: (account: string, month: PlainPeriod) => boolean,
): void {
  expect(clocks(t2e!), 'time to first expansion').toEqual(clocksOf(book, accounts));
  expect(t2e_by!.cohort.map(clocks), 'by cohort').toEqual(byCohort(book, accounts));
  const isAsked = (month: PlainPeriod): boolean => touches(rangeOf(range), month);
  for (const [within, found] of Object.entries(then_lost!))
    expect(found, `lost within ${within}`).toEqual(
      plainThenLost(book.plain, Number(within), isAsked, ({ account, period }) => isOf(account, period)),
    );
}

function compareCohorts(
  view: LedgerView,
  book: PlainBook,
  asked: Question,
  segments: Map<string, string>,
  attrAt: 'current' | 'start',
): void {
  const table = ({ rows, mean, mean_cohorts }: CohortTable) => ({
    rows: rows.map(({ opening, ...row }) => row),
    mean,
    mean_cohorts,
  });
  const cohortsOf = (accounts: string[]) =>
    plainCohorts(only(book.plain, accounts), asked.grid, asked.metric, rangeOf(asked.range));
  const found = cohortsReport(view, ask(asked, attrAt));
  expect(table(found), 'cohorts').toEqual(cohortsOf([...segments.keys()]));
  // Who has never been active is in a segment of some day or other, and in no cohort.
  const withRows = <Table extends { rows: unknown[] }>(tables: Table[]) => tables.filter(({ rows }) => rows.length > 0);
  expect(withRows(found.groups!.map((group) => ({ key: group.key, ...table(group) })))).toEqual(
    withRows(inOrder(asked.by, segments.values()).map((key) => ({ key, ...cohortsOf(membersOf(segments, key)) }))),
  );
}

/** Periods by the values at their start, months likewise, clocks and cohorts by those of the first active day. */
function compareAtStart(view: LedgerView, book: PlainBook, asked: Question): void {
  const { plain } = book;
  const periods = closedAsked(book, asked);
  const spans = periods.map((period) => spanOf(plain, period));
  const rowOf = (accounts: string[], index: number): WithMoves<ExpansionRow> =>
    plainExpansion(only(plain, accounts), asked.grid)[periods[index]!.place]!;
  const expected = atStart(book, asked, spans, false, rowOf);
  const atFirst = segmentsAtFirst(book, asked.where, asked.by);
  const found = expansionReport(view, ask(asked, 'start'));
  const everyone = [...plain.balance.keys()];
  expect(found.rows, 'expansion at start').toEqual(
    asked.where.length > 0 ? expected.whole : periods.map((_, index) => rowOf(everyone, index)),
  );
  expect(groupsIn(found)).toEqual(
    expected.groups.map((group) => ({ ...group, t2e: clocksOf(book, membersOf(atFirst, group.key)) })),
  );
  const passing = new Map<number, Map<string, string>>();
  const isOf = (account: string, month: PlainPeriod): boolean => {
    const { start } = spanOf(plain, month);
    const segments = passing.get(start) ?? segmentsOn(book, asked.where, null, start);
    passing.set(start, segments);
    return segments.has(account);
  };
  compareWhole(found, book, asked, [...atFirst.keys()], isOf);
  compareCohorts(view, book, asked, atFirst, 'start');
}

function compare(ledger: NastyLedger, owners: OwnerRows[], asked: Question): void {
  const { accounts, changes, invoices, settings } = ledger;
  const plain = plainLedger(accounts, changes, invoices, settings, null);
  if (plain.firstDay === null) return;
  const view = viewOf({ accounts, changes, invoices, attributes: ownerColumns(owners) }, settings);
  const book = { plain, currency: settings.currency, owners };
  compareCurrent(view, book, asked);
  compareAtStart(view, book, asked);
}

describe('expansion and cohorts of segments against a plain computation', () => {
  it('by values now and at the start, by every grid, of all periods and of some', () => {
    fc.assert(fc.property(nastyLedger(3, 8, 4), ownerRows, question, compare), plainRuns());
  });
});
