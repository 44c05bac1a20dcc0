/** The accounts a question is about, window by window: by their attributes now, or as they were at each window's start. */
import type { DayNumber } from '@/lib/domain/day';
import type { AccountsAt } from '@/lib/domain/definitions';
import type { Facts } from '@/lib/domain/facts';
import { type Segment, splitBy, splitOverTime } from '@/lib/domain/segments';
import { isAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { selected } from './selection';

export interface SegmentsAsked {
  whole: AccountsAt;
  /** The split that was asked for, without segments that nobody is in at any of the starts; null where none was. */
  groups: { key: string; accountsAt: AccountsAt }[] | null;
}

/**
 * `starts`: the days that the report's windows start from.
 * @throws QueryError where an attribute or a value that the question names does not exist
 */
export function segmentsAsked(
  view: LedgerView & { facts: Facts },
  query: ReportQuery,
  starts: readonly DayNumber[],
): SegmentsAsked {
  const { facts } = view;
  const { by, where } = query;
  const accounts = selected(view, query) ?? facts.everyAccount;
  if (!isAtStart(query)) {
    const segments = by === null ? null : splitBy(facts, by, accounts);
    return {
      whole: () => accounts,
      groups: segments?.map(({ key, list }) => ({ key, accountsAt: () => list })) ?? null,
    };
  }
  const whole = byDay(splitOverTime(facts, where, null));
  const split = by === null ? null : byDay(splitOverTime(facts, where, by));
  const keys = split?.(starts[0] ?? 0).map(({ key }) => key) ?? [];
  const groups = keys.map((key, group) => ({ key, accountsAt: (start: DayNumber) => split!(start)[group]!.list }));
  return {
    whole: (start) => whole(start)[0]!.list,
    groups: split && groups.filter(({ accountsAt }) => starts.some((start) => accountsAt(start).length > 0)),
  };
}

/** Works a day out once. */
function byDay(segmentsOn: (day: DayNumber) => Segment[]): (day: DayNumber) => Segment[] {
  const known = new Map<DayNumber, Segment[]>();
  return (day) => {
    const segments = known.get(day) ?? segmentsOn(day);
    known.set(day, segments);
    return segments;
  };
}
