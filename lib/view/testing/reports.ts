/** Reports written by hand for the tests of the models: small, whole, and with sums that can be checked on paper. */
import type { MovementRow, MovementsReport, RetentionFigures, RetentionReport } from '@/lib/domain/report';

interface Moves {
  new?: number;
  reactivation?: number;
  expansion?: number;
  contraction?: number;
  churn?: number;
  fx?: number;
}

const noSources = { seats: 0, plan: 0, price: 0, add_on: 0, cross_sell: 0, usage: 0, unclassified: 0 };

/** A month that starts at `start` and moves by `moves`, all in cents of ARR. */
export function movementRow(period: string, start: number, moves: Moves = {}, partial = false): MovementRow {
  const all = { new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, fx: 0, ...moves };
  const end = start + all.new + all.reactivation + all.expansion - all.contraction - all.churn + all.fx;
  return {
    period,
    partial,
    start_arr: start,
    ...all,
    end_arr: end,
    accounts: { start: 10, new: 2, reactivation: 0, expansion: 3, contraction: 1, churn: 1, end: 11 },
    expansion_by_source: { ...noSources, seats: all.expansion },
    contraction_by_source: { ...noSources, seats: all.contraction },
  };
}

export const movementsReport = (
  rows: MovementRow[],
  currency = 'USD',
  dataThrough = '2026-11-15',
): MovementsReport => ({
  currency,
  data_through: dataThrough,
  as_of: null,
  began_on: null,
  ledger_version: 1,
  grid: 'month',
  rows,
});

/** $1,000,000 a year ago, of which `grr` is kept and which became `nrr`; 100 accounts, intervals of `half` each way. */
export function figures(nrr: number | null, grr: number | null = 0.9, half: number | null = 0.05): RetentionFigures {
  const around = (value: number | null, side: number): number | null =>
    value === null || half === null ? null : value + side * half;
  return {
    accounts: nrr === null ? 0 : 100,
    start_arr: nrr === null ? 0 : 100_000_000,
    end_arr: nrr === null ? 0 : Math.round(nrr * 100_000_000),
    nrr,
    grr: nrr === null ? null : grr,
    logo: nrr === null ? null : 0.8,
    nrr_low: around(nrr, -1),
    nrr_high: around(nrr, 1),
    grr_low: around(nrr === null ? null : grr, -1),
    grr_high: around(nrr === null ? null : grr, 1),
    logo_low: around(nrr === null ? null : 0.8, -1),
    logo_high: around(nrr === null ? null : 0.8, 1),
    nrr_without_top: nrr === null ? null : nrr - 0.01,
    nrr_without_price: nrr === null ? null : nrr - 0.02,
    nrr_without_increases: nrr === null ? null : nrr - 0.03,
    grr_without_increases: nrr === null || grr === null ? null : grr - 0.01,
    doubling_years: null,
    half_life_years: null,
  };
}

/** Closed months that end in October 2026, and a window to 15 November. */
export function retentionReport(
  nrrs: readonly (number | null)[],
  options: { window?: number; current?: RetentionFigures; at?: RetentionFigures[]; day?: string } = {},
): RetentionReport {
  const day = options.day ?? '2026-11-15';
  const first = 2026 * 12 + 9 - (nrrs.length - 1);
  const period = (index: number): string => {
    const month = first + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  };
  const days = ['2026-10-15', '2026-08-15', '2025-11-15'];
  return {
    currency: 'USD',
    data_through: day,
    as_of: null,
    began_on: null,
    ledger_version: 1,
    window: options.window ?? 12,
    rows: nrrs.map((nrr, index) => ({ period: period(index), ...figures(nrr) })),
    current: { day, ...(options.current ?? figures(nrrs.at(-1) ?? null)) },
    at: options.at?.map((each, index) => ({ day: days[index] ?? day, ...each })),
  };
}
