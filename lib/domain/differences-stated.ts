/** What another tool's export says: each account's MRR at the end of each month, or the totals of months alone. */
import type { Month } from './day';

/** One account in one currency. */
export interface StatedAccount {
  /** As the export calls it. */
  id: string;
  name: string | null;
  currency: string;
  /** MRR in smallest units of the currency, by month. */
  mrr: readonly number[];
}

/** Accounts in the order of their ids, so that the order of rows says nothing. */
export interface StatedMonths {
  /** Ascending, each month in between. */
  months: readonly Month[];
  accounts: readonly StatedAccount[];
  /** MRR of all accounts by month in smallest units of the reporting currency, where no account is told; null: not stated. */
  totals: readonly (number | null)[] | null;
}
