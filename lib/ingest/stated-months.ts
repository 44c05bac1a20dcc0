/** An export as MRR by account and month: what its records state at the end of each month, whatever its format. */
import { type DayNumber, formatMonth, lastDayOf, type MonthNumber, monthOf, parseDay } from '../domain/day';
import type { StatedAccount, StatedMonths } from '../domain/differences-stated';
import { annualise } from '../domain/interval';
import { mrrFromArr } from '../domain/money';
import type { ChangeRecord } from '../domain/records';
import type { RecordSink } from './format';
import type { ReadPlan } from './plan';
import { type ReadResult, readFile } from './read';

/** A state of a subscription from a day on, annual. */
interface State {
  day: DayNumber;
  arrMinor: number;
  row: number;
}

interface Items {
  id: string;
  currency: string;
  items: Map<string, State[]>;
}

/** Longer exports, or larger ones, are laid beside our figures in parts. */
const MOST_MONTHS = 240;
const MOST_CELLS = 3_000_000;

/** Collects what a file states, and makes months of it. */
export class StatedMonthsSink implements RecordSink {
  private readonly names = new Map<string, string>();
  private readonly accounts = new Map<string, Items>();
  private readonly totals = new Map<string, number>();
  private firstDay = Number.POSITIVE_INFINITY;
  private lastDay = Number.NEGATIVE_INFINITY;

  account: NonNullable<RecordSink['account']> = ({ accountId, name }) => {
    if (name !== null) this.names.set(accountId, name);
  };

  change: NonNullable<RecordSink['change']> = (record) => {
    const { accountId, currency, effectiveDay, row } = record;
    this.firstDay = Math.min(this.firstDay, effectiveDay);
    this.lastDay = Math.max(this.lastDay, effectiveDay);
    const key = JSON.stringify([accountId, currency]);
    const account = this.accounts.get(key) ?? { id: accountId, currency, items: new Map<string, State[]>() };
    this.accounts.set(key, account);
    const item = record.itemId ?? record.product;
    const states = account.items.get(item) ?? [];
    account.items.set(item, states);
    states.push({ day: effectiveDay, arrMinor: recurring(record), row });
  };

  planning: NonNullable<RecordSink['planning']> = (record) => {
    if (record.table === 'control_total') this.totals.set(record.month, record.amountMinor);
  };

  /** Null: it states no MRR of any month. `complete`: the last day that the file covers, where it says so. */
  months(complete: DayNumber | null): StatedMonths | null {
    if (this.accounts.size === 0) return totalsOf(this.totals);
    const first = monthOf(this.firstDay);
    const closed = monthOf((complete ?? this.lastDay) + 1) - 1;
    const last = Math.max(closed, first);
    const count = last - first + 1;
    if (count > MOST_MONTHS || count * this.accounts.size > MOST_CELLS) return null;
    const accounts = [...this.accounts.values()].map(
      ({ id, currency, items }): StatedAccount => ({
        ...{ id, currency, name: this.names.get(id) ?? null },
        mrr: mrrAtEnds([...items.values()], first, count),
      }),
    );
    accounts.sort((a, b) => compare(a.id, b.id) || compare(a.currency, b.currency));
    return {
      months: monthsFrom(first, count),
      accounts: accounts.filter(({ mrr }) => mrr.some(Boolean)),
      totals: null,
    };
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const monthsFrom = (first: MonthNumber, count: number): string[] =>
  Array.from({ length: count }, (_, at) => formatMonth(first + at));

/** ARR of a state; what is charged once does not recur. */
const recurring = ({ status, kind, amountMinor, intervalUnit, intervalCount }: ChangeRecord): number =>
  status === 'active' && kind !== 'one_time' ? annualise(amountMinor, intervalUnit, intervalCount) : 0;

function mrrAtEnds(items: readonly State[][], first: MonthNumber, months: number): number[] {
  const arr = Array<number>(months).fill(0);
  for (const states of items) {
    states.sort((a, b) => a.day - b.day || a.row - b.row);
    let next = 0;
    let standing = 0;
    for (let month = 0; month < months; month += 1) {
      for (; next < states.length && states[next]!.day <= lastDayOf(first + month); next += 1)
        standing = states[next]!.arrMinor;
      arr[month]! += standing;
    }
  }
  return arr.map(mrrFromArr);
}

/** Totals of months, with those in between that are not stated. */
export function totalsOf(totals: ReadonlyMap<string, number>): StatedMonths | null {
  const numbers = [...totals.keys()].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1);
  if (numbers.length === 0) return null;
  const first = Math.min(...numbers);
  const months = monthsFrom(first, Math.max(...numbers) - first + 1);
  if (months.length > MOST_MONTHS) return null;
  return { months, accounts: [], totals: months.map((month) => totals.get(month) ?? null) };
}

/** Reads a whole file. Null: it states no MRR by month, or more than can be compared at once. */
export async function readStatedMonths(
  path: string,
  plan: ReadPlan,
): Promise<{ stated: StatedMonths | null; read: ReadResult }> {
  const sink = new StatedMonthsSink();
  const read = await readFile(path, plan, sink, { takesLines: false });
  return { stated: sink.months(parseDay(read.dataThroughHint ?? '')), read };
}
