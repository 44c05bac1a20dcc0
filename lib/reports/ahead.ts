/**
 * Worked out ahead: what many reports rest on and takes long, made in the pauses behind a load, so that whoever asks
 * first need not wait for it. A question that comes before makes what it needs itself; nothing is made twice.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { alikeRises } from '@/lib/domain/alike-rises';
import { lossCounts } from '@/lib/domain/loss-counts';
import { pricesOfProducts } from '@/lib/domain/product-ledger';
import { expansionClocks } from '@/lib/domain/time-to-expansion';
import { textsOf } from './account-order';
import { findingPieces } from './health-findings';
import type { LedgerView } from './ledger-view';
import { type Pieces, withPauses } from './pauses';
import { productsOfView } from './product-question';
import { bookOf, historyOf } from './signal-basis';
import { termsOf } from './terms';

/** Requests that wait are answered between two tables. */
const PAUSE_MS = 20;

/** By name, what makes each table of a view that stays with it. */
export function tablesAhead(view: LedgerView): Record<string, () => void> {
  const { facts, basis } = view;
  if (facts === null || basis === null) return {};
  return {
    'term ends': () => termsOf(facts, basis),
    'rises alike': () => alikeRises(facts),
    'losses after expansion': () => lossCounts(facts, null),
    'clocks of expansion': () => expansionClocks(facts),
    'history of accounts': () => historyOf({ ...view, facts, basis }),
    'order of signals': () => bookOf(facts, view.signals),
    'steps of products': () => productsOfView(view),
    'prices of products': () => pricesOfProducts(facts),
    'shares of products': () => productsOfView(view).monthShares(),
    ...Object.fromEntries(
      facts.attributes
        .filter(({ isComputed }) => isComputed)
        .map((column) => [`${column.slug} of now`, () => column.codes]),
    ),
    'order of ids': () => textsOf(facts).idRank(),
    'order of names': () => textsOf(facts).nameRank(),
    'words to search': () => textsOf(facts).searched(),
  };
}

/** What takes longer, in pieces: others go first in between. */
export const piecesAhead = (view: LedgerView): Pieces<unknown>[] => [findingPieces(view)];

/** Makes them one by one, as long as the view is wanted. Nobody waits here: what fails is told to whoever asks for it. */
export async function workAhead(view: LedgerView, isWanted: () => boolean): Promise<void> {
  for (const make of Object.values(tablesAhead(view))) {
    await pause(PAUSE_MS, undefined, { ref: false });
    if (!isWanted()) return;
    try {
      make();
    } catch {
      // The question that needs it makes it again, and answers with the error.
    }
  }
  for (const pieces of piecesAhead(view)) if (isWanted()) await withPauses(pieces).catch(() => undefined);
}
