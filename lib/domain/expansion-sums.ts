/**
 * What the expansion report sums over groups of accounts, period by period: expansion by source and by motion, the
 * genuine part of it (metrics.md section 6), and the accounts of the period's start that it came from.
 */
import { type AccountGroups, NO_GROUP } from './account-groups';
import { Largest } from './concentration';
import type { Facts } from './facts';
import { EXPANSION, isGenuine } from './genuine-expansion';
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
 * Sums of each group, and last of all of them together, over each of `periods` periods; `periodOfMonth` gives the period of each month of the ledger, −1 where
 * it is in none. An account that starts inside a period may expand in a later month of it: its amount counts, the account
 * does not, since it is none of the accounts at the start.
 */
export function expansionSums(
  facts: Facts,
  groups: AccountGroups,
  periods: number,
  periodOfMonth: Int32Array,
): ExpansionSums[][] {
  const { monthCells: cells, monthShares, monthMotions, openingMinor } = facts;
  const sums = Array.from({ length: groups.count + 1 }, () => Array.from({ length: periods }, emptySums));
  const { accounts, places, perAccount, perPeriod } = groups;
  const one = new OneAccount(facts);
  for (let index = 0; index < accounts.length; index += 1) {
    const account = accounts[index]!;
    const end = cells.offset[account + 1]!;
    let balance = openingMinor[account]!;
    let period = -1;
    let place = NO_GROUP;
    for (let cell = cells.offset[account]!; cell < end; cell += 1) {
      const next = periodOfMonth[cells.period[cell]!]!;
      if (next !== period) {
        one.leave();
        period = next;
        place = next < 0 ? NO_GROUP : places[account * perAccount + next * perPeriod]!;
        if (place !== NO_GROUP) one.enter(sums[place]![next]!, balance > 0);
      }
      balance += cells.changeMinor[cell]!;
      if (cells.type[cell] === EXPANSION && place !== NO_GROUP)
        one.add(cell, cells.changeMinor[cell]!, monthShares.kind[cell]!, monthMotions.kind[cell]!);
    }
    one.leave();
  }
  const total = sums[groups.count]!;
  for (const ofGroup of sums.slice(0, -1))
    for (const [period, part] of ofGroup.entries()) addSums(total[period]!, part);
  return sums;
}

function addSums(sums: ExpansionSums, part: ExpansionSums): void {
  for (const name of ['bySourceMinor', 'byMotionMinor', 'expandingBySource'] as const)
    part[name].forEach((number, place) => {
      sums[name][place]! += number;
    });
  sums.genuineMinor += part.genuineMinor;
  sums.expandingAccounts += part.expandingAccounts;
  sums.largest.addAll(part.largest);
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
