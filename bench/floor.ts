/**
 * The floor: what plain loops over month-major Float64 account × month balances take for the same figures. Written
 * from metrics.md sections 3, 4 and 5, apart from lib/domain, so that equal answers also say that both are right.
 */
import { formatMonth } from '@/lib/domain/day';
import type { MovementRow, RetentionRow } from '@/lib/domain/report';
import type { BySource } from '@/lib/domain/source';
import type { BigLedger } from './big-ledger';

const Z = 1.6448536269514722;
const FEWEST = 20;

type Plain = Pick<BigLedger, 'accounts' | 'months' | 'firstMonth' | 'balances' | 'prices' | 'addOns' | 'firstColumn'>;

/** Retention over `window` months at every month end; `wanted`: 1 for the accounts to count, null for all. */
export function floorRetention(ledger: Plain, window: number, wanted: Uint8Array | null): RetentionRow[] {
  const { accounts, months, firstMonth, balances, prices } = ledger;
  const rows: RetentionRow[] = [];
  for (let column = 1; column <= months; column += 1) {
    let n = 0;
    let retained = 0;
    let start = 0;
    let end = 0;
    let kept = 0;
    let startSquared = 0;
    let endSquared = 0;
    let endStart = 0;
    let keptSquared = 0;
    let keptStart = 0;
    let top = 0;
    let price = 0;
    let increases = 0;
    let keptWithout = 0;
    const first = (column - window) * accounts;
    const last = column * accounts;
    for (let account = 0; column >= window && account < accounts; account += 1) {
      if (wanted !== null && wanted[account] === 0) continue;
      const s = balances[first + account]!;
      if (s === 0) continue;
      const e = balances[last + account]!;
      const g = e < s ? e : s;
      n += 1;
      if (e > 0) retained += 1;
      start += s;
      end += e;
      kept += g;
      startSquared += s * s;
      endSquared += e * e;
      endStart += e * s;
      keptSquared += g * g;
      keptStart += g * s;
      if (e - s > top) top = e - s;
      if (e === 0) continue;
      const p = prices[last + account]! - prices[first + account]!;
      const rise = p > 0 ? p : 0;
      price += p;
      increases += rise;
      keptWithout += e - rise < s ? e - rise : s;
    }
    const nrr = n === 0 ? null : end / start;
    const grr = n === 0 ? null : kept / start;
    const nrrHalf = halfWidth(n, start, nrr, endSquared, endStart, startSquared);
    const grrHalf = halfWidth(n, start, grr, keptSquared, keptStart, startSquared);
    rows.push({
      period: formatMonth(firstMonth + column - 1),
      accounts: n,
      start_arr: start,
      end_arr: end,
      nrr,
      grr,
      logo: n === 0 ? null : retained / n,
      nrr_low: nrr === null || nrrHalf === null ? null : nrr - nrrHalf,
      nrr_high: nrr === null || nrrHalf === null ? null : nrr + nrrHalf,
      grr_low: grr === null || grrHalf === null ? null : grr - grrHalf,
      grr_high: grr === null || grrHalf === null ? null : grr + grrHalf,
      ...wilson(retained, n),
      nrr_without_top: n === 0 ? null : (end - top) / start,
      nrr_without_price: n === 0 ? null : (end - price) / start,
      nrr_without_increases: n === 0 ? null : (end - increases) / start,
      grr_without_increases: n === 0 ? null : keptWithout / start,
      doubling_years: nrr !== null && window === 12 && nrr > 1 ? Math.log(2) / Math.log(nrr) : null,
      half_life_years: nrr !== null && window === 12 && nrr > 0 && nrr < 1 ? Math.log(0.5) / Math.log(nrr) : null,
    });
  }
  return rows;
}

/** Half the 90 % interval of a ratio R = Σx ÷ ΣS: Σ(x − R·S)² = Σx² − 2R·Σx·S + R²·ΣS². */
export function halfWidth(
  n: number,
  start: number,
  ratio: number | null,
  squared: number,
  mixed: number,
  startSquared: number,
): number | null {
  if (ratio === null || n < FEWEST) return null;
  const squares = Math.max(0, squared - 2 * ratio * mixed + ratio * ratio * startSquared);
  return Z * Math.sqrt(((n / (n - 1)) * squares) / (start * start));
}

function wilson(kept: number, n: number): { logo_low: number | null; logo_high: number | null } {
  if (n < FEWEST) return { logo_low: null, logo_high: null };
  const share = kept / n;
  const middle = share + (Z * Z) / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  return { logo_low: (middle - half) / scale, logo_high: (middle + half) / scale };
}

/** Movements of every month, expansion and contraction by source. */
export function floorMovements(ledger: Plain): MovementRow[] {
  const { accounts, months, firstMonth, balances, firstColumn } = ledger;
  const rows: MovementRow[] = [];
  for (let column = 1; column <= months; column += 1) {
    const row = emptyRow(formatMonth(firstMonth + column - 1));
    const counts = row.accounts;
    for (let account = 0; account < accounts; account += 1) {
      const s = balances[(column - 1) * accounts + account]!;
      const e = balances[column * accounts + account]!;
      row.start_arr += s;
      row.end_arr += e;
      if (s > 0) counts.start += 1;
      if (e > 0) counts.end += 1;
      if (s === e) continue;
      if (s === 0 && firstColumn[account] === column) {
        row.new += e;
        counts.new += 1;
      } else if (s === 0) {
        row.reactivation += e;
        counts.reactivation += 1;
      } else if (e === 0) {
        row.churn += s;
        counts.churn += 1;
      } else if (e > s) {
        row.expansion += e - s;
        counts.expansion += 1;
        share(ledger, column * accounts + account, e - s, row.expansion_by_source);
      } else {
        row.contraction += s - e;
        counts.contraction += 1;
        share(ledger, column * accounts + account, e - s, row.contraction_by_source);
      }
    }
    rows.push(row);
  }
  return rows;
}

/** Sums of a cohort by its age; amounts are ARR. */
export interface FloorCohort {
  active: number[];
  revenue: number[];
  kept: number[];
}

/** Cohorts by the month of the first active day; the place is the month's column. */
export function floorCohorts({ accounts, months, balances, firstColumn }: Plain): (FloorCohort | undefined)[] {
  const sums = [0, 1, 2].map(() => new Float64Array((months + 1) * (months + 1)));
  const [active, revenue, kept] = sums as [Float64Array, Float64Array, Float64Array];
  for (let column = 1; column <= months; column += 1) {
    for (let account = 0; account < accounts; account += 1) {
      const cohort = firstColumn[account]!;
      const e = balances[column * accounts + account]!;
      if (e === 0) continue;
      const start = balances[cohort * accounts + account]!;
      const cell = cohort * (months + 1) + column - cohort;
      active[cell] = active[cell]! + 1;
      revenue[cell] = revenue[cell]! + e;
      kept[cell] = kept[cell]! + (e < start ? e : start);
    }
  }
  const begun = new Set(firstColumn);
  return Array.from({ length: months + 1 }, (_, cohort) => {
    if (!begun.has(cohort)) return undefined;
    const [from, until] = [cohort * (months + 1), cohort * (months + 1) + months + 1 - cohort];
    const of = (cells: Float64Array): number[] => Array.from(cells.subarray(from, until));
    return { active: of(active), revenue: of(revenue), kept: of(kept) };
  });
}

/** What an account's month can be made of, ties in this order: nothing else is drawn. */
const drawnSources = ['price', 'add_on', 'cross_sell'] as const;

/** Shares the net change of an account's month among the sources of its sign, by largest remainder. */
function share({ accounts, prices, addOns }: Plain, cell: number, change: number, sums: BySource): void {
  const net = Math.abs(change);
  const sign = Math.sign(change);
  const price = prices[cell]! - prices[cell - accounts]!;
  const addOn = addOns[cell]! - addOns[cell - accounts]!;
  const parts = {
    price: Math.max(price * sign, 0),
    add_on: Math.max(addOn * sign, 0),
    cross_sell: Math.max((change - price - addOn) * sign, 0),
  };
  const whole = parts.price + parts.add_on + parts.cross_sell;
  if (whole !== net) {
    // Amounts of the drawn ledger are small: their products stay below 2⁵³.
    const rests = { price: 0, add_on: 0, cross_sell: 0 };
    let left = net;
    for (const name of drawnSources) {
      rests[name] = (net * parts[name]) % whole;
      parts[name] = (net * parts[name] - rests[name]) / whole;
      left -= parts[name];
    }
    for (; left > 0; left -= 1) {
      const largest = drawnSources.reduce((best, name) => (rests[name] > rests[best] ? name : best));
      parts[largest] += 1;
      rests[largest] = -1;
    }
  }
  for (const name of drawnSources) sums[name] += parts[name];
}

const emptyRow = (period: string): MovementRow => ({
  period,
  partial: false,
  start_arr: 0,
  new: 0,
  reactivation: 0,
  expansion: 0,
  contraction: 0,
  churn: 0,
  fx: 0,
  end_arr: 0,
  accounts: { start: 0, new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, end: 0 },
  expansion_by_source: { seats: 0, plan: 0, price: 0, add_on: 0, cross_sell: 0, usage: 0, unclassified: 0 },
  contraction_by_source: { seats: 0, plan: 0, price: 0, add_on: 0, cross_sell: 0, usage: 0, unclassified: 0 },
});
