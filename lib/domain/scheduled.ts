/**
 * Scheduled changes (metrics.md section 2): changes that are known and take effect after data-through. They are in no
 * current figure; with them the ARR of today becomes the contracted ARR, and churn, contraction and expansion that are
 * known ahead. Periods of invoices that run out, and meters that were not read yet, are no changes that anybody made.
 */
import { fixedGroups } from './account-groups';
import { balancesOn } from './balances';
import { byDayAndAccount } from './by-day';
import { type Day, type DayNumber, formatDay } from './day';
import type { Facts } from './facts';
import { eachAccount } from './line-book';
import type { AccountStates, LedgerBasis } from './lines';
import { classify, type MovementType } from './movement-type';

/** All that an account's changes of one day ahead come to; ARR. */
export interface ScheduledChange {
  on: Day;
  account: string;
  name: string;
  type: MovementType;
  start_arr: number;
  end_arr: number;
}

/** Amounts of ARR, all positive; sums of the accounts' days. */
export type ScheduledAmounts = Record<MovementType, number>;

export interface ScheduledMonth extends ScheduledAmounts {
  period: string;
}

export interface Scheduled {
  current_arr: number;
  /** Current ARR with every known change: current + new + reactivation + expansion − contraction − churn. */
  contracted_arr: number;
  ahead: ScheduledAmounts;
  /** Months in which something is known, in order. */
  rows: ScheduledMonth[];
  /** By day, then account. */
  changes: ScheduledChange[];
}

const noAmounts = (): ScheduledAmounts => ({ new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0 });

/** What is known ahead of each of some lists of accounts, which share none. */
export function scheduled(facts: Facts, basis: LedgerBasis, lists: readonly Int32Array[]): Scheduled[] {
  const today = balancesOn(facts, facts.dataThrough);
  const { places } = fixedGroups(facts, lists);
  const changesOf = lists.map((): ScheduledChange[] => []);
  eachAccount(basis, (account, states) => {
    const changes = changesOf[places[account]!];
    if (changes === undefined) return;
    const ahead = changesAhead(states, facts.dataThrough);
    let balance = today[account]!;
    let wasActive = facts.hasBeenActive(account);
    for (const [day, change] of ahead) {
      const after = balance + change;
      const type = classify(balance, after, wasActive);
      if (type !== null)
        changes.push({
          on: formatDay(day),
          account: facts.accountIds[account]!,
          name: facts.accountNames[account]!,
          type,
          start_arr: balance,
          end_arr: after,
        });
      wasActive ||= after > 0;
      balance = after;
    }
  });
  return lists.map((list, place) => {
    const current = list.reduce((sum, account) => sum + today[account]!, 0);
    const changes = changesOf[place]!.sort(byDayAndAccount);
    return { current_arr: current, ...sumsOf(current, changes), changes };
  });
}

/** Calls back with every known step of an account's lines after `through`: the state, and what it changes. */
export function eachStepAhead(
  states: Pick<AccountStates, 'from' | 'to' | 'line' | 'day' | 'row' | 'isInvoice' | 'arrMinor'>,
  through: DayNumber,
  found: (state: number, changeMinor: number) => void,
): void {
  let line = -1;
  let balance = 0;
  for (let index = states.from; index < states.to; index += 1) {
    if (states.line[index] !== line) {
      line = states.line[index]!;
      balance = 0;
    }
    const day = states.day[index]!;
    const isStated = states.row[index]! >= 0 && states.isInvoice[index] === 0;
    if (day > through && !isStated) continue;
    const arr = states.arrMinor[index]!;
    if (day > through && arr !== balance) found(index, arr - balance);
    balance = arr;
  }
}

/** Changes of an account's ARR by day after `through`, in order. */
function changesAhead(states: AccountStates, through: DayNumber): [day: DayNumber, changeMinor: number][] {
  const byDay = new Map<DayNumber, number>();
  eachStepAhead(states, through, (state, change) => {
    const day = states.day[state]!;
    byDay.set(day, (byDay.get(day) ?? 0) + change);
  });
  return [...byDay].sort(([a], [b]) => a - b);
}

function sumsOf(current: number, changes: readonly ScheduledChange[]): Omit<Scheduled, 'current_arr' | 'changes'> {
  const ahead = noAmounts();
  const months = new Map<string, ScheduledMonth>();
  let contracted = current;
  for (const { on, type, start_arr, end_arr } of changes) {
    const period = on.slice(0, 7);
    const month = months.get(period) ?? { period, ...noAmounts() };
    months.set(period, month);
    const amount = Math.abs(end_arr - start_arr);
    ahead[type] += amount;
    month[type] += amount;
    contracted += end_arr - start_arr;
  }
  return { contracted_arr: contracted, ahead, rows: [...months.values()] };
}
