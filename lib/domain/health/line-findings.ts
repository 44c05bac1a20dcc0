/** Findings that are of lines, all found on one walk over the states that are kept. */
import type { LineBook } from '../line-book';
import type { LedgerBasis } from '../lines';
import { blankQuantities } from './blank-quantities';
import { farAhead } from './far-ahead';
import { gaps } from './gaps';
import { jumps } from './jumps';
import type { FindingKind } from './kinds';
import { FoundCases, type LineCases, type LookAt } from './line-cases';
import { overlaps } from './overlaps';

export type LineFindingKind = Extract<FindingKind, 'gap' | 'overlap' | 'jump' | 'blank_quantity' | 'far_ahead'>;

/** Accounts between two moments at which the work may be left. */
const ACCOUNTS_EACH = 1000;

/** Accounts ascending, an account's cases by line and day. In pieces: it may be left for a moment between some accounts. */
export function* lineFindings(
  basis: LedgerBasis,
  book: LineBook,
): Generator<undefined, Record<LineFindingKind, LineCases>> {
  const looked = { records: basis.records, book };
  const { length } = basis.records.invoices;
  yield;
  const looks: Record<LineFindingKind, LookAt | null> = {
    gap: length > 0 ? gaps(looked) : null,
    overlap: length > 0 ? overlaps(looked, basis) : null,
    jump: jumps(looked),
    blank_quantity: blankQuantities(looked),
    far_ahead: farAhead(looked),
  };
  const kinds = Object.keys(looks) as LineFindingKind[];
  const found = { gap: new FoundCases(), overlap: new FoundCases(), jump: new FoundCases() };
  const all = { ...found, blank_quantity: new FoundCases(), far_ahead: new FoundCases() };
  for (let account = 0; account + 1 < book.offset.length; account += 1) {
    if (account % ACCOUNTS_EACH === 0) yield;
    const [from, to] = [book.offset[account]!, book.offset[account + 1]!];
    if (from < to) for (const kind of kinds) looks[kind]?.(account, from, to, all[kind]);
  }
  return {
    gap: all.gap.close(),
    overlap: all.overlap.close(),
    jump: all.jump.close(),
    blank_quantity: all.blank_quantity.close(),
    far_ahead: all.far_ahead.close(),
  };
}
