/** Whether a period of a view stands as it was closed: what exports and pages say beside their figures. */
import { type Day, firstDayOf, formatMonth, type Month, monthOf, parseMonth } from '@/lib/domain/day';
import { parsePeriod } from '@/lib/domain/grid';
import { type ClosedPeriod, listClosedPeriods } from '@/lib/store/closed-periods';
import { readSettings } from '@/lib/store/settings';
import { figuresOfMonth } from './closed-figures';
import type { LedgerReader, LedgerView } from './ledger-view';
import { dayIn } from './today';

export interface ClosedStanding {
  state: 'open' | 'closed' | 'restated';
  /** The day on which the last of its months was closed; null while it is open. */
  closed_on: Day | null;
}

const OPEN: ClosedStanding = { state: 'open', closed_on: null };

/** Whether the figures of a closed month are what they were closed as, in this view. */
export async function isAsClosed(view: LedgerView, { period, figuresSha256 }: ClosedPeriod): Promise<boolean> {
  const month = parseMonth(period);
  return month !== null && (await figuresOfMonth(view, month))?.sha256 === figuresSha256;
}

/** The editions that stand, by month. */
export async function standingPeriods({ db, principal, workspaceId }: LedgerReader): Promise<Map<Month, ClosedPeriod>> {
  const all = await listClosedPeriods(db, principal, workspaceId);
  return new Map(all.filter(({ reopened }) => reopened === null).map((closed) => [closed.period, closed]));
}

/**
 * How a period ('2026-10', '2026-Q3', '2026', 'FY2026-Q1-04') stands in a view: closed where each of its months is,
 * restated where the figures of any are otherwise now than they were closed.
 */
export async function closedStanding(reader: LedgerReader, view: LedgerView, period: string): Promise<ClosedStanding> {
  const asked = parsePeriod(period);
  const closed = await standingPeriods(reader);
  if (asked === null || closed.size === 0) return OPEN;
  const [first, last] = [monthOf(asked.start), monthOf(asked.end)];
  // A week is part of a month, and no month is closed by it.
  if (firstDayOf(first) !== asked.start || firstDayOf(last + 1) !== asked.end + 1) return OPEN;
  const months = Array.from({ length: last - first + 1 }, (_, index) => closed.get(formatMonth(first + index)));
  const all = months.filter((month) => month !== undefined);
  if (all.length < months.length) return OPEN;
  const latest =
    all
      .map(({ closedAt }) => closedAt)
      .sort()
      .at(-1) ?? '';
  const { timeZone } = await readSettings(reader.db, reader.principal, reader.workspaceId);
  return {
    state: await stateOf(view, all),
    closed_on: dayIn(timeZone, new Date(latest)),
  };
}

async function stateOf(view: LedgerView, months: readonly ClosedPeriod[]): Promise<'closed' | 'restated'> {
  for (const month of months) if (!(await isAsClosed(view, month))) return 'restated';
  return 'closed';
}
