/** What every report does first: says what it is of, and finds the accounts that the question selects. */
import { type DayNumber, parseDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import type { ReportHead } from '@/lib/domain/report';
import { accountList } from '@/lib/domain/segments';
import type { LedgerView } from './ledger-view';
import { QueryError, type ReportQuery } from './query';

export const head = (view: LedgerView): ReportHead => ({
  currency: view.currency,
  data_through: view.dataThrough,
  as_of: view.asOf,
  began_on: view.beganOn,
  ledger_version: view.version,
});

export const throughOf = (view: LedgerView): DayNumber => parseDay(view.dataThrough ?? '') ?? 0;

/**
 * The accounts that pass the question's filters, ascending; null where it has none: all.
 * @throws QueryError where an attribute or a value that the question names does not exist, saying which do
 */
export function selected({ facts }: LedgerView, query: ReportQuery): Int32Array | null {
  if (!facts) return null;
  for (const filter of query.where) {
    requireAttribute(facts, 'where', filter.slug);
    const values = facts.attributes.find((attribute) => attribute.slug === filter.slug)?.values ?? [];
    const unknown = filter.values.find((value) => value !== '' && !values.includes(value));
    if (unknown !== undefined && (filter.operator === '=' || filter.operator === '!='))
      throw new QueryError(
        'where',
        `where: ${filter.slug} has no value "${unknown}"; it has ${values.slice(0, 20).join(', ')}`,
      );
  }
  if (query.by !== null) requireAttribute(facts, 'by', query.by);
  return accountList(facts, query.where);
}

function requireAttribute(facts: Facts, field: string, slug: string): void {
  const slugs = facts.attributes.map((attribute) => attribute.slug);
  if (!slugs.includes(slug))
    throw new QueryError(field, `${field}: no attribute "${slug}"; there are ${slugs.join(', ') || 'none'}`);
}
