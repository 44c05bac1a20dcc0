/**
 * What people plan and do beside the ledger (formats.md section 1): touchpoints with an account, plans to expand it,
 * what the selling costs, and the targets it is measured by. None of it moves revenue: reports read it next to the
 * facts. Accounts are named by their external id, merged ones by that of the account they are read as.
 */
import type { DayNumber, Month } from './day';
import type { SignalRecord, UsageRecord } from './signals/records';

export const touchpointKinds = ['qbr', 'call', 'email'] as const;
export type TouchpointKind = (typeof touchpointKinds)[number];

/** Where it is stated. */
interface Kept {
  /** The number of the statement, by which it is named where it is to be changed; left out: it is not stored. */
  record?: number;
}

export interface Touchpoint extends Kept {
  accountId: string;
  onDay: DayNumber;
  /** Null where none is stated. */
  kind: TouchpointKind | null;
  owner: string | null;
  note: string | null;
}

export const planStatuses = ['open', 'won', 'lost'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** An opportunity to expand an account. */
export interface ExpansionPlan extends Kept {
  accountId: string;
  openedDay: DayNumber;
  /** As stated; names one of the ledger's sources or anything else. */
  source: string | null;
  /** ARR it would add, in the reporting currency's smallest unit. */
  amountMinor: number | null;
  expectedDay: DayNumber | null;
  champion: string | null;
  owner: string | null;
  status: PlanStatus;
  /** The day it was won or lost; null while it is open, or where that is not known. */
  closedDay: DayNumber | null;
}

export const costMotions = ['expansion', 'new'] as const;
export type CostMotion = (typeof costMotions)[number];

/** What expanding accounts, or winning new ones, cost a team in a month. */
export interface Cost {
  month: Month;
  motion: CostMotion;
  team: string | null;
  /** Reporting currency's smallest unit. */
  amountMinor: number;
}

export interface Target {
  /** The metric's word as stated. */
  metric: string;
  /** '2025-03', '2025-Q1', '2025' or '2025-W09'. */
  period: string;
  /** A decimal: a ratio for rates (110 % is '1.1'), major units for money. */
  value: string;
  segment: string | null;
  owner: string | null;
}

/** What the general ledger says the MRR was at a month's end. */
export interface ControlTotal {
  month: Month;
  /** MRR, reporting currency's smallest unit. */
  amountMinor: number;
}

/** Case, spaces, `_` and `-` do not make another source. */
export const planSourceWord = (text: string | null): string | null =>
  text?.toLowerCase().replace(/[\s_-]/g, '') ?? null;

/** All of it, as a report reads it: what counts now, or counted on the day the report speaks from. */
export interface Planning {
  touchpoints: Touchpoint[];
  plans: ExpansionPlan[];
  costs: Cost[];
  targets: Target[];
}

interface Stated {
  /** Row in the file, the header being row 1. */
  row: number;
}

/**
 * A statement by hand has an id of its own: a file that says again what it said is then known and leaves it alone, one
 * that says something new of the same name comes later and holds.
 */
interface ByHand {
  byHand?: {
    id: string;
    /** There is none of this name any more. */
    isVoid: boolean;
  };
}

/** One row of a file of planning, or of a statement by hand, by the table it belongs to. */
export type PlanningRecord =
  | (Stated & ByHand & Touchpoint & { table: 'touchpoint' })
  | (Stated & ByHand & ExpansionPlan & { table: 'expansion_plan' })
  | (Stated & ByHand & Cost & { table: 'cost' })
  | (Stated & Target & { table: 'target' })
  | (Stated & ControlTotal & { table: 'control_total' })
  | (Stated & SignalRecord & { table: 'signal' })
  | (Stated & UsageRecord & { table: 'usage_reading' });
