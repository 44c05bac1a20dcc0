/** The customer cube of a ledger: month-end balances of a list of accounts, over the months of the book and those before. */
import { balancesOn } from '@/lib/domain/balances';
import { formatDay, formatMonth, lastDayOf, type MonthNumber, monthOf } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { NEVER } from '@/lib/domain/ledger';
import { balancesFor } from '@/lib/domain/month-ends';
import { windowStart } from '@/lib/domain/window';
import { breathe } from '@/lib/reports/pauses';
import { type Cube, type CubeColumn, NEVER_ACTIVE } from './input';
import { pack } from './pack';

export interface CubeQuestion {
  /** Account numbers, in the order of the rows. */
  order: readonly number[];
  names: { ids: string[]; names: string[] };
  /** The first and the last month of the book. */
  from: MonthNumber;
  to: MonthNumber;
  windowMonths: number;
}

/** Months whose ends the book needs: a window before its first month, as far as the ledger goes. */
function daysOf(facts: Facts, { from, to, windowMonths }: CubeQuestion): CubeColumn[] {
  const first = Math.max(facts.firstMonth - 1, from - windowMonths);
  return Array.from({ length: Math.max(to - first + 1, 0) }, (_, index): CubeColumn => {
    const month = first + index;
    const day = Math.min(lastDayOf(month), facts.dataThrough);
    return {
      day: formatDay(day),
      month: month < facts.firstMonth ? null : formatMonth(month),
      open: lastDayOf(month) > facts.dataThrough,
    };
  });
}

export async function cubeOf(facts: Facts, question: CubeQuestion): Promise<Cube> {
  const { order, names, to, windowMonths } = question;
  const columns = daysOf(facts, question);
  const accounts = order.length;
  const values = balancesFor(facts.largestMinor, accounts * columns.length);
  const firstMonth = to - columns.length + 1;
  for (let place = 0; place < columns.length; place += 1) {
    pick(balancesOn(facts, lastDayOf(firstMonth + place)), order, values, place * accounts);
    await breathe();
  }
  const isRunning = columns.at(-1)?.open === true;
  const startDay = windowStart(facts.dataThrough, windowMonths);
  const starts = balancesFor(facts.largestMinor, accounts);
  if (isRunning) pick(balancesOn(facts, startDay), order, starts, 0);
  const firstDays = Int32Array.from(order, (account) => {
    const day = facts.firstActiveDay[account]!;
    return day === NEVER ? NEVER_ACTIVE : day;
  });
  return {
    accounts,
    ...names,
    firstDay: pack(firstDays),
    columns,
    values: pack(values),
    windowStart: isRunning ? { day: formatDay(startDay), values: pack(starts) } : null,
  };
}

function pick(balances: Float64Array, order: readonly number[], into: Int32Array | Float64Array, at: number): void {
  for (let index = 0; index < order.length; index += 1) into[at + index] = balances[order[index]!]!;
}

/** The months of a book: those asked for, as far as the ledger goes. */
export function monthsOfBook(
  facts: Facts,
  { from, to }: { from: number | null; to: number | null },
): { from: MonthNumber; to: MonthNumber } {
  const last = monthOf(facts.dataThrough);
  return {
    from: Math.max(facts.firstMonth, from === null ? facts.firstMonth : monthOf(from)),
    to: Math.min(last, to === null ? last : monthOf(to)),
  };
}
