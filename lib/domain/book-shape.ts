/** The book of an owner as plain JSON: the accounts that are theirs, what became of them, and what is due. */
import type { UncoveredAccount } from './coverage';
import type { Day } from './day';
import type { ReportHead } from './report';
import type { TargetRow } from './targets';

interface AccountsWithArr {
  accounts: number;
  arr: number;
}

/** One owner beside the others. Accounts without an owner have ''. */
export interface OwnerRow {
  owner: string;
  /** Active on data-through, and their ARR. */
  accounts: number;
  arr: number;
  /** Over twelve months, of the accounts that are theirs now. */
  nrr: number | null;
  grr: number | null;
  /** Whose terms end within 90 days. */
  due: AccountsWithArr;
  /** Share of their active accounts that somebody is at work on. */
  coverage: number | null;
}

export interface DueRenewal {
  account: string;
  name: string;
  /** ARR of the lines whose terms end. */
  arr: number;
  /** The first of them. */
  ends_on: Day;
  /** With an open plan or a touchpoint within 30 days. */
  at_work: boolean;
}

/** An account that had another owner twelve months before. */
export interface HandedOver {
  account: string;
  name: string;
  arr: number;
  /** '' is nobody. */
  from: string;
  to: string;
}

export interface OwnerBook extends OwnerRow {
  /** Of the accounts that were theirs twelve months before, whoever has them now. */
  held_before: { nrr: number | null; grr: number | null; accounts: number };
  /** Came to them and left them in the twelve months, largest first. */
  came: HandedOver[];
  went: HandedOver[];
  /** Within 90 days, soonest first. */
  renewals: DueRenewal[];
  /** Largest first. */
  uncovered: UncoveredAccount[];
  /** Targets that name the owner. */
  targets: TargetRow[];
}

export interface BookReport extends ReportHead {
  /** Largest ARR first, accounts without an owner last. */
  owners: OwnerRow[];
  /** Null: nobody has an account. */
  book: OwnerBook | null;
}
