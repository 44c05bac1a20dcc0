/** Retention from the plain ledger, by the text of metrics.md section 5. */
import type { PlainLedger } from './plain';
import { endOfMonth, isMonthEnd, monthLabel, monthsAway, startOfMonth } from './plain-calendar';
import { sumOf } from './plain-money';
import { balanceOn } from './plain-movements';

export interface PlainRetention {
  accounts: number;
  start_arr: number;
  end_arr: number;
  nrr: number | null;
  grr: number | null;
  logo: number | null;
  nrr_without_price: number | null;
  nrr_without_increases: number | null;
  grr_without_increases: number | null;
  nrr_without_top: number | null;
  /** Half the width of the 90 % interval. */
  nrrHalf: number | null;
  grrHalf: number | null;
  /** Wilson's interval, from low to high. */
  logoInterval: [number, number] | null;
  /** Years, of the window of 12 months. */
  doubling_years: number | null;
  half_life_years: number | null;
}

/** One account of a window: S, E, and P, the sum of its price components in the window. */
export interface PlainMember {
  account: string;
  s: number;
  e: number;
  p: number;
}

/** The day a window of so many months ending on a day starts with. */
export const windowStart = (end: number, months: number): number =>
  isMonthEnd(end) ? endOfMonth(monthsAway(startOfMonth(end), -months)) : monthsAway(end, -months);

/** The accounts active at the start of a window. */
export function windowMembers(ledger: PlainLedger, end: number, months: number): PlainMember[] {
  const start = windowStart(end, months);
  return [...ledger.balance.keys()]
    .map((account) => {
      const prices = ledger.components
        .get(account)!
        .filter((one) => one.source === 'price' && one.day > start && one.day <= end);
      const [s, e] = [balanceOn(ledger, account, start), balanceOn(ledger, account, end)];
      return { account, s, e, p: sumOf(prices.map((one) => one.arr)) };
    })
    .filter(({ s }) => s > 0);
}

const Z = 1.6448536269514722;
const FEWEST = 20;

/** Wilson's: the shares that the one seen lies within z standard errors of, those being of the share itself. */
function wilson(kept: number, accounts: number): [number, number] | null {
  if (accounts < FEWEST) return null;
  const [p, n] = [kept / accounts, accounts];
  const root = Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2));
  const [middle, whole] = [p + Z ** 2 / (2 * n), 1 + Z ** 2 / n];
  return [(middle - root) / whole, (middle + root) / whole];
}

/** Years until a year's NRR, year after year, has made the base so many times itself; null: it never does. */
const yearsTo = (times: number, nrr: number | null): number | null =>
  nrr === null || nrr <= 0 || nrr === 1 || nrr > 1 !== times > 1 ? null : Math.log(times) / Math.log(nrr);

export function plainRetention(ledger: PlainLedger, end: number, months: number): PlainRetention {
  const cohort = windowMembers(ledger, end, months);
  const sum = (x: (account: PlainMember) => number): number => sumOf(cohort.map(x));
  const S = sum(({ s }) => s);
  const E = sum(({ e }) => e);
  const kept = sum(({ s, e }) => Math.min(s, e));
  const top = Math.max(0, ...cohort.map(({ s, e }) => e - s));
  const half = (x: (account: PlainMember) => number, ratio: number): number | null => {
    if (cohort.length < FEWEST) return null;
    const squares = sum((account) => (x(account) - ratio * account.s) ** 2);
    return Z * Math.sqrt(((cohort.length / (cohort.length - 1)) * squares) / S ** 2);
  };
  const stayed = cohort.filter(({ e }) => e > 0).length;
  const year = months === 12 && cohort.length > 0 ? E / S : null;
  const rate = (part: number, whole = S): number | null => (cohort.length === 0 ? null : part / whole);
  const withoutRise = ({ e, p }: PlainMember): number => (e > 0 ? e - Math.max(p, 0) : 0);
  return {
    accounts: cohort.length,
    start_arr: S,
    end_arr: E,
    nrr: rate(E),
    grr: rate(kept),
    logo: rate(stayed, cohort.length),
    nrr_without_price: rate(sum(({ e, p }) => (e > 0 ? e - p : 0))),
    nrr_without_increases: rate(sum(withoutRise)),
    grr_without_increases: rate(sum((account) => Math.min(account.s, withoutRise(account)))),
    nrr_without_top: rate(E - top),
    nrrHalf: half(({ e }) => e, E / S),
    grrHalf: half(({ s, e }) => Math.min(s, e), kept / S),
    logoInterval: wilson(stayed, cohort.length),
    doubling_years: yearsTo(2, year),
    half_life_years: yearsTo(1 / 2, year),
  };
}

/** Ends of the closed months of the ledger, with their labels. */
export function plainMonthEnds(ledger: PlainLedger): { label: string; end: number }[] {
  const ends: { label: string; end: number }[] = [];
  if (ledger.firstDay === null) return ends;
  for (let day = ledger.firstDay; day <= ledger.lastDay; day += 1)
    if (isMonthEnd(day)) ends.push({ label: monthLabel(day), end: day });
  return ends;
}
