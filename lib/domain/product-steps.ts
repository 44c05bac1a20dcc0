/**
 * Revenue by product (metrics.md section 9): from day to day, by how much each product of an account changes. The sum
 * over its products is the account's balance in the ledger, on every day. Amounts are ARR in smallest units of the
 * reporting currency.
 */
import { cutToLength } from './cut-to-length';
import { type DayNumber, parseDay } from './day';
import { eachAccount } from './line-book';
import { LineDays } from './line-days';
import type { AccountStates, LedgerBasis } from './lines';

export interface ProductSteps {
  /** Steps of account `a` are those from `offset[a]` up to, not including, `offset[a + 1]`, ascending by day. */
  offset: Int32Array;
  day: Int32Array;
  /** Index into `SourceRecords.products`; at most one step a product and day. */
  product: Int32Array;
  /** Signed, never 0. */
  changeMinor: Float64Array;
  /** The ledger's: periods start with what stands at its end. */
  openingDay: DayNumber | null;
}

/** `openingDay`: the ledger's; what stood at the end of history-from stands from that day on, as it does there. */
export function buildProductSteps(basis: LedgerBasis, openingDay: DayNumber | null): ProductSteps {
  const { records, settings } = basis;
  // Most records are one state, and most states one step.
  const steps = new StepColumns(records.accounts.length, records.changes.length + records.invoices.length);
  const days = new LineDays();
  const historyFrom =
    openingDay === null ? null : Math.min(parseDay(settings.historyFrom!)!, parseDay(settings.dataThrough)!);
  const dayInLedger = (day: DayNumber): DayNumber => (historyFrom !== null && day <= historyFrom ? openingDay! : day);
  eachAccount(basis, (account, states) => {
    days.sort(states);
    for (let index = 0; index < days.length; index += 1) {
      const at = days.order[index]!;
      addState(steps, states, at, dayInLedger(states.day[at]!));
    }
    steps.endAccount(account);
  });
  return { ...steps.close(), openingDay };
}

/** A line that changes its product leaves one and enters another. */
function addState(
  steps: StepColumns,
  { from, line, product, arrMinor }: AccountStates,
  at: number,
  day: DayNumber,
): void {
  const hasBefore = at > from && line[at - 1] === line[at];
  if (hasBefore && product[at - 1] === product[at]) {
    steps.add(day, product[at]!, arrMinor[at]! - arrMinor[at - 1]!);
    return;
  }
  if (hasBefore) steps.add(day, product[at - 1]!, -arrMinor[at - 1]!);
  steps.add(day, product[at]!, arrMinor[at]!);
}

/** Steps being written: those of one product and day are summed, and those of 0 left out. */
class StepColumns {
  private readonly offset: Int32Array;
  private day: Int32Array;
  private product: Int32Array;
  private changeMinor: Float64Array;
  private length = 0;
  private firstOfDay = 0;

  constructor(accounts: number, capacity: number) {
    this.offset = new Int32Array(accounts + 1);
    this.day = new Int32Array(capacity);
    this.product = new Int32Array(capacity);
    this.changeMinor = new Float64Array(capacity);
  }

  add(day: DayNumber, product: number, changeMinor: number): void {
    if (changeMinor === 0) return;
    if (this.length > this.firstOfDay && this.day[this.firstOfDay] !== day) this.endDay();
    for (let at = this.firstOfDay; at < this.length; at += 1) {
      if (this.product[at] !== product) continue;
      this.changeMinor[at]! += changeMinor;
      return;
    }
    if (this.length === this.day.length) this.grow();
    this.day[this.length] = day;
    this.product[this.length] = product;
    this.changeMinor[this.length] = changeMinor;
    this.length += 1;
  }

  private endDay(): void {
    let kept = this.firstOfDay;
    for (let at = this.firstOfDay; at < this.length; at += 1) {
      if (this.changeMinor[at] === 0) continue;
      this.day[kept] = this.day[at]!;
      this.product[kept] = this.product[at]!;
      this.changeMinor[kept] = this.changeMinor[at]!;
      kept += 1;
    }
    this.length = kept;
    this.firstOfDay = kept;
  }

  endAccount(account: number): void {
    this.endDay();
    this.offset[account + 1] = this.length;
  }

  close(): Omit<ProductSteps, 'openingDay'> {
    const { offset, length } = this;
    return {
      offset,
      day: cutToLength(this.day, length),
      product: cutToLength(this.product, length),
      changeMinor: cutToLength(this.changeMinor, length),
    };
  }

  private grow(): void {
    const wider = <Column extends Int32Array | Float64Array>(from: Column, to: Column): Column => {
      to.set(from);
      return to;
    };
    const capacity = this.day.length * 2 + 1;
    this.day = wider(this.day, new Int32Array(capacity));
    this.product = wider(this.product, new Int32Array(capacity));
    this.changeMinor = wider(this.changeMinor, new Float64Array(capacity));
  }
}
