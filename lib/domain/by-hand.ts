/**
 * What people state by hand beside the records of the ledger: why a change of an account came about, where the records
 * say it otherwise (metrics.md section 4), and, in no figure at all, why it left and notes.
 */
import type { DayNumber } from './day';

/** The source and motion of what an account's lines of one product do on a day, as if their records stated them. */
export interface SourceOverride {
  table: 'source_override';
  accountId: string;
  onDay: DayNumber;
  product: string;
  /** Words as of a record's `source` and `motion`; null: as the records have it. */
  source: string | null;
  motion: string | null;
  row: number;
}

export interface AccountNote {
  table: 'account_note';
  accountId: string;
  onDay: DayNumber;
  kind: 'churn' | 'note';
  /** In a word or two; null on a mere note. */
  churnReason: string | null;
  note: string | null;
  row: number;
}

export type HandRecord = SourceOverride | AccountNote;
