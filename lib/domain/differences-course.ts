/** One account on both sides: its figures by month, and the readings of its records that theirs may come of. */
import { formatMonth, lastDayOf, type MonthNumber } from './day';
import { MARGIN_MONTHS, type Reading } from './differences';
import { type ForeignAccount, ratesShown } from './differences-rates';
import { type LedgerReadings, meanMrrOf, mrrOf } from './differences-readings';
import type { Facts } from './facts';
import type { MonthlyRates } from './fx-rates';
import type { LedgerBasis } from './lines';
import { shareOfMinor } from './money';

export interface Span {
  first: MonthNumber;
  months: number;
}

/** MRR of one of our accounts from `MARGIN_MONTHS` before the span to as many after it; null where nothing is known. */
export function ownCourse(facts: Facts, account: number, { first, months }: Span): (number | null)[] {
  const from = first - MARGIN_MONTHS;
  const { openingDay } = facts.ledger;
  return mrrOf(facts.ledger, account, from, months + 2 * MARGIN_MONTHS).map((mrr, at) => {
    const end = lastDayOf(from + at);
    return end > facts.dataThrough || (openingDay !== null && end < openingDay) ? null : mrr;
  });
}

const SEVERAL = -1;

/** The one currency that each account is billed in, as its place in `codes`; -1: in several. */
export function currenciesOfAccounts({ records: { changes, invoices, accounts } }: LedgerBasis) {
  const codes = [...new Set([...changes.currencies, ...invoices.currencies])];
  const found = new Map<number, number>();
  for (const columns of [changes, invoices]) {
    const own = columns.currencies.map((currency) => codes.indexOf(currency));
    for (let row = 0; row < columns.length; row += 1) {
      const [account, code] = [columns.account[row]!, own[columns.currency[row]!]!];
      const known = found.get(account);
      if (known === undefined) found.set(account, code);
      else if (known !== code) found.set(account, SEVERAL);
    }
  }
  return (account: number): string | null =>
    account < accounts.length ? (codes[found.get(account) ?? -1] ?? null) : null;
}

/** Their rate by currency and month, as the accounts show it that are billed in another currency than the reporting one. */
export function ratesOf(
  { settings }: LedgerBasis,
  { native }: LedgerReadings,
  rates: MonthlyRates,
  { first, months }: Span,
  accounts: readonly { account: number; currency: string | null; theirs: readonly number[] }[],
): Map<string, (number | null)[]> {
  if (native === null) return new Map();
  const foreign = accounts.flatMap(({ account, currency, theirs }): ForeignAccount[] =>
    currency === null || currency === settings.currency
      ? []
      : [{ currency, native: mrrOf(native, account, first, months), theirs }],
  );
  const rateOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  return ratesShown(foreign, months, {
    planned: (currency) => rateOf(settings.planRates[currency]),
    imported: (currency, at) => rateOf(rates[currency]?.[formatMonth(first + at)]),
  });
}

/** What the account would have each month under every reading. */
export function readingsOfAccount(
  facts: Facts,
  readings: LedgerReadings,
  account: number,
  { first, months }: Span,
  rates: readonly (number | null)[] | undefined,
): Reading[] {
  const own = mrrOf(facts.ledger, account, first, months);
  const found: Reading[] = readings.ledgers.map(({ cause, balances }) => ({
    cause,
    mrr: mrrOf(balances, account, first, months),
  }));
  const { native } = readings;
  if (native !== null && rates !== undefined) {
    const amounts = mrrOf(native, account, first, months);
    const mrr = amounts.map((minor, at) => shareOfMinor(minor, rates[at] ?? 0));
    found.push({ cause: 'currency', mrr: mrr.map((minor, at) => (rates[at] ? minor : own[at]!)), sizes: rates });
  }
  const charged = readings.oneTime.get(account);
  if (charged) found.push({ cause: 'one_time', mrr: own.map((mrr, at) => mrr + (charged.get(first + at) ?? 0)) });
  const invoiced = readings.invoiced.get(account);
  if (invoiced)
    found.push({ cause: 'not_annualised', mrr: own.map((_, at) => invoiced.get(first + at) ?? 0), isWhole: true });
  found.push({ cause: 'average', mrr: meanMrrOf(facts.ledger, account, first, months) });
  return found;
}
