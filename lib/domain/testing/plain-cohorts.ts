/** Cohorts from the plain ledger, by the text of metrics.md section 7. */
import type { PlainLedger } from './plain';
import { periodLabel } from './plain-calendar';
import { nearest, sumOf } from './plain-money';
import { balanceOn, type PlainPeriod, periodsFrom } from './plain-movements';

export interface PlainCohort {
  cohort: string;
  accounts: number;
  start_arr: number;
  cells: (number | null)[];
  partial_age: number | null;
}

export interface PlainCohorts {
  rows: PlainCohort[];
  mean: (number | null)[];
  mean_cohorts: number[];
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** What a cell of a cohort divides; ends of periods that were over before the ledger began were seen by nobody. */
function cellOf(ledger: PlainLedger, accounts: string[], metric: string, first: PlainPeriod, end: number) {
  const at = (day: number): number[] => accounts.map((account) => balanceOn(ledger, account, day));
  const [before, now] = [at(first.end), at(end)];
  const whole = metric === 'logo' ? accounts.length : sumOf(before);
  const active = now.filter((balance) => balance > 0).length;
  const kept = sumOf(now.map((balance, index) => Math.min(balance, before[index]!)));
  const parts: Record<string, number> = { net: sumOf(now), gross: kept, logo: active };
  const months = 12 * active;
  const others: Record<string, number | null> = {
    accounts: active,
    revenue: sumOf(now),
    arpa: months === 0 ? null : nearest(BigInt(sumOf(now)), BigInt(months)),
  };
  const part = parts[metric];
  return { part: part ?? 0, whole, value: part === undefined ? others[metric]! : ratio(part, whole) };
}

/** Days between which periods are asked for; null: from the first, to the last. */
export interface PlainRange {
  from: number | null;
  to: number | null;
}

export const touches = ({ from, to }: PlainRange, { start, end }: PlainPeriod): boolean =>
  (from === null || end >= from) && (to === null || start <= to);

/**
 * Cohorts by the period of the first active day; the opening balance is the cohort "before", of history-from's age. Of a
 * range those that started in it, and no age beyond it.
 */
export function plainCohorts(
  ledger: PlainLedger,
  grid: string,
  metric: string,
  range: PlainRange = { from: null, to: null },
): PlainCohorts {
  const started = [...ledger.firstActive].filter(([, day]) => day !== null) as [string, number][];
  const dayOf = (account: string, day: number): number => (ledger.opening.has(account) ? ledger.historyFrom! : day);
  const days = started.map(([account, day]) => dayOf(account, day));
  const all = days.length === 0 ? [] : periodsFrom(Math.min(...days), ledger.lastDay, grid);
  const periods = all.filter((period) => touches({ from: null, to: range.to }, period));
  const keys = ['before', ...periods.map(({ label }) => label)];
  const keyOf = ([account, day]: [string, number]): string =>
    ledger.opening.has(account) ? 'before' : periodLabel(day, grid);
  const cohorts = keys
    .map((key) => ({ key, accounts: started.filter((one) => keyOf(one) === key).map(([account]) => account) }))
    .filter(({ accounts }) => accounts.length > 0)
    .map(({ key, accounts }) => {
      const label = key === 'before' ? periodLabel(ledger.historyFrom!, grid) : key;
      const first = periods.findIndex((period) => period.label === label);
      const from = first < 0 ? [] : periods.slice(first);
      const cells = from.map((period) => ({
        ...cellOf(ledger, accounts, metric, from[0]!, period.end),
        isSeen: period.end >= ledger.firstDay!,
        isOver: period.end <= ledger.lastDay,
      }));
      return { key, accounts, from, cells };
    })
    .filter(({ from: [first] }) => first !== undefined && touches(range, first));
  const rows = cohorts.map(({ key, accounts, from, cells }) => ({
    cohort: key,
    accounts: accounts.length,
    start_arr: sumOf(accounts.map((account) => balanceOn(ledger, account, from[0]!.end))),
    cells: cells.map(({ value, isSeen }) => (isSeen ? value : null)),
    partial_age: cells.every(({ isOver }) => isOver) ? null : cells.length - 1,
  }));
  if (!['net', 'gross', 'logo'].includes(metric)) return { rows, mean: [], mean_cohorts: [] };
  const ages = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  const foot = Array.from({ length: ages }, (_, age) =>
    cohorts
      .map(({ cells }) => cells[age])
      .filter((cell) => cell !== undefined)
      .filter(({ isSeen, isOver, whole }) => isSeen && isOver && whole > 0),
  );
  return {
    rows,
    mean: foot.map((cells) => ratio(sumOf(cells.map(({ part }) => part)), sumOf(cells.map(({ whole }) => whole)))),
    mean_cohorts: foot.map((cells) => cells.length),
  };
}
