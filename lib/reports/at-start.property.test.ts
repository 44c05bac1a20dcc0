import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttributeColumn } from '@/lib/domain/records';
import type { Moves } from '@/lib/domain/report';
import { accountList, type FilterOperator } from '@/lib/domain/segments';
import { type NastyLedger, nastyLedger, propertyRuns } from '@/lib/domain/testing/nasty';
import { dayOf } from '@/lib/domain/testing/reports';
import { cohortsReport } from './cohorts-report';
import { expansionReport } from './expansion-report';
import type { LedgerView } from './ledger-view';
import { movementsReport } from './movements-report';
import { parseReportQuery } from './query';
import { retentionReport } from './retention-report';
import { viewOf } from './testing/view';

const FROM_THE_START = -(2 ** 31);
const code = fc.integer({ min: -1, max: 2 });

/** Owners of four accounts, each with one who may hand it over on some days. */
const owners: fc.Arbitrary<AttributeColumn> = fc
  .array(
    fc.record({
      first: code,
      later: fc.uniqueArray(
        fc.record({ day: fc.integer({ min: dayOf('2023-11-15'), max: dayOf('2025-03-31') }), code }),
        { maxLength: 3, selector: ({ day }) => day },
      ),
    }),
    { minLength: 4, maxLength: 4 },
  )
  .map((accounts) => {
    const rows = accounts.flatMap(({ first, later }, account) => [
      { account, day: FROM_THE_START, code: first },
      ...later.sort((a, b) => a.day - b.day).map((row) => ({ account, ...row })),
    ]);
    const column = (name: 'account' | 'day' | 'code') => Int32Array.from(rows, (row) => row[name]);
    const codes = Int32Array.from(accounts, ({ first, later }) => later.at(-1)?.code ?? first);
    const dated = { account: column('account'), day: column('day'), code: column('code') };
    return { slug: 'owner', values: ['Ali', 'Bo', 'Zoë'], codes, dated };
  });

const viewWith = (ledger: NastyLedger, owner: AttributeColumn): LedgerView =>
  viewOf({ ...ledger, attributes: [owner] }, ledger.settings);

const slugs = ['owner', 'owner', 'arr_band', 'tenure', 'plan', 'billing_interval', 'products', 'currency'];

const law = (check: (view: LedgerView, slug: string) => void): void =>
  fc.assert(
    fc.property(nastyLedger(), owners, fc.constantFrom(...slugs), (ledger, owner, slug) =>
      check(viewWith(ledger, owner), slug),
    ),
    propertyRuns(100),
  );

const ask = (text: string) => parseReportQuery(new URLSearchParams(text));

interface Row extends Partial<Moves> {
  start_arr: number;
  end_arr: number;
}

/** What one row's end is when what moved has moved and what started stands. */
const afterMoves = ({ end_arr, moved_in, moved_out, started }: Row): number =>
  end_arr + (started?.arr ?? 0) + moved_in!.arr - moved_out!.arr;

function expectMeeting(rows: Row[]): void {
  rows.slice(1).forEach((row, index) => {
    expect(row.start_arr).toBe(afterMoves(rows[index]!));
  });
}

describe('segments by the value at the start', () => {
  it('one window’s end meets the next one’s start, for every segment and attribute', () => {
    law((view, slug) => {
      const { groups = [], rows } = retentionReport(view, ask(`window=1&by=${slug}&attr_at=start`));
      for (const group of groups) expectMeeting(group.rows);
      rows.forEach((row, month) => {
        expect(groups.reduce((sum, group) => sum + group.rows[month]!.start_arr, 0)).toBe(row.start_arr);
        expect(groups.reduce((sum, group) => sum + group.rows[month]!.end_arr, 0)).toBe(row.end_arr);
      });
    });
  });

  it.each(['month', 'quarter', 'week'])('one %s’s end meets the next one’s start, and each conserves', (grid) => {
    law((view, slug) => {
      const { groups = [], rows } = movementsReport(view, ask(`grid=${grid}&by=${slug}&attr_at=start`));
      for (const group of groups) {
        expectMeeting(group.rows);
        for (const row of group.rows)
          expect(
            row.start_arr + row.new + row.reactivation + row.expansion - row.contraction - row.churn + row.fx,
          ).toBe(row.end_arr);
      }
      rows.forEach((row, period) => {
        expect(groups.reduce((sum, group) => sum + group.rows[period]!.expansion, 0)).toBe(row.expansion);
        expect(groups.reduce((sum, group) => sum + group.rows[period]!.end_arr, 0)).toBe(row.end_arr);
      });
    });
  });

  it('a filter gives the group of its value', () => {
    law((view) => {
      const { groups = [] } = retentionReport(view, ask('window=3&by=owner&attr_at=start'));
      for (const { key, rows, current } of groups) {
        const filtered = retentionReport(view, ask(`window=3&where=owner=${key}&attr_at=start`));
        expect(filtered.rows).toEqual(rows);
        expect(filtered.current).toEqual(current);
      }
    });
  });
});

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number | undefined): number =>
  items.reduce((sum, item) => sum + (of(item) ?? 0), 0);

describe('expansion and cohorts by the value at the start', () => {
  it('expansion is that of the movements of the same segments, and moves as they do', () => {
    law((view, slug) => {
      const asked = ask(`by=${slug}&attr_at=start`);
      const moved = new Map((movementsReport(view, asked).groups ?? []).map(({ key, rows }) => [key, rows]));
      for (const { key, rows } of expansionReport(view, asked).groups ?? [])
        rows.forEach((row, month) => {
          const { expansion, moved_in, moved_out } = moved.get(key)![month]!;
          expect(row).toMatchObject({ expansion, moved_in, moved_out });
        });
    });
  });

  it('what follows an expansion, and the time to it, add up over the filters of all values', () => {
    law((view, slug) => {
      const whole = expansionReport(view, ask(''));
      const values = view.facts?.attributes.find((column) => column.slug === slug)?.values ?? [];
      const parts = ['', ...values].map((value) =>
        expansionReport(view, ask(`${new URLSearchParams({ where: `${slug}=${value}`, attr_at: 'start' })}`)),
      );
      expect(sumOf(parts, ({ t2e }) => t2e?.accounts)).toBe(whole.t2e?.accounts ?? 0);
      for (const months of ['3', '6', '12'] as const)
        for (const of of ['expanded', 'not_expanded'] as const) {
          const counted = (one: typeof whole) => one.then_lost?.[months][of].account_months;
          expect(sumOf(parts, counted)).toBe(counted(whole) ?? 0);
        }
    });
  });

  it('an account is in one segment at every age of its cohort: segments add up to the table', () => {
    law((view, slug) => {
      const asked = `metric=revenue&by=${slug}&attr_at=start`;
      const { rows, groups = [] } = cohortsReport(view, ask(asked));
      for (const { cohort, cells, accounts } of rows) {
        const parts = groups.flatMap((group) => group.rows.filter((row) => row.cohort === cohort));
        expect(sumOf(parts, (part) => part.accounts)).toBe(accounts);
        cells.forEach((cell, age) => {
          expect(sumOf(parts, (part) => part.cells[age] ?? 0)).toBe(cell ?? 0);
        });
      }
    });
  });
});

describe('filters', () => {
  it('a value and all but it part the accounts; so do a bound and what is not within it, save what is no number', () => {
    law(({ facts }) => {
      if (!facts) return;
      const listOf = (operator: FilterOperator, value: string) =>
        accountList(facts, [{ slug: 'owner', operator, values: [value] }]) ?? [];
      for (const value of ['', 'Ali', 'Zoë']) {
        const both = [...listOf('=', value), ...listOf('!=', value)];
        expect(both.sort((a, b) => a - b)).toEqual([...facts.everyAccount]);
      }
      const withNumber = accountList(facts, [{ slug: 'products', operator: '>=', values: ['0'] }]) ?? [];
      const atLeast = accountList(facts, [{ slug: 'products', operator: '>=', values: ['2'] }]) ?? [];
      const below = accountList(facts, [{ slug: 'products', operator: '<', values: ['2'] }]) ?? [];
      expect([...atLeast, ...below].sort((a, b) => a - b)).toEqual([...withNumber]);
    });
  });
});
