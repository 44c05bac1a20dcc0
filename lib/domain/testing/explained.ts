/** A ledger's figures explained, and their accounts as rows, for tests of explanations. */
import { accountChanges } from '../account-changes';
import type { AccountChange } from '../change-sources';
import type { ExplainBasis } from '../explain-basis';
import type { Explained } from '../explained';
import type { Facts } from '../facts';
import { buildLineBook } from '../line-book';
import type { LedgerBasis } from '../lines';
import { productsOf } from '../products';
import { findTerms } from '../terms';

/** `names`: of these products; null: of whole accounts. */
export function explainBasisOf(
  facts: Facts,
  ledger: LedgerBasis,
  names: readonly string[] | null = null,
  planning: ExplainBasis['planning'] = { plans: [], touchpoints: [] },
): ExplainBasis {
  const wanted = Uint8Array.from(facts.products, (name) => (names?.includes(name) ? 1 : 0));
  return {
    facts,
    book: ledger.lines ?? buildLineBook(ledger.records, ledger.settings, ledger.query),
    products: names === null ? null : { wanted, of: productsOf(facts, ledger).factsOf(names) },
    planning,
    terms: () => findTerms(facts, ledger),
  };
}

export interface ExplainedRow {
  account: number;
  adds: number;
  base: number | null;
  startMinor: number;
  endMinor: number;
  changes: AccountChange[];
}

/** The accounts of a figure with their changes, in its order. */
export const explainedRows = (basis: ExplainBasis, explained: Explained): ExplainedRow[] =>
  Array.from(explained.accounts, (account) => ({
    account,
    adds: explained.adds[account]!,
    base: explained.base?.[account] ?? null,
    startMinor: explained.startMinor[account]!,
    endMinor: explained.endMinor[account]!,
    changes: explained.changes?.(account) ?? accountChanges(basis, account, explained),
  }));

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
