/** Reports that are told of several lists of accounts at once: of whom the question selects, and of each of its segments. */
import type { Facts } from '@/lib/domain/facts';
import { splitBy } from '@/lib/domain/segments';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { selected } from './selection';

export type WholeAndGroups<Part> = Part & { groups?: ({ key: string } & Part)[] };

/**
 * `partsOf`: a part for each of some lists, which share no account.
 * @throws QueryError where an attribute or a value that the question names does not exist
 */
export function wholeAndGroups<Part>(
  view: LedgerView & { facts: Facts },
  query: ReportQuery,
  partsOf: (lists: Int32Array[]) => Part[],
): WholeAndGroups<Part> {
  const accounts = selected(view, query) ?? view.facts.everyAccount;
  const whole = partsOf([accounts])[0]!;
  if (query.by === null) return whole;
  const segments = splitBy(view.facts, query.by, accounts);
  const parts = partsOf(segments.map(({ list }) => list));
  return { ...whole, groups: segments.map(({ key }, place) => ({ key, ...parts[place]! })) };
}
