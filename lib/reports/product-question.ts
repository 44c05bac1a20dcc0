/**
 * `product` in a question, as if it were an attribute: `where` names products to speak of, `by` splits by them. Segments
 * are of accounts, products are not, so movements and retention take them out of the question before they select
 * accounts, and every other report refuses them.
 */
import type { Facts } from '@/lib/domain/facts';
import { type Products, productsOf } from '@/lib/domain/products';
import type { MovementRow, Moves, RetentionFigures } from '@/lib/domain/report';
import { isAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import { nearestOf } from './nearest';
import { QueryError, type ReportQuery } from './query';

const PRODUCT = 'product';

export interface ProductQuestion {
  /** Null: the question is of whole accounts. */
  names: string[] | null;
  byProduct: boolean;
  /** What is left of it, about accounts. */
  accounts: ReportQuery;
}

/** @throws QueryError where a product does not exist, naming those that do, and for comparisons */
export function productQuestion(facts: Facts, query: ReportQuery): ProductQuestion {
  let names: string[] | null = null;
  for (const { slug, operator, values } of query.where) {
    if (slug !== PRODUCT) continue;
    if (operator !== '=' && operator !== '!=')
      throw new QueryError('where', `where: products have no order; expected product= or product!=`);
    const unknown = values.find((value) => !facts.products.includes(value));
    if (unknown !== undefined)
      throw new QueryError(
        'where',
        `where: there is no product "${unknown}"; there are ${nearestOf(unknown, facts.products)}`,
      );
    names = (names ?? facts.products).filter((name) => values.includes(name) === (operator === '='));
  }
  const where = query.where.filter(({ slug }) => slug !== PRODUCT);
  const byProduct = query.by === PRODUCT;
  return { names, byProduct, accounts: { ...query, where, by: byProduct ? null : query.by } };
}

/** @throws QueryError where a question is about products, of a report that only tells of whole accounts */
export function refuseProducts({ where, by }: ReportQuery): void {
  const field = by === PRODUCT ? 'by' : where.some(({ slug }) => slug === PRODUCT) ? 'where' : null;
  if (field !== null)
    throw new QueryError(field, `${field}: this report is of whole accounts; movements and retention go by product`);
}

/** The products of a view. */
export function productsOfView({ facts, basis }: LedgerView): Products {
  if (!facts || !basis) throw new Error('an empty ledger has no products');
  return productsOf(facts, basis);
}

/**
 * The products to give a row of their own: those asked for that the accounts (null: all) have had. Of segments at the
 * start, that anybody has had: whoever passes a filter now need not be whom it took then; see `isHad`.
 */
export function productsToSplit(
  products: Products,
  { names, accounts }: ProductQuestion,
  list: Int32Array | null,
): string[] {
  const had = products.namesOf(isAtStart(accounts) ? null : list);
  return names === null ? had : had.filter((name) => names.includes(name));
}

/** Of a product, of segments at the start: whether anybody they took had it in some window. */
export const isHad = (rows: readonly ((MovementRow | RetentionFigures) & Partial<Moves>)[]): boolean =>
  rows.some(({ accounts, moved_in, started }) => {
    const had = typeof accounts === 'number' ? [accounts] : Object.values(accounts);
    return [...had, moved_in?.accounts ?? 0, started?.accounts ?? 0].some((count) => count > 0);
  });
