/** What a figure is explained from: the facts, the lines below them, and what is asked for when it is needed. */
import type { Facts } from './facts';
import type { LineBook } from './line-book';
import type { Planning } from './planning';
import type { ProductFacts } from './products';
import type { Terms } from './terms';

/** Some products of a ledger: their facts, and 1 for each of them by its code. */
export interface ProductsAsked {
  wanted: Uint8Array;
  of: ProductFacts;
}

/** What a figure is explained from. */
export interface ExplainBasis {
  facts: Facts;
  book: LineBook;
  /** Null: the figure is of whole accounts. Of products there are retention, ARR, movements and genuine expansion. */
  products: ProductsAsked | null;
  /** Touchpoints and plans to expand: of coverage, reviews and what was won. */
  planning: Pick<Planning, 'plans' | 'touchpoints'>;
  /** Asked of renewals alone. */
  terms(): Terms;
}
