/**
 * Currencies without a rate: months in which a currency has revenue and nobody stated its rate. Figures at plan rates need
 * none; movements at monthly rates, and figures at rolling rates, cannot be told for them.
 */
import { type DayNumber, formatMonth, type Month, type MonthNumber, monthOf } from '../day';
import type { MonthlyRates } from '../fx-rates';
import { type LineBook, standingDay } from '../line-book';

export interface MissingRate {
  currency: string;
  /** Months without a rate, ascending. */
  months: Month[];
  /** Accounts that have revenue in it on data-through, ascending, and how much, ARR. */
  accounts: number[];
  arrMinor: number;
}

/** By currency. @param reporting the currency that all others are converted to */
export function missingRates(book: LineBook, rates: MonthlyRates, reporting: string): MissingRate[] {
  const foreign = book.currencies.map((name, code) => ({ name, code })).filter(({ name }) => name !== reporting);
  const missing = foreign.flatMap(({ name, code }): MissingRate[] => {
    const span = spanOf(book, code);
    if (span === null) return [];
    const months: Month[] = [];
    for (let month = span.first; month <= span.last; month += 1)
      if (rates[name]?.[formatMonth(month)] === undefined) months.push(formatMonth(month));
    return months.length === 0 ? [] : [{ currency: name, months, ...standing(book, code) }];
  });
  return missing.sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** The first and the last month in which some line has revenue in the currency; null: there is none. */
function spanOf(book: LineBook, code: number): { first: MonthNumber; last: MonthNumber } | null {
  const { currency, arrMinor, day, line, offset, dataThrough, history } = book;
  const begun = history?.openingDay ?? Number.NEGATIVE_INFINITY;
  let [first, last]: [DayNumber, DayNumber] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let account = 0; account + 1 < offset.length; account += 1) {
    const end = offset[account + 1]!;
    for (let at = offset[account]!; at < end; at += 1) {
      if (currency[at] !== code || arrMinor[at] === 0 || day[at]! > dataThrough) continue;
      const goesOn = at + 1 < end && line[at + 1] === line[at] ? day[at + 1]! - 1 : dataThrough;
      if (goesOn <= begun) continue;
      first = Math.min(first, Math.max(day[at]!, begun + 1));
      last = Math.max(last, Math.min(goesOn, dataThrough));
    }
  }
  return first > last ? null : { first: monthOf(first), last: monthOf(last) };
}

function standing(book: LineBook, code: number): Pick<MissingRate, 'accounts' | 'arrMinor'> {
  const { currency, arrMinor, day, line, offset, dataThrough } = book;
  const until = standingDay(book, dataThrough) ?? dataThrough;
  const accounts: number[] = [];
  let sum = 0;
  for (let account = 0; account + 1 < offset.length; account += 1) {
    const end = offset[account + 1]!;
    let own = 0;
    for (let at = offset[account]!; at < end; at += 1) {
      const isLast = at + 1 === end || line[at + 1] !== line[at] || day[at + 1]! > until;
      if (currency[at] === code && day[at]! <= until && isLast) own += arrMinor[at]!;
    }
    if (own === 0) continue;
    accounts.push(account);
    sum += own;
  }
  return { accounts, arrMinor: sum };
}
