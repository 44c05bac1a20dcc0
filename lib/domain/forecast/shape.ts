/** The forecast as plain JSON, as its report gives it and pages read it. */
import type { ReportHead } from '../report';
import type { Band } from './draws';
import type { BackTestShare, Horizon } from './forecast';

export interface ForecastPoint {
  /** Months from now; 0 is the end of the month it begins at. */
  ahead: number;
  month: string;
  /** Every account once, without chance. */
  expected_nrr: number;
  expected_arr: number;
  nrr: Band;
  arr: Band;
}

export interface BackTestPoint {
  /** The forecast was made at this month's end, for twelve months later. */
  month: string;
  until: string;
  nrr: Band;
  actual_nrr: number;
  arr: Band;
  actual_arr: number;
}

export interface ForecastReport extends ReportHead {
  /** The last month that is over; null: there is too little history. */
  month: string | null;
  horizon: Horizon;
  seed: number;
  draws: number;
  /** Active at the month's end, and their ARR. */
  accounts: number;
  arr: number;
  /** Accounts of the past year that draws are made of, in how many groups. */
  drawn_accounts: number;
  drawn_groups: number;
  /** What was tried out: points of a month's ARR, and months. */
  tried: { churn: number; expansion: number; t2e: number };
  /** Of the past year: a month's churn and expansion over its start, on average; and months to half of the accounts. */
  churn_rate: number | null;
  expansion_rate: number | null;
  t2e_median: number | null;
  baseline: ForecastPoint[];
  /** As the baseline, with what was tried out; null: nothing was. */
  what_if: ForecastPoint[] | null;
  back_test: { rows: BackTestPoint[]; nrr: BackTestShare; arr: BackTestShare };
}
