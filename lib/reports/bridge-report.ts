/** The bridge report: why NRR moved between two days, by default over the week before data-through. */
import { type Bridge, type BridgeEnd, bridge } from '@/lib/domain/bridge';
import { type DayNumber, formatDay } from '@/lib/domain/day';
import type { AccountsAt } from '@/lib/domain/definitions';
import type { ReportHead } from '@/lib/domain/report';
import { windowStart } from '@/lib/domain/window';
import type { LedgerView } from './ledger-view';
import { QueryError, type ReportQuery } from './query';
import { segmentsAsked } from './segments-asked';
import { head, throughOf } from './selection';

export interface BridgeReport extends ReportHead, Omit<Bridge, 'from' | 'to'> {
  /** Months of both windows. */
  window: number;
  /** Null while the ledger is empty. */
  from: BridgeEnd | null;
  to: BridgeEnd | null;
  groups?: ({ key: string } & Bridge)[];
}

const DAYS_BEFORE = 7;

/**
 * The two days, the earlier one first; one day is compared with the one a week before it.
 * @throws QueryError where there are more than two, they are one and the same, or the data does not reach one
 */
function bridgeDays(view: LedgerView, { at }: ReportQuery): [from: DayNumber, to: DayNumber] {
  const through = throughOf(view);
  const [last = through, other, ...more] = at.toSorted((a, b) => b - a);
  const first = other ?? last - DAYS_BEFORE;
  if (more.length > 0) throw new QueryError('at', `at: a bridge has two days, found ${at.length}`);
  if (first === last)
    throw new QueryError('at', `at: a bridge leads from one day to another, found ${formatDay(last)} twice`);
  if (last > through)
    throw new QueryError(
      'at',
      `at: ${formatDay(last)} lies after the data, which is complete through ${view.dataThrough}`,
    );
  return [first, last];
}

export function bridgeReport(view: LedgerView, query: ReportQuery): BridgeReport {
  const { facts } = view;
  const { windowMonths } = query;
  const nothing = { accounts: 0, contribution: 0, change_arr: 0 };
  const totals = { entered: nothing, left: nothing, base: nothing };
  const report = { ...head(view), window: windowMonths };
  if (!facts) return { ...report, from: null, to: null, points: null, entered: [], left: [], base: [], totals };
  const [from, to] = bridgeDays(view, query);
  const [fromStart, toStart] = [windowStart(from, windowMonths), windowStart(to, windowMonths)];
  const { whole, groups } = segmentsAsked({ ...view, facts }, query, [fromStart, toStart]);
  const bridgeOf = (accountsAt: AccountsAt): Bridge =>
    bridge(
      facts,
      windowMonths,
      { day: from, accounts: accountsAt(fromStart) },
      { day: to, accounts: accountsAt(toStart) },
    );
  const answer = { ...report, ...bridgeOf(whole) };
  if (groups === null) return answer;
  return { ...answer, groups: groups.map(({ key, accountsAt }) => ({ key, ...bridgeOf(accountsAt) })) };
}
