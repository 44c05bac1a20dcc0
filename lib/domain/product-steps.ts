/**
 * Revenue by product (metrics.md section 9): the course of each product of an account from day to day. The sum over its
 * products is the account's balance in the ledger, on every day. Amounts are ARR in smallest units of the reporting
 * currency.
 */
import { cutToLength } from './cut-to-length';
import { type DayNumber, parseDay } from './day';
import { eachAccount } from './line-book';
import type { AccountStates, LedgerBasis } from './lines';
import { ProductChanges } from './product-changes';
import { Steps } from './steps';

export interface ProductSteps {
  /** Courses of account `a` are those from `offset[a]` up to, not including, `offset[a + 1]`: one a product. */
  offset: Int32Array;
  /** By course: index into `SourceRecords.products`. */
  product: Int32Array;
  /** Steps of course `c` are those from `from[c]` up to, not including, `from[c + 1]`, ascending by day. */
  from: Int32Array;
  day: Int32Array;
  /** The product's from that day on: another one than before, which is 0 before the first step. */
  arrMinor: Float64Array;
  /** The ledger's: periods start with what stands at its end. */
  openingDay: DayNumber | null;
}

/**
 * `openingDay`: the ledger's; what stood at the end of history-from stands from that day on, as it does there.
 * `expected`: about how many steps there will be.
 */
export function buildProductSteps(basis: LedgerBasis, openingDay: DayNumber | null, expected?: number): ProductSteps {
  const { records, settings } = basis;
  const courses = new CourseColumns(records.accounts.length, expected);
  const changes = new ProductChanges();
  const historyFrom =
    openingDay === null
      ? Number.NEGATIVE_INFINITY
      : Math.min(parseDay(settings.historyFrom!)!, parseDay(settings.dataThrough)!);
  eachAccount(basis, (account, states) => {
    changes.clear();
    for (let at = states.from; at < states.to; at += 1) {
      const day = states.day[at]!;
      addState(changes, states, at, day <= historyFrom ? openingDay! : day);
    }
    changes.sort();
    courses.add(account, changes);
  });
  return { ...courses.close(), openingDay };
}

/** A line that changes its product leaves one and enters another. */
function addState(
  changes: ProductChanges,
  { from, line, product, arrMinor }: AccountStates,
  at: number,
  day: DayNumber,
): void {
  const beforeMinor = at > from && line[at - 1] === line[at] ? arrMinor[at - 1]! : 0;
  if (beforeMinor === 0 || product[at - 1] === product[at]) {
    changes.add(product[at]!, day, arrMinor[at]! - beforeMinor);
    return;
  }
  changes.add(product[at - 1]!, day, -beforeMinor);
  changes.add(product[at]!, day, arrMinor[at]!);
}

/** Courses being written: the changes of one product and day are one step, and none where they sum to 0. */
class CourseColumns {
  private readonly offset: Int32Array;
  private readonly product: number[] = [];
  private readonly from: number[] = [];
  private readonly steps: Steps;

  constructor(accounts: number, expected: number | undefined) {
    this.offset = new Int32Array(accounts + 1);
    this.steps = new Steps(expected);
  }

  add(account: number, { length, order, place, day, changeMinor, products }: ProductChanges): void {
    const { steps } = this;
    let course = -1;
    let told = 0;
    let balance = 0;
    for (let index = 0; index < length; index += 1) {
      const at = order[index]!;
      if (place[at] !== course) {
        course = place[at]!;
        told = 0;
        balance = 0;
        this.product.push(products[course]!);
        this.from.push(steps.length);
      }
      balance += changeMinor[at]!;
      const next = index + 1 < length ? order[index + 1]! : -1;
      const isLastOfDay = next < 0 || day[next] !== day[at] || place[next] !== course;
      if (!isLastOfDay || balance === told) continue;
      told = balance;
      steps.push(day[at]!, balance);
    }
    this.offset[account + 1] = this.product.length;
  }

  close(): Omit<ProductSteps, 'openingDay'> {
    const { offset, product, from, steps } = this;
    from.push(steps.length);
    return {
      offset,
      product: new Int32Array(product),
      from: new Int32Array(from),
      day: cutToLength(steps.day, steps.length),
      arrMinor: cutToLength(steps.arrMinor, steps.length),
    };
  }
}
