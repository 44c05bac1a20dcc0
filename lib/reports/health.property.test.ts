import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, formatDay } from '@/lib/domain/day';
import { findingKinds } from '@/lib/domain/health/kinds';
import type { LedgerSettings } from '@/lib/domain/settings';
import type { Change, InvoiceLine, Rows } from '@/lib/domain/testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from '@/lib/domain/testing/nasty';
import { dayOf, usualSettings } from '@/lib/domain/testing/reports';
import { findingsOf } from './health-findings';
import { caseLists, noCases } from './health-lists';
import { healthSummary } from './health-report';
import { viewOf } from './testing/view';

const beside = { lagging_source: noCases, rejected_rows: noCases, same_customer: noCases };

/** Everything that is told of the ledger's own records. */
function told({ settings, ...rows }: Rows & { settings?: LedgerSettings }) {
  const view = viewOf(rows, settings);
  const lists = caseLists(view, findingsOf(view), beside);
  return {
    summary: healthSummary(view, lists, { finding: null, offset: 0 }),
    cases: findingKinds.map((kind) =>
      Array.from({ length: lists[kind].length }, (_, place) => lists[kind].told(place)),
    ),
  };
}

/** Rows keep their place in time, and change the one in the file. */
const shuffled = (ledger: NastyLedger): fc.Arbitrary<[NastyLedger, NastyLedger]> =>
  fc
    .tuple(
      fc.shuffledSubarray(ledger.changes, { minLength: ledger.changes.length }),
      fc.shuffledSubarray(ledger.invoices, { minLength: ledger.invoices.length }),
    )
    .map(([changes, invoices]) => [ledger, { ...ledger, changes, invoices }]);

/** A customer's invoices, one after the other, each for one period, its amount a little more or less than the last one's. */
const steadyInvoices: fc.Arbitrary<InvoiceLine[]> = fc
  .record({
    account: fc.constantFrom('i1', 'i2', 'i3'),
    months: fc.constantFrom(1, 3, 12),
    late: fc.array(fc.integer({ min: 0, max: usualSettings.graceDays }), { minLength: 1, maxLength: 12 }),
    minor: fc.integer({ min: 1000, max: 1_000_000 }),
    quantity: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ account, months, late, minor, quantity }) => {
    let from = dayOf('2022-01-01');
    return late.map((days, place): InvoiceLine => {
      const until = addMonths(from, months);
      const line = { account, product: account, from: formatDay(from), until: formatDay(until) };
      from = until + days;
      return { ...line, minor: minor + place * 7, quantity: quantity + (place % 3) };
    });
  });

/** A subscription whose every change states its seats, within a factor of eight of the one before, and perhaps an end. */
const steadyChanges: fc.Arbitrary<Change[]> = fc
  .record({
    account: fc.string({ minLength: 8, maxLength: 8 }),
    seats: fc.array(fc.integer({ min: 10, max: 80 }), { minLength: 1, maxLength: 8 }),
    price: fc.integer({ min: 100, max: 10_000 }),
    ends: fc.boolean(),
  })
  .map(({ account, seats, price, ends }) => {
    const on = (place: number) => formatDay(addMonths(dayOf('2024-01-01'), place));
    const changes = seats.map(
      (quantity, place): Change => ({ account, on: on(place), item: 'Seats', quantity, minor: quantity * price }),
    );
    return ends ? [...changes, { account, on: on(seats.length), item: 'Seats', status: 'ended' }] : changes;
  });

const ofEach = <Row extends { account: string }>(rows: fc.Arbitrary<Row[]>): fc.Arbitrary<Row[]> =>
  fc.uniqueArray(rows, { maxLength: 10, selector: ([row]) => row?.account }).map((all) => all.flat());

const clean: fc.Arbitrary<Rows> = fc.record({
  invoices: ofEach(steadyInvoices).map((all) => all.filter(({ from }) => from <= usualSettings.dataThrough)),
  changes: ofEach(steadyChanges),
});

describe('the health of a ledger', () => {
  it('does not depend on the order of rows', () => {
    let found = 0;
    fc.assert(
      fc.property(nastyLedger().chain(shuffled), ([ledger, other]) => {
        const { summary, cases } = told(ledger);
        expect(told(other)).toEqual({ summary, cases });
        found += cases.reduce((sum, of) => sum + of.length, 0);
      }),
      propertyRuns(100),
    );
    expect(found).toBeGreaterThan(0);
  });

  it('of a clean ledger has no finding', () => {
    fc.assert(
      fc.property(clean, (rows) => {
        expect(told(rows).summary).toMatchObject({ findings: [], clear: findingKinds });
      }),
      propertyRuns(100),
    );
  });
});
