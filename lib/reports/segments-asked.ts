/** The accounts a question is about, window by window: by their attributes now, or as they were at each window's start. */
import { groupLists } from '@/lib/domain/account-groups';
import type { DayNumber } from '@/lib/domain/day';
import type { AccountsAt } from '@/lib/domain/definitions';
import type { Facts } from '@/lib/domain/facts';
import { type SegmentsOverTime, splitBy, splitOverTime } from '@/lib/domain/segments';
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
  const [whole] = listsOn(splitOverTime(facts, where, null));
  const split = by === null ? null : splitOverTime(facts, where, by);
  const groups = split && listsOn(split).map((accountsAt, group) => ({ key: split.keys[group]!, accountsAt }));
  return {
    whole: whole!,
    groups: groups?.filter(({ accountsAt }) => starts.some((start) => accountsAt(start).length > 0)) ?? null,
  };
}

/** The accounts of each segment on any day, which is worked out once for all of them. */
function listsOn({ keys, placesOn }: SegmentsOverTime): AccountsAt[] {
  const known = new Map<DayNumber, Int32Array[]>();
  const on = (day: DayNumber): Int32Array[] => {
    const lists = known.get(day) ?? groupLists(placesOn(day), keys.length);
    known.set(day, lists);
    return lists;
  };
  return keys.map((_, segment) => (day) => on(day)[segment]!);
}
