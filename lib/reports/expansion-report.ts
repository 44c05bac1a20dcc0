/**
 * Expansion: how much existing accounts grow by, from what, from how few, how soon, and what becomes of them. With
 * `attr_at=start` periods, what follows an expansion and price increases are of the segments at the start of the period or
 * month, the time to the first expansion of those of the first active day.
 */
import { fixedGroups, groupLists } from '@/lib/domain/account-groups';
import {
  type ExpansionGrid,
  type ExpansionQuery,
  type ExpansionRow,
  expansionOfGroups,
  expansionRows,
} from '@/lib/domain/expansion';
import { type ExpansionThenChurn, expansionThenChurn } from '@/lib/domain/expansion-then-churn';
import type { Facts } from '@/lib/domain/facts';
import { type PriceIncrease, priceIncreases } from '@/lib/domain/price-increases';
import type { Group, ReportHead, WithMoves } from '@/lib/domain/report';
import { accountList, splitBy, splitOverTime } from '@/lib/domain/segments';
import { type Stretch, stretchesOf } from '@/lib/domain/stretches';
import {
  expansionClocks,
  type TimeToExpansion,
  type TimeToExpansionBy,
  timeToExpansion,
  timeToExpansionBy,
} from '@/lib/domain/time-to-expansion';
import { isAtStart, periodsAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import { QueryError, type ReportQuery } from './query';
import { head, selected } from './selection';

export interface ExpansionReport extends ReportHead {
  grid: ExpansionGrid;
  /** Closed periods only. */
  rows: WithMoves<ExpansionRow>[];
  /** Over the whole history, whatever periods are asked for; null while the ledger is empty. */
  t2e: TimeToExpansion | null;
  t2e_by: TimeToExpansionBy | null;
  /** Of the expansion in the periods asked for; null while the ledger is empty. */
  then_lost: ExpansionThenChurn | null;
  /** Suggested, of the days asked for. */
  price_increases: PriceIncrease[];
  groups?: (Group<WithMoves<ExpansionRow>> & { t2e: TimeToExpansion })[];
}

/** @throws QueryError for weeks, and as `selected` */
export function expansionReport(view: LedgerView, query: ReportQuery): ExpansionReport {
  const { facts } = view;
  const { grid, from, to, by } = query;
  if (grid === 'week') throw new QueryError('grid', 'grid: expansion is by month, quarter or year');
  const empty = { rows: [], t2e: null, t2e_by: null, then_lost: null, price_increases: [] };
  if (!facts) return { ...head(view), grid, ...empty };
  const asked = selected(view, query);
  const atStart = isAtStart(query);
  const accounts = atStart ? accountList(facts, query.where, facts.firstActiveDay) : asked;
  const list = accounts ?? facts.everyAccount;
  const clocks = expansionClocks(facts);
  const stretch = { from, to, accounts };
  const stretches = atStart && accounts ? stretchesAtStart(facts, query) : [stretch];
  const { rows, groups } = atStart
    ? periodsAtStart(facts, query, ({ from, to }, groups) => expansionOfGroups(facts, { grid, from, to }, groups))
    : currentParts(facts, { grid, from, to, accounts }, by);
  const report: ExpansionReport = {
    ...head(view),
    grid,
    rows,
    t2e: timeToExpansion(clocks, list),
    t2e_by: timeToExpansionBy(facts, clocks, list),
    then_lost: expansionThenChurn(facts, stretch, stretches),
    price_increases: priceIncreases(facts, ...stretches),
  };
  if (by === null || !groups) return report;
  const on = atStart ? facts.firstActiveDay : undefined;
  const lists = new Map(splitBy(facts, by, accounts, on).map((segment) => [segment.key, segment.list]));
  report.groups = groups.map((group) => ({
    ...group,
    t2e: timeToExpansion(clocks, lists.get(group.key) ?? new Int32Array(0)),
  }));
  return report;
}

type Parts = Pick<ExpansionReport, 'rows'> & { groups?: Group<ExpansionRow>[] };

function currentParts(facts: Facts, asked: ExpansionQuery, by: string | null): Parts {
  if (by === null) return { rows: expansionRows(facts, asked) };
  const segments = splitBy(facts, by, asked.accounts);
  const lists = segments.map(({ list }) => list);
  const { groups, total } = expansionOfGroups(facts, asked, fixedGroups(facts, lists));
  return { rows: total, groups: segments.map(({ key }, segment) => ({ key, rows: groups[segment]! })) };
}

/** The accounts that pass the question's filters at the start of each month. */
function stretchesAtStart(facts: Facts, { from, to, where }: ReportQuery): Stretch[] {
  const { placesOn } = splitOverTime(facts, where, null);
  return stretchesOf(facts, { from, to }, (day) => groupLists(placesOn(day), 1)[0]!);
}
