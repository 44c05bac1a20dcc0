/**
 * The JSON of the reports, as formats.md section 3 gives it: the one shape that pages, API, command line
 * and exports share. Money is in whole smallest units of `currency` (ARR unless the key says otherwise),
 * rates are ratios, and a rate that does not exist is null.
 */
import type { AccountState } from './account-states';
import type { Day } from './day';
import type { Grid } from './grid';
import type { BySource } from './source';

export interface MovementCounts {
  start: number;
  new: number;
  reactivation: number;
  expansion: number;
  contraction: number;
  churn: number;
  end: number;
}

export interface MovementRow {
  period: string;
  /** The period is not over by data-through. */
  partial: boolean;
  start_arr: number;
  new: number;
  reactivation: number;
  expansion: number;
  contraction: number;
  churn: number;
  fx: number;
  end_arr: number;
  accounts: MovementCounts;
  /** What expansion and contraction are made of; each sums to it, all amounts positive. */
  expansion_by_source: BySource;
  contraction_by_source: BySource;
  /** Of products alone: what moved between them and other products of the account, signed; end_arr counts it. */
  between_products?: number;
}

export interface RetentionFigures {
  accounts: number;
  start_arr: number;
  end_arr: number;
  nrr: number | null;
  grr: number | null;
  logo: number | null;
  nrr_low: number | null;
  nrr_high: number | null;
  grr_low: number | null;
  grr_high: number | null;
  logo_low: number | null;
  logo_high: number | null;
  nrr_without_top: number | null;
  /** NRR at constant prices, and NRR and GRR without price increases. */
  nrr_without_price: number | null;
  nrr_without_increases: number | null;
  grr_without_increases: number | null;
  /** Years in which the base doubles at this NRR, where it is above 1; of the window of 12 months alone. */
  doubling_years: number | null;
  /** Years in which half of the base is gone at this NRR, where it is below 1; of the window of 12 months alone. */
  half_life_years: number | null;
}

export interface RetentionRow extends RetentionFigures {
  period: string;
}

export interface RetentionOnDay extends RetentionFigures {
  day: Day;
}

/** Accounts and their ARR at the end of a window. */
export interface Moved {
  accounts: number;
  arr: number;
}

/** Where segments are those of each window's start: who, active at its end, was in another one then. */
export interface Moves {
  moved_in: Moved;
  moved_out: Moved;
  /** Retention: active at the window's end and not at its start, by the segment at the end. */
  started?: Moved;
}

/** A row of a whole has them too, where the question filters by values at the start. */
export type WithMoves<Row> = Row & Partial<Moves>;

export interface Group<Row> {
  key: string;
  rows: Row[];
}

/** What every report says of itself, so that a figure can be given again as it stood. */
export interface ReportHead {
  currency: string;
  /** Null while the ledger is empty. */
  data_through: Day | null;
  /** The day the report speaks from, where it was asked for as of a past day. */
  as_of: Day | null;
  /** The day of the first import; what is asked as of a day before it was not yet known here. Null while there is none. */
  began_on: Day | null;
  ledger_version: number;
}

export interface MovementsReport extends ReportHead {
  grid: Grid;
  rows: WithMoves<MovementRow>[];
  groups?: Group<WithMoves<MovementRow>>[];
}

export interface RetentionReport extends ReportHead {
  window: number;
  /** Closed months only. */
  rows: WithMoves<RetentionRow>[];
  /** The window that ends on data-through; null while the ledger is empty. */
  current: WithMoves<RetentionOnDay> | null;
  /** Windows that end on the days asked for. */
  at?: WithMoves<RetentionOnDay>[];
  groups?: (Group<WithMoves<RetentionRow>> & { current: WithMoves<RetentionOnDay> | null })[];
}

export interface AccountRow {
  account: string;
  name: string;
  /** What it did over the period. */
  state: AccountState;
  arr: number;
  mrr: number;
  /** ARR at the end of the day that the period starts from, and by how much it has changed since, signed. */
  start_arr: number;
  change_arr: number;
  /** First active day; null for an account never active. Opening accounts: the history-from day. */
  since: Day | null;
  /** Last active day of an account that is not active any more; else null. */
  until: Day | null;
  /** The last day on which its ARR changed; null: none. */
  last_change_on: Day | null;
  /** The next day on which a term of it ends; null: none lies ahead. */
  renews_on: Day | null;
  opening: boolean;
  /** Those stated and those that the ledger says; what it has none of is left out. */
  attributes: Record<string, string>;
}

/** Accounts of a list, with their ARR at both ends of the period. */
export interface AccountsTotal {
  accounts: number;
  arr: number;
  mrr: number;
  start_arr: number;
  /** Signed. */
  change_arr: number;
}

export interface AccountsReport extends ReportHead {
  /** The day the balances stand at. */
  day: Day | null;
  /** The day whose balances they are compared with. */
  from: Day | null;
  /** Rows before the first one given. */
  offset: number;
  /** Of the accounts listed, those from `offset` on and at most `limit`. Unless asked otherwise active ones, largest first; ties by id. */
  rows: AccountRow[];
  /** Where ids alone were asked for, those of the rows, which are left out; else null. */
  ids: string[] | null;
  /** All accounts listed, whichever rows are given. */
  total: AccountsTotal;
  /** What was filtered and searched, by state, whichever states are listed. */
  states: Record<AccountState, AccountsTotal>;
  /** The neighbours of the account asked for in the list; null: none was asked for, or it is not in the list. */
  around: Around | null;
  /** In no figure: tests, internal accounts, and what is merged into one of them. */
  excluded: ExcludedAccount[];
}

export interface NamedAccount {
  account: string;
  name: string;
}

/** Where an account stands in a list. */
export interface Around {
  /** Counted from 0. */
  position: number;
  before: NamedAccount | null;
  after: NamedAccount | null;
}

export interface ExcludedAccount {
  account: string;
  name: string;
  reason: string | null;
  /** The day it was marked. */
  since: Day;
}

/** Where a ledger stands in four figures, NRR and GRR over the 12 months to data-through. */
export interface Standing {
  arr: number;
  accounts: number;
  nrr: number | null;
  grr: number | null;
  data_through: Day | null;
}
