/**
 * Where a ledger stands, now and at each month's end: what an import does to it is told by two of these. A large ledger is
 * worked out by slices of its accounts, so that an import's memory does not grow with what it adds to.
 */
import { balancesOn } from '@/lib/domain/balances';
import { type Day, formatMonth, lastDayOf, type MonthNumber } from '@/lib/domain/day';
import { buildFacts, type Facts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import type { Standing } from '@/lib/domain/report';
import { retentionRows } from '@/lib/domain/retention';
import { windowStart } from '@/lib/domain/window';
import { type LedgerReader, ledgerSettings } from '@/lib/reports/ledger-view';
import { accountSlices } from '@/lib/store/account-slices';
import { inSnapshot } from '@/lib/store/database';
import { statementsOf } from '@/lib/store/ledger-size';
import { loadRecords } from '@/lib/store/load';
import type { MonthFigures } from './month-effect';

/** Null while it is empty. */
export interface Stand {
  standing: Standing | null;
  /** Ascending. */
  months: MonthFigures[];
}

const WINDOW_MONTHS = 12;

/** So many statements are worked out at a time: each takes some 200 bytes of memory meanwhile. */
const SLICE_STATEMENTS = 250_000;

/** Where the ledger stands for the reader; `sliceStatements`: about how many are in memory at a time. */
export function standOf(
  { db, principal, workspaceId }: LedgerReader,
  sliceStatements = SLICE_STATEMENTS,
): Promise<Stand> {
  return inSnapshot(db, async (client) => {
    const settings = await ledgerSettings({ db: client, principal, workspaceId });
    const sums = new StandSums();
    if (settings === null) return sums.stand(null);
    const statements = await statementsOf(client, principal, workspaceId);
    const parts = Math.ceil(statements / sliceStatements);
    const slices = parts <= 1 ? [undefined] : await accountSlices(client, principal, workspaceId, parts);
    for (const only of slices) {
      const records = await loadRecords(client, principal, workspaceId, { only });
      if (records.changes.length + records.invoices.length === 0) continue;
      sums.add(buildFacts(deriveLedger(records, settings), records.accounts, settings));
    }
    return sums.stand(settings.dataThrough);
  });
}

/** ARR at a month's end, and of the accounts active 12 months before, then and at the end. */
interface MonthSums {
  arr: number;
  start: number;
  end: number;
}

class StandSums {
  private isEmpty = true;
  private accounts = 0;
  /** At data-through, over the 12 months to it; `kept` is Σ min(S, E). */
  private readonly now = { arr: 0, start: 0, end: 0, kept: 0 };
  private readonly months = new Map<MonthNumber, MonthSums>();

  add(facts: Facts): void {
    this.isEmpty = false;
    const { dataThrough, firstMonth } = facts;
    const starts = balancesOn(facts, windowStart(dataThrough, WINDOW_MONTHS));
    const now: MonthSums = { arr: 0, start: 0, end: 0 };
    for (const [account, balance] of balancesOn(facts, dataThrough).entries()) {
      const start = starts[account]!;
      now.arr += balance;
      now.start += start;
      if (start > 0) now.end += balance;
      this.now.kept += Math.min(start, balance);
      if (balance > 0) this.accounts += 1;
    }
    addTo(this.now, now);
    const closed = retentionRows(facts, { window: WINDOW_MONTHS, from: null, to: null, accounts: null });
    for (let month = firstMonth; month < firstMonth + facts.months; month += 1) {
      const sums = this.months.get(month) ?? { arr: 0, start: 0, end: 0 };
      this.months.set(month, sums);
      const row = closed[month - firstMonth];
      if (row === undefined) addTo(sums, now);
      else addTo(sums, { arr: arrAtEnd(facts, month), start: row.start_arr, end: row.end_arr });
    }
  }

  stand(dataThrough: Day | null): Stand {
    if (this.isEmpty) return { standing: null, months: [] };
    const { arr, start, end, kept } = this.now;
    const rates = { nrr: start === 0 ? null : end / start, grr: start === 0 ? null : kept / start };
    return {
      standing: { arr, accounts: this.accounts, ...rates, data_through: dataThrough },
      months: [...this.months]
        .sort(([a], [b]) => a - b)
        .map(([month, sums]) => ({
          month: formatMonth(month),
          arr: sums.arr,
          nrr: sums.start === 0 ? null : sums.end / sums.start,
        })),
    };
  }
}

function addTo(sums: MonthSums, { arr, start, end }: MonthSums): void {
  sums.arr += arr;
  sums.start += start;
  sums.end += end;
}

const arrAtEnd = (facts: Facts, month: MonthNumber): number =>
  balancesOn(facts, lastDayOf(month)).reduce((sum, balance) => sum + balance, 0);
