/** What pages say of closed months beside their figures: which they are, and whether the last one still stands. */
import type { Day, Month } from '@/lib/domain/day';
import { lastDayOf, parseDay, parseMonth } from '@/lib/domain/day';
import { readSettings } from '@/lib/store/settings';
import { isAsClosed, standingPeriods } from './closed-standing';
import type { LedgerReader, LedgerView } from './ledger-view';
import { dayIn } from './today';

/** JSON of a month that is closed. */
export interface ClosedMark {
  period: Month;
  closed_on: Day;
  by: string;
  /** Over 12 months, as it was closed. */
  nrr: number | null;
  grr: number | null;
}

export interface ClosedMarks {
  /** The latest first. */
  months: ClosedMark[];
  /** How the first of them stands now; null: none is closed, or the data do not reach its end any more. */
  latest: 'closed' | 'restated' | null;
}

/** Only of the latest it is worked out whether it stands: of each it is read in `closedReport`. */
export async function closedMarks(reader: LedgerReader, view: LedgerView): Promise<ClosedMarks> {
  const closed = [...(await standingPeriods(reader)).values()];
  const [last] = closed;
  if (last === undefined) return { months: [], latest: null };
  const { timeZone } = await readSettings(reader.db, reader.principal, reader.workspaceId);
  const isReached = lastDayOf(parseMonth(last.period) ?? 0) <= (parseDay(view.dataThrough ?? '') ?? 0);
  return {
    months: closed.map(({ period, closedAt, by, summary: { nrr, grr } }) => ({
      ...{ period, closed_on: dayIn(timeZone, new Date(closedAt)), by, nrr, grr },
    })),
    latest: isReached ? ((await isAsClosed(view, last)) ? 'closed' : 'restated') : null,
  };
}
