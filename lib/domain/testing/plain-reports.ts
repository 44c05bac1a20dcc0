/** Movements and retention from the plain ledger's balances, by the text of metrics.md sections 3 and 5. */
import type { PlainLedger } from './plain';
import { calendar, endOfMonth, isMonthEnd, monthLabel, monthsAway, periodLabel, startOfMonth } from './plain-calendar';

export interface PlainMovements {
  period: string;
  partial: boolean;
  start_arr: number;
  end_arr: number;
  amounts: Record<string, number>;
  counts: Record<string, number>;
  startAccounts: number;
  endAccounts: number;
}

/** Periods of a grid from the ledger's first month to its last day, with all of their days. */
function periodsOf(ledger: PlainLedger, grid: string): { label: string; start: number; end: number }[] {
  const periods = new Map<string, { label: string; start: number; end: number }>();
  if (ledger.firstDay === null) return [];
  const touched = new Set<string>();
  for (let day = ledger.firstDay; day <= ledger.lastDay; day += 1) touched.add(periodLabel(day, grid));
  calendar.forEach((_, day) => {
    const label = periodLabel(day, grid);
    if (!touched.has(label)) return;
    const known = periods.get(label);
    if (known) known.end = day;
    else periods.set(label, { label, start: day, end: day });
  });
  return [...periods.values()];
}

/** An account's balance at the end of a day; nothing is said of days after data-through. */
const on = (ledger: PlainLedger, account: string, day: number): number =>
  ledger.balance.get(account)![Math.min(day, ledger.lastDay)] ?? 0;

/** Balance an atom starts with: of the ledger's first one, what stands before the ledger's first day. */
const startOf = (ledger: PlainLedger, account: string, start: number): number =>
  on(ledger, account, Math.max(start, ledger.firstDay!) - 1);

export function plainMovements(ledger: PlainLedger, grid: string): PlainMovements[] {
  const accounts = [...ledger.balance.keys()];
  const atomGrid = grid === 'week' ? 'week' : 'month';
  const atoms = periodsOf(ledger, atomGrid);
  return periodsOf(ledger, grid).map((period) => {
    const within = atoms.filter((atom) => atom.start >= period.start && atom.end <= period.end);
    const first = within[0]!;
    const sumOf = (amounts: number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
    const starts = accounts.map((account) => startOf(ledger, account, first.start));
    const ends = accounts.map((account) => on(ledger, account, period.end));
    const amounts: Record<string, number> = { new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0 };
    const counts: Record<string, number> = { ...amounts };
    const add = (type: string, amount: number): void => {
      amounts[type] = amounts[type]! + amount;
      counts[type] = counts[type]! + 1;
    };
    for (const atom of within)
      for (const account of accounts) {
        const s = startOf(ledger, account, atom.start);
        const e = on(ledger, account, atom.end);
        const before = ledger.activeBefore(account, atom.start);
        if (s === 0 && e > 0 && !before) add('new', e);
        if (s === 0 && e > 0 && before) add('reactivation', e);
        if (s > 0 && e > s) add('expansion', e - s);
        if (e > 0 && s > e) add('contraction', s - e);
        if (s > 0 && e === 0) add('churn', s);
      }
    return {
      period: period.label,
      partial: period.end > ledger.lastDay,
      start_arr: sumOf(starts),
      end_arr: sumOf(ends),
      amounts,
      counts,
      startAccounts: starts.filter((amount) => amount > 0).length,
      endAccounts: ends.filter((amount) => amount > 0).length,
    };
  });
}

export interface PlainRetention {
  accounts: number;
  start_arr: number;
  end_arr: number;
  nrr: number | null;
  grr: number | null;
  logo: number | null;
  nrr_without_top: number | null;
  /** Half the width of the 90 % interval. */
  nrrHalf: number | null;
  grrHalf: number | null;
}

export function plainRetention(ledger: PlainLedger, end: number, months: number): PlainRetention {
  const start = isMonthEnd(end) ? endOfMonth(monthsAway(startOfMonth(end), -months)) : monthsAway(end, -months);
  const cohort = [...ledger.balance.keys()]
    .map((account) => ({ s: on(ledger, account, start), e: on(ledger, account, end) }))
    .filter(({ s }) => s > 0);
  const S = cohort.reduce((sum, { s }) => sum + s, 0);
  const E = cohort.reduce((sum, { e }) => sum + e, 0);
  const kept = cohort.reduce((sum, { s, e }) => sum + Math.min(s, e), 0);
  const top = Math.max(0, ...cohort.map(({ s, e }) => e - s));
  const half = (x: (account: { s: number; e: number }) => number, ratio: number): number | null => {
    if (cohort.length < 20) return null;
    const squares = cohort.reduce((sum, account) => sum + (x(account) - ratio * account.s) ** 2, 0);
    return 1.6448536269514722 * Math.sqrt(((cohort.length / (cohort.length - 1)) * squares) / S ** 2);
  };
  const none = cohort.length === 0;
  return {
    accounts: cohort.length,
    start_arr: S,
    end_arr: E,
    nrr: none ? null : E / S,
    grr: none ? null : kept / S,
    logo: none ? null : cohort.filter(({ e }) => e > 0).length / cohort.length,
    nrr_without_top: none ? null : (E - top) / S,
    nrrHalf: half(({ e }) => e, E / S),
    grrHalf: half(({ s, e }) => Math.min(s, e), kept / S),
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
