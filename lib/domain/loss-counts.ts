/**
 * How soon accounts churn and contract after a month in which they expanded, or did not: counts of account-months, which
 * the shares of "expansion then churn" are sums of.
 */
import { monthOf } from './day';
import type { Facts } from './facts';
import { EXPANSION, isGenuine } from './genuine-expansion';
import { movementTypes } from './movement-type';
import { eachShare } from './shares';
import { motions, sources } from './source';

/** Within how many months of the month's end, ascending. */
export const FOLLOW_UP_MONTHS = [3, 6, 12] as const;
const LONGEST_MONTHS = 12;

/** Whom a count is of: those that expanded, those that did not, each source and each motion of the expansion. */
export const EXPANDED = 0;
export const NOT_EXPANDED = 1;
export const FIRST_SOURCE = 2;
export const FIRST_MOTION = FIRST_SOURCE + sources.length;
const KINDS = FIRST_MOTION + motions.length;

const CHURN = movementTypes.indexOf('churn');
const CONTRACTION = movementTypes.indexOf('contraction');

/** Months until a loss, as the place of the shortest follow-up it lies within; the last place: within none. */
const placeOf = Uint8Array.from({ length: LONGEST_MONTHS + 2 }, (_, months) => {
  const place = FOLLOW_UP_MONTHS.findIndex((followUp) => months <= followUp);
  return place < 0 ? FOLLOW_UP_MONTHS.length : place;
});
const PLACES = FOLLOW_UP_MONTHS.length + 1;

export interface Losses {
  all: number;
  churned: number;
  contracted: number;
  either: number;
}

/** Months of an account's next churn and its next contraction after the one that is spoken of. */
interface NextLosses {
  churn: number;
  contraction: number;
}

/** Counts by month, by whom they are of, and by the follow-ups that the next churn and the next contraction lie within. */
export class LossCounts {
  private readonly counts: Int32Array;
  /** What each month counts more than the one before it, of those that did not expand and lose nothing in any follow-up. */
  private readonly moreSpared: Int32Array;

  constructor(months: number) {
    this.counts = new Int32Array(months * KINDS * PLACES * PLACES);
    this.moreSpared = new Int32Array(months + 1);
  }

  /** One account in one month. */
  add(month: number, kind: number, { churn, contraction }: NextLosses): void {
    const churnPlace = placeOf[Math.min(churn - month, LONGEST_MONTHS + 1)]!;
    const contractionPlace = placeOf[Math.min(contraction - month, LONGEST_MONTHS + 1)]!;
    this.counts[((month * KINDS + kind) * PLACES + churnPlace) * PLACES + contractionPlace]! += 1;
  }

  /** One account that did not expand, in the months from `first` up to, not including, `end`. */
  addNotExpanded(first: number, end: number, next: NextLosses): void {
    const endangered = Math.max(Math.min(next.churn, next.contraction) - LONGEST_MONTHS, first);
    for (let month = endangered; month < end; month += 1) this.add(month, NOT_EXPANDED, next);
    this.moreSpared[first]! += 1;
    this.moreSpared[Math.min(endangered, end)]! -= 1;
  }

  /** Losses within the follow-up at `place`, over the months from `first` up to, not including, `until`. */
  within(place: number, kind: number, first: number, until: number): Losses {
    const sum = { all: 0, churned: 0, contracted: 0, either: 0 };
    let spared = 0;
    for (let month = 0; month < until; month += 1) {
      spared += this.moreSpared[month]!;
      if (month < first) continue;
      if (kind === NOT_EXPANDED) sum.all += spared;
      for (let churn = 0; churn < PLACES; churn += 1)
        for (let contraction = 0; contraction < PLACES; contraction += 1) {
          const count = this.counts[((month * KINDS + kind) * PLACES + churn) * PLACES + contraction]!;
          sum.all += count;
          if (churn <= place) sum.churned += count;
          if (contraction <= place) sum.contracted += count;
          if (churn <= place || contraction <= place) sum.either += count;
        }
    }
    return sum;
  }
}

/** Counts of the accounts of a list; null: all, whose counts are kept. */
export function lossCounts(facts: Facts, list: Int32Array | null): LossCounts {
  if (list !== null) return countLosses(facts, list);
  const counts = ofEveryone.get(facts) ?? countLosses(facts, facts.everyAccount);
  ofEveryone.set(facts, counts);
  return counts;
}

const ofEveryone = new WeakMap<Facts, LossCounts>();

export const closedMonthsOf = ({ dataThrough, firstMonth }: Facts): number =>
  Math.max(monthOf(dataThrough + 1) - firstMonth, 0);

/**
 * Counts the closed months, each at whose end an account was active. Every account is walked backwards from the last, so
 * that its next loss is always known.
 */
function countLosses(facts: Facts, list: Int32Array): LossCounts {
  const { monthCells: cells } = facts;
  const closedMonths = closedMonthsOf(facts);
  const counts = new LossCounts(closedMonths);
  const expansions = new Expansions(facts, counts);
  const next: NextLosses = { churn: 0, contraction: 0 };
  for (let index = 0; index < list.length; index += 1) {
    const first = cells.offset[list[index]!]!;
    let cell = cells.offset[list[index]! + 1]! - 1;
    while (cell >= first && cells.period[cell]! >= closedMonths) cell -= 1;
    let balance = balanceAfter(facts, list[index]!, cell);
    next.churn = closedMonths + LONGEST_MONTHS;
    next.contraction = next.churn;
    for (let counted = closedMonths; counted > 0; cell -= 1) {
      const month = cell < first ? 0 : cells.period[cell]!;
      const expands = cell >= first && cells.type[cell] === EXPANSION;
      if (balance > 0) counts.addNotExpanded(expands ? month + 1 : month, counted, next);
      counted = month;
      if (cell < first) break;
      if (expands) expansions.add(cell, next);
      if (cells.type[cell] === CHURN) next.churn = month;
      if (cells.type[cell] === CONTRACTION) next.contraction = month;
      balance -= cells.changeMinor[cell]!;
    }
  }
  return counts;
}

/** An account's balance after one of its cells, or, before its first, what it opened with. */
function balanceAfter({ monthCells: cells, openingMinor }: Facts, account: number, cell: number): number {
  let balance = openingMinor[account]!;
  for (let each = cells.offset[account]!; each <= cell; each += 1) balance += cells.changeMinor[each]!;
  return balance;
}

/** Counts an account's expansion in a month: of nobody where price is all of it, since it then is on neither side. */
class Expansions {
  private month = 0;
  private next: NextLosses = { churn: 0, contraction: 0 };
  private isCounted = false;

  constructor(
    private readonly facts: Facts,
    private readonly counts: LossCounts,
  ) {}

  add(cell: number, next: NextLosses): void {
    const { monthCells, monthShares, monthMotions } = this.facts;
    this.month = monthCells.period[cell]!;
    this.next = next;
    this.isCounted = false;
    eachShare(monthCells, monthShares, cell, this.addSource);
    if (!this.isCounted) return;
    this.counts.add(this.month, EXPANDED, next);
    eachShare(monthCells, monthMotions, cell, this.addMotion);
  }

  private readonly addSource = (source: number): void => {
    if (!isGenuine(source)) return;
    this.isCounted = true;
    this.counts.add(this.month, FIRST_SOURCE + source, this.next);
  };

  private readonly addMotion = (motion: number): void => {
    this.counts.add(this.month, FIRST_MOTION + motion, this.next);
  };
}
