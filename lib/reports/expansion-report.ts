/** Expansion: how much existing accounts grow by, from what, from how few, how soon, and what becomes of them. */
import { type ExpansionGrid, type ExpansionRow, expansionRows } from '@/lib/domain/expansion';
import { type ExpansionThenChurn, expansionThenChurn } from '@/lib/domain/expansion-then-churn';
import { type PriceIncrease, priceIncreases } from '@/lib/domain/price-increases';
import type { ReportHead } from '@/lib/domain/report';
import { splitBy } from '@/lib/domain/segments';
import {
  expansionClocks,
  type TimeToExpansion,
  type TimeToExpansionBy,
  timeToExpansion,
  timeToExpansionBy,
} from '@/lib/domain/time-to-expansion';
import { isAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import { QueryError, type ReportQuery } from './query';
import { head, selected } from './selection';

export interface ExpansionReport extends ReportHead {
  grid: ExpansionGrid;
  /** Closed periods only. */
  rows: ExpansionRow[];
  /** Over the whole history, whatever periods are asked for; null while the ledger is empty. */
  t2e: TimeToExpansion | null;
  t2e_by: TimeToExpansionBy | null;
  /** Of the expansion in the periods asked for; null while the ledger is empty. */
  then_lost: ExpansionThenChurn | null;
  /** Suggested, of the days asked for. */
  price_increases: PriceIncrease[];
  groups?: { key: string; rows: ExpansionRow[]; t2e: TimeToExpansion }[];
}

/** @throws QueryError for weeks and for attributes at the start, and as `selected` */
export function expansionReport(view: LedgerView, query: ReportQuery): ExpansionReport {
  const { facts } = view;
  const { grid, from, to, by } = query;
  if (grid === 'week') throw new QueryError('grid', 'grid: expansion is by month, quarter or year');
  if (isAtStart(query)) throw new QueryError('attr_at', 'attr_at: expansion is by current values of attributes');
  const empty = { rows: [], t2e: null, t2e_by: null, then_lost: null, price_increases: [] };
  if (!facts) return { ...head(view), grid, ...empty };
  const accounts = selected(view, query);
  const list = accounts ?? facts.everyAccount;
  const clocks = expansionClocks(facts, list);
  const report: ExpansionReport = {
    ...head(view),
    grid,
    rows: expansionRows(facts, { grid, from, to, accounts }),
    t2e: timeToExpansion(clocks, list),
    t2e_by: timeToExpansionBy(facts, clocks, list),
    then_lost: expansionThenChurn(facts, { from, to, accounts }),
    price_increases: priceIncreases(facts, { from, to, accounts }),
  };
  if (by !== null)
    report.groups = splitBy(facts, by, accounts).map((segment) => ({
      key: segment.key,
      rows: expansionRows(facts, { grid, from, to, accounts: segment.list }),
      t2e: timeToExpansion(clocks, segment.list),
    }));
  return report;
}
