/** What a workspace has decided, and the ledger depends on (metrics.md sections 1, 2, 8). */
import type { Day } from './day';

export type UsagePolicy = 'last' | 'mean3';

export interface LedgerSettings {
  /** Reporting currency, ISO 4217. */
  currency: string;
  /** Longest gap between invoice periods that is no lapse. */
  graceDays: number;
  usagePolicy: UsagePolicy;
  /** Accounts active on this day are the opening balance; null: the ledger begins with its first record. */
  historyFrom: Day | null;
  /** The last day the ledger is known to be complete; no report reaches past it. */
  dataThrough: Day;
  /** Constant-currency plan rates: units of the reporting currency for one unit, decimal strings. */
  planRates: Readonly<Record<string, string>>;
  /** The month that fiscal years begin with, 1 to 12; left out: January. */
  fiscalYearStart?: number;
}

export const DEFAULT_GRACE_DAYS = 30;
