/** The line book of a view: the one it was loaded with, else built when first asked for and kept as long as the view is. */
import { buildLineBook, type LineBook } from '@/lib/domain/line-book';
import type { LedgerBasis } from '@/lib/domain/lines';

const books = new WeakMap<LedgerBasis, LineBook>();

export function lineBookOf(basis: LedgerBasis): LineBook {
  const known = basis.lines ?? books.get(basis);
  if (known) return known;
  const book = buildLineBook(basis.records, basis.settings, basis.query);
  books.set(basis, book);
  return book;
}
