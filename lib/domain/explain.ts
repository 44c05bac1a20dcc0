/**
 * A figure explained: the accounts it is made of, what each adds to it, and the changes that took each from its start to
 * its end. What accounts add sums to the figure (of a rate, to what is divided), and changes to end less start, exactly.
 */
import { type AccountChange, accountChanges } from './account-changes';
import { arpaMrr } from './arpa';
import { balancesOn } from './balances';
import type { Cells } from './cells';
import { cohortGridOf, cohortMembers } from './cohort-members';
import { cohortWindow } from './cohort-window';
import type { DayNumber } from './day';
import type { CohortCellMetric, ExplainedMetric } from './explain-metrics';
import type { Facts } from './facts';
import type { Period } from './grid';
import { largestFirst } from './largest-first';
import type { LineBook } from './line-book';
import { movementTypes } from './movement-type';
import { settledBalances } from './settled-accounts';
import { eachShare, type Shares } from './shares';
import { sources } from './source';
import { windowStart } from './window';

export interface ExplainedAccount {
  account: number;
  /** What it adds to the sum: ARR, or 1 for an account that stayed. */
  adds: number;
  startMinor: number;
  endMinor: number;
  changes: AccountChange[];
}

export interface Explained {
  /** A ratio, ARR, a number of accounts or (ARPA) MRR an account; null for a rate that does not exist. */
  value: number | null;
  /** What the accounts add, together. */
  sum: number;
  /** Of a rate, ΣS or the number of accounts; of ARPA, the active accounts: what the sum is divided by. Else null. */
  dividedBy: number | null;
  /** Of rates and cohorts all their accounts, by how much each changed; else those that add to it, by how much. Largest first, ties by account id. */
  accounts: ExplainedAccount[];
}

/** What a figure is explained from. */
export interface ExplainBasis {
  facts: Facts;
  book: LineBook;
}

const DAYS_OF_WEEK = 7;

/**
 * Explains a metric at the end of a period (rates, ARR, cohorts) or over it (movements). The period lies within the
 * ledger; that of a movement is a week or made of whole months, that of a cohort is of the grid in which it started.
 */
export function explain(
  basis: ExplainBasis,
  metric: ExplainedMetric,
  period: Period,
  accounts: Int32Array | null,
): Explained {
  const { facts } = basis;
  const list = accounts ?? facts.everyAccount;
  const end = Math.min(period.end, facts.dataThrough);
  if (metric.kind === 'retention') return explainRetention(basis, metric, end, list);
  if (metric.kind === 'cohort') return explainCohort(basis, metric, period, list);
  // Nothing is known of days before the opening balance: a first period starts from it.
  const start = Math.max(period.start - 1, facts.ledger.openingDay ?? Number.NEGATIVE_INFINITY);
  const adds = addsOf(facts, metric, period, end, list);
  const [startMinor, endMinor] = [balancesOn(facts, start), balancesOn(facts, end)];
  const adding = list.filter((account) => adds[account]! > 0);
  const explained = rowsInOrder(adding, largestFirst(facts, adds, adding), (account) =>
    rowOf(basis, account, adds[account]!, {
      start,
      end,
      startMinor: startMinor[account]!,
      endMinor: endMinor[account]!,
    }),
  );
  const sum = sumOf(explained);
  return { value: sum, sum, dividedBy: null, accounts: explained };
}

function explainRetention(
  basis: ExplainBasis,
  { rate, windowMonths }: Extract<ExplainedMetric, { kind: 'retention' }>,
  end: DayNumber,
  list: Int32Array,
): Explained {
  const { facts } = basis;
  const start = windowStart(end, windowMonths);
  const cohort = cohortWindow(facts, start, end, list);
  const addsOf = {
    nrr: (_: number, endMinor: number) => endMinor,
    grr: (startMinor: number, endMinor: number) => Math.min(startMinor, endMinor),
    logo: (_: number, endMinor: number) => (endMinor > 0 ? 1 : 0),
  }[rate];
  const members = list.filter((account) => cohort.startMinor[account]! > 0);
  const changeMinor = cohort.endMinor.map((endMinor, account) => endMinor - cohort.startMinor[account]!);
  const explained = rowsInOrder(members, largestFirst(facts, changeMinor, members), (account) => {
    const [startMinor, endMinor] = [cohort.startMinor[account]!, cohort.endMinor[account]!];
    return rowOf(basis, account, addsOf(startMinor, endMinor), { start, end, startMinor, endMinor });
  });
  const sum = sumOf(explained);
  const dividedBy = rate === 'logo' ? cohort.accounts : cohort.startSumMinor;
  const value = dividedBy === 0 ? null : sum / dividedBy;
  return { value, sum, dividedBy, accounts: explained };
}

/** A cell of the cohort table, at the age that the cohort has in the period: each account's ARR at age 0 and now. */
function explainCohort(
  basis: ExplainBasis,
  { metric, started }: CohortCellMetric,
  period: Period,
  list: Int32Array,
): Explained {
  const { facts } = basis;
  const { members, startDay } = cohortMembers(facts, list, started, cohortGridOf(period)!);
  const [start, end] = [Math.min(startDay, facts.dataThrough), Math.min(period.end, facts.dataThrough)];
  const [startMinor, endMinor] = [balancesOn(facts, start), balancesOn(facts, end)];
  const isCount = metric === 'logo' || metric === 'accounts';
  const addsOf = (s: number, e: number): number => {
    if (isCount) return e > 0 ? 1 : 0;
    return metric === 'gross' ? Math.min(s, e) : e;
  };
  const changeMinor = endMinor.map((minor, account) => minor - startMinor[account]!);
  const explained = rowsInOrder(members, largestFirst(facts, changeMinor, members), (account) => {
    const span = { start, end, startMinor: startMinor[account]!, endMinor: endMinor[account]! };
    return rowOf(basis, account, addsOf(span.startMinor, span.endMinor), span);
  });
  const sum = sumOf(explained);
  if (metric === 'accounts' || metric === 'revenue') return { value: sum, sum, dividedBy: null, accounts: explained };
  if (metric === 'arpa') {
    const active = explained.filter((account) => account.endMinor > 0).length;
    return { value: arpaMrr(sum, active), sum, dividedBy: active, accounts: explained };
  }
  const startSum = explained.reduce((total, account) => total + account.startMinor, 0);
  const dividedBy = isCount ? members.length : startSum;
  return { value: dividedBy === 0 ? null : sum / dividedBy, sum, dividedBy, accounts: explained };
}

/** What each account adds to a figure that is a sum, by account number. */
function addsOf(
  facts: Facts,
  metric: Extract<ExplainedMetric, { kind: 'arr' | 'settled' | 'movement' }>,
  period: Period,
  end: DayNumber,
  list: Int32Array,
): Float64Array {
  if (metric.kind === 'arr') return balancesOn(facts, end);
  return metric.kind === 'settled' ? settledBalances(facts, end) : movedIn(facts, metric, period, list);
}

/** What each account moved by in the period, by account number. */
function movedIn(
  facts: Facts,
  { type, source }: Extract<ExplainedMetric, { kind: 'movement' }>,
  period: Period,
  list: Int32Array,
): Float64Array {
  const isWeek = period.end - period.start + 1 === DAYS_OF_WEEK;
  const cells: Cells = isWeek ? facts.weekCells() : facts.monthCells;
  const shares: Shares = isWeek ? facts.weekShares() : facts.monthShares;
  const wanted = movementTypes.indexOf(type);
  const moved = new Float64Array(facts.accounts);
  const within = cells.periods.map(({ start, end }) => start >= period.start && end <= period.end);
  for (const account of list)
    for (let cell = cells.offset[account]!; cell < cells.offset[account + 1]!; cell += 1) {
      if (cells.type[cell] !== wanted || !within[cells.period[cell]!]) continue;
      if (source === null) moved[account]! += Math.abs(cells.changeMinor[cell]!);
      else
        eachShare(cells, shares, cell, (kind, minor) => {
          if (sources[kind] === source) moved[account]! += minor;
        });
    }
  return moved;
}

function rowOf(
  { facts, book }: ExplainBasis,
  account: number,
  adds: number,
  span: { start: DayNumber; end: DayNumber; startMinor: number; endMinor: number },
): ExplainedAccount {
  const { startMinor, endMinor } = span;
  return { account, adds, startMinor, endMinor, changes: accountChanges(facts, book, account, span) };
}

/** Rows are made in the order of the accounts, which is that of the columns, and told in theirs. */
function rowsInOrder(
  accounts: Int32Array,
  order: Int32Array,
  make: (account: number) => ExplainedAccount,
): ExplainedAccount[] {
  const rows: ExplainedAccount[] = [];
  const places = new Int32Array((accounts.at(-1) ?? 0) + 1);
  for (let index = 0; index < accounts.length; index += 1) {
    places[accounts[index]!] = index;
    rows.push(make(accounts[index]!));
  }
  return Array.from(order, (account) => rows[places[account]!]!);
}

const sumOf = (rows: readonly ExplainedAccount[]): number => rows.reduce((total, row) => total + row.adds, 0);
