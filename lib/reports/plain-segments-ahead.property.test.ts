import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bridge, bridgeGroups } from '@/lib/domain/bridge';
import type { DefinitionRow } from '@/lib/domain/definitions';
import type { OneTime } from '@/lib/domain/one-time';
import type { Renewals } from '@/lib/domain/renewals';
import type { Scheduled } from '@/lib/domain/scheduled';
import { type NastyLedger, nastyLedger, plainRuns } from '@/lib/domain/testing/nasty';
import { type OwnerRows, ownerColumns, ownerRows } from '@/lib/domain/testing/owners';
import { plainLedger } from '@/lib/domain/testing/plain';
import { plainAhead, plainOneTime } from '@/lib/domain/testing/plain-ahead';
import { plainBridge } from '@/lib/domain/testing/plain-bridge';
import { endOfMonth, placeOf, textOf } from '@/lib/domain/testing/plain-calendar';
import { lastMonthEnds, plainDefinitions } from '@/lib/domain/testing/plain-definitions';
import { plainCoverage } from '@/lib/domain/testing/plain-planning';
import { plainRenewals } from '@/lib/domain/testing/plain-renewals';
import { plainRetention, windowStart } from '@/lib/domain/testing/plain-retention';
import { only, type PlainBook } from '@/lib/domain/testing/plain-segments';
import { type PlanningRows, planningOf, planningRows } from '@/lib/domain/testing/plans';
import { bridgeReport } from './bridge-report';
import { coverageReport } from './coverage-report';
import { definitionsReport } from './definitions-report';
import type { LedgerView } from './ledger-view';
import { oneTimeReport } from './one-time-report';
import { renewalsReport } from './renewals-report';
import { scheduledReport } from './scheduled-report';
import {
  ask as askFor,
  by,
  bySegment,
  byStart,
  type MonthRange,
  monthRange,
  rangeOf,
  type SegmentQuestion,
  told,
  where,
} from './testing/segment-questions';
import { viewOf } from './testing/view';

interface Question extends SegmentQuestion {
  months: number;
  range: MonthRange;
  threshold: number;
  /** Of the bridge, from the first day to the last; of definitions, months before the last closed one. */
  daysBack: number;
  monthsBack: number;
}

const question: fc.Arbitrary<Question> = fc.record({
  where,
  by,
  months: fc.constantFrom(1, 3, 12),
  range: monthRange,
  threshold: fc.constantFrom(0, 1, 50, 600),
  daysBack: fc.constantFrom(1, 7, 31, 90, 365),
  monthsBack: fc.constantFrom(0, 0, 1, 5),
});

/** A ledger, what was said of its accounts, and the same as the reports read it. */
interface Case extends PlainBook {
  ledger: NastyLedger;
  planning: PlanningRows;
  view: LedgerView;
}

/** The rows of some accounts alone. */
const rowsOf = (ledger: NastyLedger, accounts: string[]): NastyLedger => ({
  ...ledger,
  accounts,
  changes: ledger.changes.filter((row) => accounts.includes(row.account)),
  invoices: ledger.invoices.filter((row) => accounts.includes(row.account)),
});

function compareRenewals({ ledger, view, ...book }: Case, asked: Question): void {
  const figures = ({ due, awaiting, rows, by_distance }: Renewals) => ({ due, awaiting, rows, by_distance });
  expect(told(renewalsReport(view, askFor(asked, { ...asked.range })), figures)).toEqual(
    bySegment(book, asked, (accounts) =>
      plainRenewals(rowsOf(ledger, accounts), only(book.plain, accounts), rangeOf(asked.range)),
    ),
  );
}

function compareAhead({ ledger, view, ...book }: Case, asked: Question): void {
  const ahead = ({ current_arr, contracted_arr, rows }: Scheduled) => ({
    current_arr,
    contracted_arr,
    rows: Object.fromEntries(
      rows.map(({ period, ...amounts }) => [
        period,
        Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount > 0)),
      ]),
    ),
  });
  expect(told(scheduledReport(view, askFor(asked, {})), ahead), 'scheduled').toEqual(
    bySegment(book, asked, (accounts) => plainAhead(rowsOf(ledger, accounts), only(book.plain, accounts))),
  );
}

function compareOneTime({ ledger, view, ...book }: Case, asked: Question): void {
  const { from, to } = rangeOf(asked.range);
  const isAsked = ([month]: [string, unknown]): boolean =>
    (from === null || placeOf(`${month}-01`) >= from) && (to === null || endOfMonth(placeOf(`${month}-01`)) <= to);
  const months = ({ rows }: OneTime) => ({
    rows: Object.fromEntries(rows.map(({ period, ...month }) => [period, month])),
  });
  const { groups, ...whole } = oneTimeReport(view, askFor(asked, { ...asked.range }));
  expect(
    { whole: months(whole), groups: groups!.map((one) => ({ key: one.key, ...months(one) })) },
    'one-time',
  ).toEqual(
    bySegment(book, asked, (accounts) => {
      const all = plainOneTime(rowsOf(ledger, accounts), only(book.plain, accounts));
      return { rows: Object.fromEntries(Object.entries(all).filter(isAsked)) };
    }),
  );
}

function compareCoverage({ planning, view, ledger, ...book }: Case, asked: Question): void {
  const ownerOf = (account: string): string | null => {
    const own = book.owners.find((row) => row.account === account)!;
    return (own.later.at(-1)?.owner ?? own.first) || null;
  };
  const owners = Object.fromEntries(ledger.accounts.map((account) => [account, ownerOf(account)]));
  const minor = asked.threshold * (book.currency === 'JPY' ? 1 : 100);
  const { groups, currency, data_through, as_of, began_on, ledger_version, ...whole } = coverageReport(
    { ...view, planning: planningOf(planning) },
    askFor(asked, { threshold: String(asked.threshold) }),
  );
  const named = <Row extends { uncovered: { name: string }[] }>({ uncovered, ...row }: Row) => ({
    ...row,
    uncovered: uncovered.map(({ name, ...account }) => account),
  });
  expect({ whole: named(whole), groups: groups!.map(named) }, 'coverage').toEqual(
    bySegment(book, asked, (accounts) => plainCoverage(only(book.plain, accounts), { ...planning, owners }, minor)),
  );
}

function compareDefinitions({ ledger, view, ...book }: Case, asked: Question): void {
  const { plain } = book;
  const end = lastMonthEnds(plain, 14)[asked.monthsBack];
  if (end === undefined) return;
  const figures = (rows: DefinitionRow[]) => ({
    rows: Object.fromEntries(
      rows.map(({ name, who, formula, differs_by, ...row }) => [
        row.key,
        { ...row, differs_by: differs_by.map(({ account, arr }) => ({ account, arr })) },
      ]),
    ),
  });
  const found = (attrAt: string) => {
    const { rows, groups } = definitionsReport(view, askFor(asked, { to: textOf(end).slice(0, 7), attr_at: attrAt }));
    return { whole: figures(rows), groups: groups!.map((group) => ({ key: group.key, ...figures(group.rows) })) };
  };
  const stated = (accounts: string[]) => ({
    rows: Object.fromEntries(
      plainDefinitions(rowsOf(ledger, accounts), only(plain, accounts), end).map((row) => [row.key, row]),
    ),
  });
  expect(found('current'), 'definitions').toEqual(bySegment(book, asked, stated));
}

function compareBridge({ view, ...book }: Case, asked: Question, attrAt: 'current' | 'start'): void {
  const { plain } = book;
  const days: [number, number] = [plain.lastDay - asked.daysBack, plain.lastDay];
  const starts = days.map((day) => windowStart(day, asked.months)) as [number, number];
  const found = bridgeReport(
    view,
    askFor(asked, { at: days.map(textOf).join(), window: String(asked.months), attr_at: attrAt }),
  );
  const byId = (a: { account: string }, b: { account: string }): number => (a.account < b.account ? -1 : 1);
  const figures = ({
    from,
    to,
    ...bridge
  }: Pick<Bridge, (typeof bridgeGroups)[number]> & Record<'from' | 'to', { nrr: number | null } | null>) => ({
    nrr: [from!.nrr, to!.nrr],
    rows: Object.fromEntries(
      bridgeGroups.map((group) => [group, bridge[group].map(({ name, ...row }) => row).sort(byId)]),
    ),
  });
  const expected = (sides: [string[], string[]]) => {
    const parts = sides.map((accounts) => only(plain, accounts)) as [typeof plain, typeof plain];
    const rows = plainBridge(parts, days, asked.months) ?? { entered: [], left: [], base: [] };
    return {
      nrr: days.map((day, side) => plainRetention(parts[side]!, day, asked.months).nrr),
      rows: Object.fromEntries(bridgeGroups.map((group) => [group, rows[group].sort(byId)])),
    };
  };
  expect(
    { whole: figures(found), groups: found.groups!.map((group) => ({ key: group.key, ...figures(group) })) },
    `bridge ${attrAt}`,
  ).toEqual(
    attrAt === 'current'
      ? bySegment(book, asked, (accounts) => expected([accounts, accounts]))
      : byStart(book, asked, starts, (accountsOn) => expected([accountsOn(starts[0]), accountsOn(starts[1])])),
  );
}

function caseOf(ledger: NastyLedger, owners: OwnerRows[], planning: PlanningRows): Case {
  const { accounts, changes, invoices, settings } = ledger;
  return {
    ledger: { ...ledger, recordedBy: null },
    plain: plainLedger(accounts, changes, invoices, settings, null),
    currency: settings.currency,
    owners,
    planning,
    view: viewOf({ accounts, changes, invoices, attributes: ownerColumns(owners) }, settings),
  };
}

function compare(ledger: NastyLedger, owners: OwnerRows[], planning: PlanningRows, asked: Question): void {
  const one = caseOf(ledger, owners, planning);
  compareRenewals(one, asked);
  compareAhead(one, asked);
  compareOneTime(one, asked);
  compareCoverage(one, asked);
  compareDefinitions(one, asked);
  compareBridge(one, asked, 'current');
  compareBridge(one, asked, 'start');
}

describe('other reports of segments against a plain computation', () => {
  it('renewals, scheduled, one-time, coverage, definitions and the bridge, filtered and split', () => {
    fc.assert(fc.property(nastyLedger(3, 8, 4), ownerRows, planningRows, question, compare), plainRuns());
  });
});
