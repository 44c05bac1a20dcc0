/**
 * What the expansion report sums over the accounts of a list, period by period: expansion by source and by motion, the
 * genuine part of it (metrics.md section 6), and the accounts of the period's start that it came from.
 */
import { listPlaces, NO_LIST } from './account-mask';
import { cellsByPeriod, kindsByPeriod } from './cells-by-period';
import { Largest } from './concentration';
import { firstDayOf } from './day';
import type { Facts } from './facts';
import { EXPANSION, isGenuine } from './genuine-expansion';
import { movementTypes } from './movement-type';
import { balancesBefore } from './movements';
import { eachShare, MIXED } from './shares';
import { motions, sources } from './source';

export interface ExpansionSums {
  /** ARR by source and by motion, in the order of their tables; both sum to the expansion. */
  bySourceMinor: Float64Array;
  byMotionMinor: Float64Array;
  genuineMinor: number;
  /** Accounts active at the period's start with genuine expansion in it, and with expansion of each source. */
  expandingAccounts: number;
  expandingBySource: Int32Array;
  /** Genuine expansion of the accounts that expanded most. */
  largest: Largest;
}

const emptySums = (): ExpansionSums => ({
  bySourceMinor: new Float64Array(sources.length),
  byMotionMinor: new Float64Array(motions.length),
  genuineMinor: 0,
  expandingAccounts: 0,
  expandingBySource: new Int32Array(sources.length),
  largest: new Largest(),
});

/**
 * Sums of each of `periods` periods, for each of several lists that have no account in common; `periodOfMonth` gives the
 * period of each month of the ledger, −1 where it is in none. An account that starts inside a period may expand in a
 * later month of it: its amount counts, the account does not, since it is none of the accounts at the start.
 */
export function expansionSums(
  facts: Facts,
  lists: readonly Int32Array[],
  periods: number,
  periodOfMonth: Int32Array,
): ExpansionSums[][] {
  const sums = lists.map(() => Array.from({ length: periods }, emptySums));
  const first = periodOfMonth.findIndex((period) => period >= 0);
  const last = periodOfMonth.findLastIndex((period) => period >= 0);
  if (first < 0) return sums;
  const startMinor = first === 0 ? facts.openingMinor : balancesBefore(facts, firstDayOf(facts.firstMonth + first));
  const account = new OneAccount(facts);
  if (first === last) addMonth(sums, account, facts, first, lists, startMinor);
  else
    lists.forEach((list, place) => {
      addMonths(sums[place]!, account, facts, { first, last, periodOfMonth }, list, startMinor);
    });
  return sums;
}

/** Each account's months, one after the other. */
function addMonths(
  sums: ExpansionSums[],
  account: OneAccount,
  { monthCells: cells, monthShares, monthMotions }: Facts,
  { first, last, periodOfMonth }: { first: number; last: number; periodOfMonth: Int32Array },
  list: Int32Array,
  startMinor: Float64Array,
): void {
  for (let index = 0; index < list.length; index += 1) {
    let balance = startMinor[list[index]!]!;
    let period = -1;
    const end = cells.offset[list[index]! + 1]!;
    for (let cell = cells.offset[list[index]!]!; cell < end && cells.period[cell]! <= last; cell += 1) {
      if (cells.period[cell]! < first) continue;
      const next = periodOfMonth[cells.period[cell]!]!;
      if (next !== period) {
        account.leave();
        period = next;
        if (next >= 0) account.enter(sums[next]!, balance > 0);
      }
      balance += cells.changeMinor[cell]!;
      if (cells.type[cell] === EXPANSION && period >= 0)
        account.add(cell, cells.changeMinor[cell]!, monthShares.kind[cell]!, monthMotions.kind[cell]!);
    }
    account.leave();
  }
}

/** One month by itself, of all lists together: of many segments, each of its own start. */
function addMonth(
  sums: ExpansionSums[][],
  account: OneAccount,
  { accounts, monthCells, monthShares, monthMotions }: Facts,
  month: number,
  lists: readonly Int32Array[],
  startMinor: Float64Array,
): void {
  const sorted = cellsByPeriod(monthCells, monthShares);
  const motion = kindsByPeriod(sorted, monthMotions);
  const places = listPlaces(accounts, lists);
  const slot = month * movementTypes.length + EXPANSION;
  for (let at = sorted.start[slot]!; at < sorted.start[slot + 1]!; at += 1) {
    const number = sorted.account[at]!;
    const place = places[number]!;
    if (place === NO_LIST) continue;
    account.enter(sums[place]![0]!, startMinor[number]! > 0);
    account.add(sorted.cell[at]!, sorted.changeMinor[at]!, sorted.kind[at]!, motion[at]!);
    account.leave();
  }
}

/** Adds one account's expansion in one period to the period's sums. */
class OneAccount {
  private sums = emptySums();
  private isOfStart = false;
  private genuineMinor = 0;
  /** Sources it expanded by, bit by bit. */
  private expandedBy = 0;

  constructor(private readonly facts: Facts) {}

  enter(sums: ExpansionSums, isOfStart: boolean): void {
    this.sums = sums;
    this.isOfStart = isOfStart;
  }

  /** A cell of expansion: its place among the cells, its amount, and the kinds of its shares. */
  add(cell: number, minor: number, source: number, motion: number): void {
    const { monthCells, monthShares, monthMotions } = this.facts;
    // Most cells are of one source and one motion: only the others need their shares looked up.
    if (source === MIXED) eachShare(monthCells, monthShares, cell, this.addSource);
    else this.addSource(source, minor);
    if (motion === MIXED) eachShare(monthCells, monthMotions, cell, this.addMotion);
    else this.addMotion(motion, minor);
  }

  /** Counts the account, and begins anew. */
  leave(): void {
    const { sums, isOfStart, genuineMinor, expandedBy } = this;
    if (expandedBy === 0) return;
    if (genuineMinor > 0) {
      sums.genuineMinor += genuineMinor;
      sums.largest.add(genuineMinor);
      if (isOfStart) sums.expandingAccounts += 1;
    }
    if (isOfStart)
      for (let rest = expandedBy; rest !== 0; rest &= rest - 1)
        sums.expandingBySource[31 - Math.clz32(rest & -rest)]! += 1;
    this.genuineMinor = 0;
    this.expandedBy = 0;
  }

  private readonly addSource = (source: number, minor: number): void => {
    this.sums.bySourceMinor[source]! += minor;
    this.expandedBy |= 1 << source;
    if (isGenuine(source)) this.genuineMinor += minor;
  };

  private readonly addMotion = (motion: number, minor: number): void => {
    this.sums.byMotionMinor[motion]! += minor;
  };
}
