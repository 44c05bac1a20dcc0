/** Shortest way from rows to reports, for tests of the core. */
import { parseDay } from '../day';
import { buildFacts, type Facts } from '../facts';
import type { Grid } from '../grid';
import { deriveLedger } from '../ledger';
import { movements } from '../movements';
import type { MovementRow, RetentionFigures, RetentionRow } from '../report';
import { retentionOn, retentionRows } from '../retention';
import type { LedgerSettings } from '../settings';
import { type Rows, sourceRecords } from './columns';

export const usualSettings: LedgerSettings = {
  currency: 'USD',
  graceDays: 30,
  usagePolicy: 'last',
  historyFrom: null,
  dataThrough: '2025-12-31',
  planRates: {},
};

export function factsOf(rows: Rows, stated: Partial<LedgerSettings> = {}, recordedBy: number | null = null): Facts {
  const settings = { ...usualSettings, ...stated };
  const records = sourceRecords(rows);
  return buildFacts(deriveLedger(records, settings, { recordedBy }), records.accounts, settings);
}

export const dayOf = (text: string): number => {
  const day = parseDay(text);
  if (day === null) throw new Error(`${text} is no day`);
  return day;
};

export interface Everything {
  movements: Record<Grid, MovementRow[]>;
  retention: RetentionRow[][];
  current: RetentionFigures[];
}

/** Every report of the facts, for the laws that say two ledgers are one. */
export function everything(facts: Facts, accounts: Int32Array | null = null): Everything {
  const all = { from: null, to: null, accounts };
  return {
    movements: {
      week: movements(facts, { ...all, grid: 'week' }),
      month: movements(facts, { ...all, grid: 'month' }),
      quarter: movements(facts, { ...all, grid: 'quarter' }),
      year: movements(facts, { ...all, grid: 'year' }),
    },
    retention: [1, 3, 12].map((window) => retentionRows(facts, { ...all, window })),
    current: [1, 3, 12].map((window) => retentionOn(facts, facts.dataThrough, window, accounts)),
  };
}
