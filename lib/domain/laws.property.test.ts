import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancesOn } from './balances';
import type { Facts } from './facts';
import { type Grid, grids, periodsTouching } from './grid';
import { wholeMonths } from './interval';
import { movementTypes } from './movement-type';
import { movements } from './movements';
import type { MovementRow, RetentionFigures } from './report';
import { retentionOn } from './retention';
import { accountList, splitBy } from './segments';
import type { Change, InvoiceLine } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';
import { anyDay } from './testing/nasty-values';
import { dayOf, type Everything, everything, factsOf } from './testing/reports';

const built = (ledger: NastyLedger): Facts => factsOf(ledger, ledger.settings, ledger.recordedBy);
const reportsOf = (ledger: NastyLedger): Everything => everything(built(ledger));

/** The law holds for every nasty ledger. */
function law(holds: (ledger: NastyLedger) => void): void {
  fc.assert(fc.property(nastyLedger(), holds), propertyRuns());
}
/** Both ledgers give the same reports, all of them. */
function sameFor<Extra>(extra: fc.Arbitrary<Extra>, other: (ledger: NastyLedger, extra: Extra) => NastyLedger): void {
  const same = (ledger: NastyLedger, chosen: Extra): void => {
    const [one, two] = [reportsOf(other(ledger, chosen)), reportsOf(ledger)];
    // Whether they are the same is found ten times as fast as where they differ.
    if (!isDeepStrictEqual(one, two)) expect(one).toEqual(two);
  };
  fc.assert(fc.property(nastyLedger(), extra, same), propertyRuns());
}

const rowsOf = (facts: Facts, grid: Grid, accounts: Int32Array | null = null): MovementRow[] =>
  movements(facts, { grid, from: null, to: null, accounts });

const endOf = (row: MovementRow): number =>
  row.start_arr + row.new + row.reactivation + row.expansion - row.contraction - row.churn + row.fx;

/** Of one account's row: it adds up, counts the account where it has a balance, and shows each movement it counts. */
const conserves = (row: MovementRow): boolean =>
  row.end_arr === endOf(row) &&
  row.accounts.start === (row.start_arr > 0 ? 1 : 0) &&
  row.accounts.end === (row.end_arr > 0 ? 1 : 0) &&
  movementTypes.every((type) => row[type] >= 0 && row.accounts[type] > 0 === row[type] > 0);

const amountsOf = (row: MovementRow): number[] => [
  row.start_arr,
  row.end_arr,
  ...movementTypes.map((type) => row[type]),
];

describe('conservation', () => {
  it('start + movements = end for every account, period and grid', () => {
    law((ledger) => {
      const facts = built(ledger);
      const wrong = grids.flatMap((grid) =>
        Array.from(facts.everyAccount).flatMap((account) =>
          rowsOf(facts, grid, Int32Array.of(account)).filter((row) => !conserves(row)),
        ),
      );
      expect(wrong).toEqual([]);
    });
  });

  it('adjacent periods compose: each starts as the one before ended, and ends at the balances of its last day', () => {
    law((ledger) => {
      const facts = built(ledger);
      for (const grid of grids) {
        const rows = rowsOf(facts, grid);
        rows.slice(1).forEach((row, index) => {
          expect(row.start_arr).toBe(rows[index]!.end_arr);
          expect(row.accounts.start).toBe(rows[index]!.accounts.end);
        });
        const first = rows.length > 0 ? dayOf(`${rowsOf(facts, 'month')[0]!.period}-01`) : facts.dataThrough + 1;
        periodsTouching(first, facts.dataThrough, grid).forEach((period, index) => {
          const balances = balancesOn(facts, period.end);
          expect(rows[index]!.end_arr).toBe(balances.reduce((sum, balance) => sum + balance, 0));
        });
      }
    });
  });

  it('the groups of a split add up to the whole, and each is what the filter gives', () => {
    law((ledger) => {
      const codes = Int32Array.from(ledger.accounts, (_, account) => (account % 3) - 1);
      const attributes = [{ slug: 'segment', values: ['SMB', 'ENT'], codes, dated: null }];
      const facts = factsOf({ ...ledger, attributes }, ledger.settings, ledger.recordedBy);
      const groups = splitBy(facts, 'segment', null);
      for (const { key, list } of groups)
        expect(accountList(facts, [{ slug: 'segment', operator: '=', values: [key] }])).toEqual(list);
      rowsOf(facts, 'month').forEach((row, index) => {
        const parts = groups.map(({ list }) => amountsOf(rowsOf(facts, 'month', list)[index]!));
        expect(amountsOf(row).map((_, place) => parts.reduce((sum, part) => sum + part[place]!, 0))).toEqual(
          amountsOf(row),
        );
      });
    });
  });
});

describe('retention', () => {
  const each = (ledger: NastyLedger, holds: (figures: RetentionFigures) => void): void => {
    const { retention, current } = reportsOf(ledger);
    for (const figures of [...retention.flat(), ...current]) holds(figures);
  };

  it('0 ≤ GRR ≤ min(1, NRR), 0 ≤ logo ≤ 1, NRR without its top ≤ NRR; no rate without a start', () => {
    law((ledger) =>
      each(ledger, ({ start_arr, nrr, grr, logo, nrr_without_top }) => {
        if (start_arr === 0) expect([nrr, grr, logo, nrr_without_top]).toEqual([null, null, null, null]);
        else {
          expect(grr).toBeGreaterThanOrEqual(0);
          expect(grr).toBeLessThanOrEqual(Math.min(1, nrr!));
          expect(logo! >= 0 && logo! <= 1 && nrr_without_top! <= nrr!).toBe(true);
        }
      }),
    );
  });

  it('over one month equals the month’s movements', () => {
    law((ledger) => {
      const { retention, movements: grid } = reportsOf(ledger);
      for (const figures of retention[0]!) {
        const month = grid.month.find((row) => row.period === figures.period)!;
        expect(figures.start_arr).toBe(month.start_arr);
        expect(figures.accounts).toBe(month.accounts.start);
        if (month.start_arr === 0) continue;
        expect(figures.nrr).toBe(
          (month.start_arr + month.expansion - month.contraction - month.churn) / month.start_arr,
        );
        expect(figures.grr).toBe((month.start_arr - month.contraction - month.churn) / month.start_arr);
        expect(figures.logo).toBe((month.accounts.start - month.accounts.churn) / month.accounts.start);
      }
    });
  });

  it('current on a month end is that month’s row', () => {
    law((ledger) => {
      const facts = built(ledger);
      const { retention } = everything(facts);
      for (const [index, window] of [1, 3, 12].entries())
        for (const { period, ...figures } of retention[index]!.slice(-2)) {
          const end = periodsTouching(dayOf(`${period}-01`), dayOf(`${period}-01`), 'month')[0]!.end;
          expect(retentionOn(facts, end, window, null)).toEqual(figures);
        }
    });
  });
});

describe('the same ledger said otherwise gives the same reports', () => {
  it('rows in any order: the stated order is recorded moment, then place in the file', () => {
    sameFor(fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (ledger, keys) => {
      const shuffled = <Row>(rows: Row[]): Row[] =>
        rows
          .map((row, index) => ({ row, key: keys[index % 60]! }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
      return { ...ledger, changes: shuffled(ledger.changes), invoices: shuffled(ledger.invoices) };
    });
  });

  it('invoice lines that came in several files, at several moments', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 20, maxLength: 20 });
    const later = (ledger: NastyLedger, given: number[]): NastyLedger => ({
      ...ledger,
      recordedBy: null,
      invoices: ledger.invoices.map((line, index) =>
        line.lineId === undefined
          ? { ...line, recordedAt: given[index % 20]!, seq: line.seq! + given[index % 20]! * 100 }
          : line,
      ),
    });
    const same = (ledger: NastyLedger, given: number[]): void => {
      expect(reportsOf(later(ledger, given))).toEqual(reportsOf({ ...ledger, recordedBy: null }));
    };
    fc.assert(fc.property(nastyLedger(), moments, same), propertyRuns());
  });

  it('an invoice line alone in its period split into two of it, the one that has its sign with its seats', () => {
    // Of several lines of a period the larger ones say the plan, and which credits give seats back.
    const period = ({ account, product, from, until }: InvoiceLine) => [account, product, from, until].join();
    const isAlone = (ledger: NastyLedger, line: InvoiceLine) =>
      ledger.invoices.filter((other) => period(other) === period(line)).length === 1;
    sameFor(fc.integer({ min: -1000, max: 1000 }), (ledger, part) => ({
      ...ledger,
      invoices: ledger.invoices.flatMap((line) => {
        if (line.lineId !== undefined || !isAlone(ledger, line)) return [line];
        const rest = { ...line, minor: line.minor - part };
        const split = { ...line, minor: part, seq: line.seq! + 1000 };
        const bare = rest.minor * line.minor > 0 ? split : rest;
        return [rest, split].map((one) => (one === bare ? { ...one, quantity: undefined } : one));
      }),
    }));
  });

  it('everything imported twice', () => {
    const named = (line: InvoiceLine): InvoiceLine => ({ ...line, lineId: line.lineId ?? `line ${line.seq}` });
    const again = <Row extends { seq?: number }>(rows: Row[]): Row[] => [
      ...rows,
      ...rows.map((row) => ({ ...row, seq: row.seq! + 1000 })),
    ];
    sameFor(fc.constant(null), (ledger) => ({
      ...ledger,
      changes: again(ledger.changes),
      invoices: again(ledger.invoices.map(named)),
    }));
  });

  it('as of now', () => {
    const now = Number.MAX_SAFE_INTEGER;
    law((ledger) => {
      expect(reportsOf({ ...ledger, recordedBy: now })).toEqual(reportsOf({ ...ledger, recordedBy: null }));
    });
  });

  it('with rows of nothing added: new items at 0, invoice lines of 0', () => {
    const nothing = fc.array(
      fc.record({ account: fc.constantFrom('a1', 'a2', 'a3', 'a4'), on: anyDay, until: anyDay }),
    );
    sameFor(nothing, (ledger, rows) => ({
      ...ledger,
      changes: [
        ...ledger.changes,
        ...rows.map(
          ({ account, on }, index): Change => ({ account, on, item: `zero ${index}`, minor: 0, seq: 500 + index }),
        ),
      ],
      invoices: [
        ...ledger.invoices,
        ...rows
          .filter(({ on, until }) => on < until)
          .map(
            ({ account, on, until }, index): InvoiceLine => ({ account, from: on, until, minor: 0, seq: 500 + index }),
          ),
      ],
    }));
  });

  it('accounts under other names, in another order', () => {
    sameFor(fc.constant(null), (ledger) => {
      const other = <Row extends { account: string }>(row: Row): Row => ({
        ...row,
        account: `z${9 - Number(row.account.slice(1))}`,
      });
      return {
        ...ledger,
        accounts: ledger.accounts.map((account) => other({ account }).account).reverse(),
        changes: ledger.changes.map(other),
        invoices: ledger.invoices.map(other),
      };
    });
  });
});

it('amounts seven times as large: movements seven times, rates the same', () => {
  /** Only what nothing rounds: monthly amounts, whole months that divide the year, one currency. */
  const unrounded = (ledger: NastyLedger): NastyLedger => ({
    ...ledger,
    settings: { ...ledger.settings, usagePolicy: 'last' },
    changes: ledger.changes.map((row) => ({ ...row, every: [1, 'month'], currency: ledger.settings.currency })),
    invoices: ledger.invoices
      .filter(({ from, until }) => [1, 3, 12].includes(wholeMonths(dayOf(from), dayOf(until)) ?? 0))
      .map((line) => ({ ...line, currency: ledger.settings.currency })),
  });
  const scaled = <Row extends { minor?: number }>(row: Row): Row => ({ ...row, minor: (row.minor ?? 0) * 7 });
  const ratesOf = (figures: RetentionFigures) => [figures.nrr, figures.grr, figures.logo, figures.nrr_without_top];
  law((nasty) => {
    const ledger = unrounded(nasty);
    const once = reportsOf(ledger);
    const times7 = reportsOf({ ...ledger, changes: ledger.changes.map(scaled), invoices: ledger.invoices.map(scaled) });
    for (const grid of grids) {
      const sevenfold = once.movements[grid].map((row) => amountsOf(row).map((amount) => amount * 7));
      expect(times7.movements[grid].map(amountsOf)).toEqual(sevenfold);
    }
    expect(times7.retention.flat().map(ratesOf)).toEqual(once.retention.flat().map(ratesOf));
  });
});
