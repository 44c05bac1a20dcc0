/**
 * What the journal's rows come to: each account's ARR from day to day, in cents, and what was bought where it rose. What
 * people plan and spend is written beside these.
 */
import { type DayNumber, firstDayOf, lastDayOf, monthOf } from '@/lib/domain/day';
import type { Account } from './account';
import { kindOf, type Product } from './catalogue';
import type { Company } from './company';
import type { ChangeRow } from './journal';

export type Bought = 'seats' | 'plan' | 'add_on' | 'cross_sell' | 'usage';

export interface Step {
  day: DayNumber;
  beforeCents: number;
  afterCents: number;
  /** What the account bought more of, where somebody may have sold it; null: nothing, or it came by itself. */
  sold: Bought | null;
  recordedDay: DayNumber;
}

export interface Course {
  account: Account;
  steps: Step[];
}

const arrOf = ({ line, status }: ChangeRow): number =>
  status === 'ended' ? 0 : line.amountCents * (line.interval === 'month' ? 12 : 1);

/** Every account's steps, ascending by day; one-time charges are in none. */
export function coursesOf({ accounts, journal }: Company): Course[] {
  const byAccount = new Map<string, ChangeRow[]>();
  for (const row of journal.rows()) {
    if (kindOf[row.line.product] === 'one_time') continue;
    const rows = byAccount.get(row.accountId);
    if (rows) rows.push(row);
    else byAccount.set(row.accountId, [row]);
  }
  return accounts.map((account) => ({ account, steps: stepsOf(byAccount.get(account.id) ?? []) }));
}

function stepsOf(rows: ChangeRow[]): Step[] {
  const steps: Step[] = [];
  const lines = new Map<Product, ChangeRow>();
  let arrCents = 0;
  for (const row of rows.sort((a, b) => a.day - b.day)) {
    const { day, recordedDay } = row;
    const before = lines.get(row.line.product);
    const change = arrOf(row) - (before ? arrOf(before) : 0);
    lines.set(row.line.product, row);
    let step = steps.at(-1);
    if (step?.day !== day) {
      step = { day, beforeCents: arrCents, afterCents: arrCents, sold: null, recordedDay };
      steps.push(step);
    }
    arrCents += change;
    step.afterCents = arrCents;
    if (change > 0 && step.beforeCents > 0) step.sold ??= soldBy(row, before);
  }
  return steps;
}

/** Metered use and list prices rise by themselves, and what a customer took by itself was sold by nobody. */
function soldBy({ line, cause, motion }: ChangeRow, before: ChangeRow | undefined): Bought | null {
  const kind = kindOf[line.product];
  if (cause !== '' || motion === 'organic' || (kind === 'usage' && motion === '')) return null;
  if (kind === 'usage') return 'usage';
  if (before === undefined || before.status === 'ended') return kind === 'add_on' ? 'add_on' : 'cross_sell';
  return line.plan === before.line.plan ? 'seats' : 'plan';
}

/** ARR in cents at the end of a day. */
export const arrOn = ({ steps }: Course, day: DayNumber): number =>
  steps.findLast((step) => step.day <= day)?.afterCents ?? 0;

/** The closed months of the ledger, each with every account's ARR at its start and its end; opening accounts start with theirs. */
export interface BookMonth {
  first: DayNumber;
  last: DayNumber;
  startCents: number[];
  endCents: number[];
}

export function closedMonths({ openingDay, lastDay }: Company, courses: readonly Course[]): BookMonth[] {
  const opening = monthOf(openingDay);
  const months: BookMonth[] = [];
  for (let month = opening; month < monthOf(lastDay + 1); month += 1) {
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    const startCents = months.at(-1)?.endCents ?? courses.map((course) => arrOn(course, openingDay));
    months.push({ first, last, startCents, endCents: courses.map((course) => arrOn(course, last)) });
  }
  return months;
}
