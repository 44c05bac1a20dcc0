/** What every report does first: says what it is of, and finds the accounts that the question selects. */
import { type DayNumber, parseDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import type { AttributeColumn } from '@/lib/domain/records';
import type { ReportHead } from '@/lib/domain/report';
import { accountList, isComparison } from '@/lib/domain/segments';
import type { LedgerView } from './ledger-view';
import { nearestOf } from './nearest';
import { refuseProducts } from './product-question';
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
 * @throws QueryError where an attribute or a value that the question names does not exist, saying which do, and where it
 * names products, which are none: see product-question.ts
 */
export function selected({ facts }: LedgerView, query: ReportQuery): Int32Array | null {
  if (!facts) return null;
  refuseProducts(query);
  for (const { slug, operator, values } of query.where) {
    const attribute = requireAttribute(facts, 'where', slug);
    if (isComparison(operator)) continue;
    const known = attribute.values;
    const unknown = values.find((value) => value !== '' && !known.includes(value));
    if (unknown !== undefined)
      throw new QueryError('where', `where: ${slug} has no value "${unknown}"; it has ${nearestOf(unknown, known)}`);
  }
  if (query.by !== null) requireAttribute(facts, 'by', query.by);
  return accountList(facts, query.where);
}

function requireAttribute({ attributes }: Facts, field: string, slug: string): AttributeColumn {
  const attribute = attributes.find((one) => one.slug === slug);
  if (attribute) return attribute;
  const slugs = attributes.map((one) => one.slug).join(', ');
  throw new QueryError(field, `${field}: no attribute "${slug}"; there are ${slugs || 'none'}`);
}
