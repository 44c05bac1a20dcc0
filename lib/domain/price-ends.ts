/**
 * Price (metrics.md sections 4 and 5): P of an account over a window is the net of its signed `price` components dated
 * after the window's start, up to its end. At month ends it is held summed up from the ledger's first day, laid out as
 * the balances of month-ends.ts, so that P of a window is the difference of two of its columns.
 */
import type { Components } from './components';
import { type DayNumber, firstDayOf, type MonthNumber } from './day';
import { BLOCK_ACCOUNTS, COLUMN_STEP, columnAt, columnsByDay, type MonthEnds } from './month-ends';
import { sources } from './source';

const PRICE = sources.indexOf('price');

/** Up to here a balance less another and less a price is one that 32 bits hold. */
const LARGEST_IN_32 = 0x3fff_ffff;

/** Sums of price at month ends; null where no component is one of price. `largestMinor`: the ledger's largest balance. */
export function buildPriceEnds(
  components: Components,
  firstMonth: MonthNumber,
  months: number,
  dataThrough: DayNumber,
  largestMinor: number,
): MonthEnds | null {
  const { offset, day, source, arrMinor } = components;
  const accounts = offset.length - 1;
  if (months === 0 || !source.includes(PRICE)) return null;
  const columns = months + 1;
  const blocks = Math.ceil(accounts / BLOCK_ACCOUNTS);
  const length = blocks * columns * COLUMN_STEP;
  const values = fit32(components, largestMinor) ? new Int32Array(length) : new Float64Array(length);
  const firstDay = firstDayOf(firstMonth);
  const columnOf = columnsByDay(firstMonth, dataThrough);
  for (let account = 0; account < accounts; account += 1) {
    const first = columnAt(columns, Math.floor(account / BLOCK_ACCOUNTS), 0) + (account % BLOCK_ACCOUNTS);
    const end = offset[account + 1]!;
    let sum = 0;
    let column = 0;
    for (let at = offset[account]!; at < end && day[at]! <= dataThrough; at += 1) {
      if (source[at] !== PRICE || day[at]! < firstDay) continue;
      const within = columnOf[day[at]! - firstDay]!;
      if (sum === 0) column = within;
      for (; column < within; column += 1) values[first + column * COLUMN_STEP] = sum;
      sum += arrMinor[at]!;
    }
    for (; sum !== 0 && column < columns; column += 1) values[first + column * COLUMN_STEP] = sum;
  }
  return { columns, values };
}

/** P of every account over the window from the end of `start` to the end of `end`, by account number. Read only. */
export function pricesOver(components: Components, start: DayNumber, end: DayNumber): Float64Array {
  const last = lastAsked.get(components);
  if (last?.start === start && last.end === end) return last.prices;
  const prices = sumPrices(components, start, end);
  lastAsked.set(components, { start, end, prices });
  return prices;
}

/** Segments ask for one window one after the other. */
const lastAsked = new WeakMap<Components, { start: DayNumber; end: DayNumber; prices: Float64Array }>();

function sumPrices({ offset, day, source, arrMinor }: Components, start: DayNumber, end: DayNumber): Float64Array {
  const prices = new Float64Array(offset.length - 1);
  for (let account = 0; account < prices.length; account += 1) {
    const last = offset[account + 1]!;
    for (let at = offset[account]!; at < last && day[at]! <= end; at += 1)
      if (source[at] === PRICE && day[at]! > start) prices[account]! += arrMinor[at]!;
  }
  return prices;
}

/** Whether 32 bits hold the sums of an account's prices, and what the loop over a retention window makes of them. */
function fit32({ offset, source, arrMinor }: Components, largestMinor: number): boolean {
  if (largestMinor > LARGEST_IN_32) return false;
  for (let account = 0; account + 1 < offset.length; account += 1) {
    let moved = 0;
    for (let index = offset[account]!; index < offset[account + 1]!; index += 1)
      if (source[index] === PRICE) moved += Math.abs(arrMinor[index]!);
    if (moved > LARGEST_IN_32) return false;
  }
  return true;
}
