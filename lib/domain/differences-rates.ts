/**
 * Exchange rates that another tool converts at, found from its own figures: accounts of one currency that all come to
 * theirs at one rate. The rates of months that were imported are tried first.
 */

/** An account that is billed in another currency: its MRR there and theirs, by month. */
export interface ForeignAccount {
  currency: string;
  /** MRR in the smallest unit of that currency. */
  native: readonly number[];
  theirs: readonly number[];
}

/** A rate makes a figure where it does so within this, in smallest units: amounts were rounded more than once. */
const ROUNDED = 2;
const LEAST_ACCOUNTS = 2;
const LEAST_MONTHS = 3;
/** Rates farther off than this from ours are none. */
const FARTHEST = 0.4;

export interface RatesAsked {
  /** Smallest units of the reporting currency for one smallest unit, at our plan rate; null: there is none. */
  planned(currency: string): number | null;
  /** The same at the rate that was imported for a month; null: none was. */
  imported(currency: string, at: number): number | null;
}

/** Their rate by currency and month, as smallest units for one smallest unit; null: the figures show none. */
export function ratesShown(
  accounts: readonly ForeignAccount[],
  months: number,
  { planned, imported }: RatesAsked,
): Map<string, (number | null)[]> {
  const byCurrency = new Map<string, ForeignAccount[]>();
  for (const account of accounts)
    byCurrency.set(account.currency, [...(byCurrency.get(account.currency) ?? []), account]);
  const shown = new Map<string, (number | null)[]>();
  for (const [currency, all] of byCurrency) {
    const ours = planned(currency);
    const rates = Array.from({ length: months }, (_, at) => {
      const known = imported(currency, at);
      if (known !== null && all.some((account) => makes(account, at, known))) return known;
      return ours === null ? null : agreedRate(all, at, ours);
    });
    shown.set(currency, ours === null ? rates : withLoneRates(all, rates, ours));
  }
  return shown;
}

const makes = ({ native, theirs }: ForeignAccount, at: number, rate: number): boolean =>
  native[at]! > 0 && Math.abs(native[at]! * rate - theirs[at]!) <= ROUNDED;

const isNear = (rate: number, ours: number): boolean => Math.abs(rate / ours - 1) <= FARTHEST;

/** The rate at which at least two accounts come to theirs, taken from the largest, which tells it best. */
function agreedRate(accounts: readonly ForeignAccount[], at: number, ours: number): number | null {
  const billed = accounts.filter(({ native, theirs }) => native[at]! > 0 && theirs[at]! > 0);
  const largestFirst = billed.toSorted((a, b) => b.native[at]! - a.native[at]!);
  for (const { native, theirs } of largestFirst) {
    const rate = theirs[at]! / native[at]!;
    const agreeing = billed.filter((account) => makes(account, at, rate)).length;
    if (isNear(rate, ours) && agreeing >= LEAST_ACCOUNTS) return rate;
  }
  return null;
}

/** Where a currency has one account, a rate that it keeps for some months stands for theirs. */
function withLoneRates(
  accounts: readonly ForeignAccount[],
  rates: readonly (number | null)[],
  ours: number,
): (number | null)[] {
  const [only, ...others] = accounts;
  if (only === undefined || others.length > 0) return [...rates];
  const largest = only.native.indexOf(Math.max(...only.native));
  const rate = only.theirs[largest]! / only.native[largest]!;
  const places = rates.flatMap((known, at) => (known === null && makes(only, at, rate) ? [at] : []));
  const isKept = isNear(rate, ours) && places.length >= Math.min(LEAST_MONTHS, rates.length);
  return rates.map((known, at) => (isKept && places.includes(at) ? rate : known));
}
