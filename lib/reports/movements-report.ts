/**
 * Movements: how recurring revenue came from the start of each period to its end; of whole accounts, of segments of
 * them, or of products, among which the accounts' movements are then shared.
 */

import type { Facts } from '@/lib/domain/facts';
import { fxMovements } from '@/lib/domain/fx-movements';
import { MissingRateError } from '@/lib/domain/fx-rates';
import { movementsOfEach, type PeriodsQuery } from '@/lib/domain/movements';
import { movementsByProduct } from '@/lib/domain/product-movements';
import type { MovementRow, MovementsReport } from '@/lib/domain/report';
import { splitBy } from '@/lib/domain/segments';
import { isAtStart, periodsAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import { type ProductQuestion, productQuestion, productsOfView, productsToSplit } from './product-question';
import { QueryError, type ReportQuery } from './query';
import { head, selected } from './selection';

/** Rows of each of some lists, which have no account in common. */
type RowsOf = (query: PeriodsQuery, lists: readonly Int32Array[]) => MovementRow[][];

export function movementsReport(view: LedgerView, query: ReportQuery): MovementsReport {
  const { facts } = view;
  const report: MovementsReport = { ...head(view), grid: query.grid, rows: [] };
  if (!facts) return report;
  const asked = productQuestion(facts, query);
  const list = selected(view, asked.accounts);
  const rowsOf = query.fx === 'monthly' ? atMonthlyRates(view, query, asked) : ofProducts(view, asked.names);
  Object.assign(report, partsOf(facts, asked.accounts, rowsOf, list));
  if (asked.byProduct)
    report.groups = productsToSplit(productsOfView(view), asked, list).map((key) => ({
      key,
      rows: partsOf(facts, asked.accounts, ofProducts(view, [key]), list).rows,
    }));
  return report;
}

function partsOf(
  facts: Facts,
  query: ReportQuery,
  rowsOf: RowsOf,
  accounts: Int32Array | null,
): Pick<MovementsReport, 'rows' | 'groups'> {
  if (isAtStart(query)) return periodsAtStart(facts, query, rowsOf);
  const { by } = query;
  const rowsOfOne = (list: Int32Array): MovementRow[] => rowsOf(query, [list])[0]!;
  const rows = rowsOfOne(accounts ?? facts.everyAccount);
  if (by === null) return { rows };
  const segments = splitBy(facts, by, accounts);
  return { rows, groups: segments.map(({ key, list }) => ({ key, rows: rowsOfOne(list) })) };
}

/** Rows of the products named, or of whole accounts. */
function ofProducts(view: LedgerView, names: readonly string[] | null): RowsOf {
  if (names === null) return (query, lists) => movementsOfEach(view.facts!, query, lists);
  const facts = productsOfView(view).factsOf(names);
  return (query, lists) => lists.map((accounts) => movementsByProduct(facts, { ...query, accounts }));
}

/** @throws QueryError for what has no monthly rates, and where a rate is missing */
function atMonthlyRates(view: LedgerView, query: ReportQuery, { names, byProduct }: ProductQuestion): RowsOf {
  if (query.grid === 'week') throw new QueryError('fx', 'fx: rates are by month; expected plan or rolling for weeks');
  if (names !== null || byProduct || isAtStart(query))
    throw new QueryError('fx', 'fx: expected plan or rolling for products, and for segments at the start');
  const { facts, basis, rates } = view;
  return (asked, lists) => {
    try {
      return lists.map((accounts) => fxMovements(facts!, basis!, rates, { ...asked, accounts }));
    } catch (error) {
      if (!(error instanceof MissingRateError)) throw error;
      throw new QueryError('fx', `fx: ${error.message}`);
    }
  };
}
