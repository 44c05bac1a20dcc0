/**
 * Movements: how recurring revenue came from the start of each period to its end; of whole accounts, of segments of
 * them, or of products, among which the accounts' movements are then shared.
 */

import { type AccountGroups, fixedGroups, type GroupRows } from '@/lib/domain/account-groups';
import type { Facts } from '@/lib/domain/facts';
import { fxMovementsOfGroups } from '@/lib/domain/fx-movements';
import { MissingRateError } from '@/lib/domain/fx-rates';
import { movementsOfGroups, type PeriodsQuery } from '@/lib/domain/movements';
import { productMovementsOfGroups } from '@/lib/domain/product-movements';
import type { MovementRow, MovementsReport } from '@/lib/domain/report';
import { splitBy } from '@/lib/domain/segments';
import { isAtStart, periodsAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import { isHad, type ProductQuestion, productQuestion, productsOfView, productsToSplit } from './product-question';
import { QueryError, type ReportQuery } from './query';
import { head, selected } from './selection';

type RowsOf = (query: PeriodsQuery, groups: AccountGroups) => GroupRows<MovementRow>;

export function movementsReport(view: LedgerView, query: ReportQuery): MovementsReport {
  const { facts } = view;
  const report: MovementsReport = { ...head(view), grid: query.grid, rows: [] };
  if (!facts) return report;
  const asked = productQuestion(facts, query);
  const list = selected(view, asked.accounts);
  const rowsOf = query.fx === 'monthly' ? atMonthlyRates(view, query, asked) : ofProducts(view, asked.names);
  Object.assign(report, partsOf(view, asked, rowsOf, list));
  if (!asked.byProduct) return report;
  const groups = productsToSplit(productsOfView(view), asked, list).map((key) => ({
    key,
    rows: partsOf(view, { ...asked, names: [key] }, ofProducts(view, [key]), list).rows,
  }));
  report.groups = isAtStart(asked.accounts) ? groups.filter(({ rows }) => isHad(rows)) : groups;
  return report;
}

function partsOf(
  view: LedgerView,
  { names, accounts: query }: ProductQuestion,
  rowsOf: RowsOf,
  accounts: Int32Array | null,
): Pick<MovementsReport, 'rows' | 'groups'> {
  const facts = view.facts!;
  // What moves between segments is the products' revenue, as what their rows start and end with is.
  if (isAtStart(query)) return periodsAtStart(facts, query, rowsOf, names === null ? facts : ownFacts(view, names));
  const { by } = query;
  const segments = by === null ? null : splitBy(facts, by, accounts);
  const lists = segments?.map(({ list }) => list) ?? [accounts ?? facts.everyAccount];
  const { groups, total } = rowsOf(query, fixedGroups(facts, lists));
  if (segments === null) return { rows: total };
  return { rows: total, groups: segments.map(({ key }, segment) => ({ key, rows: groups[segment]! })) };
}

const ownFacts = (view: LedgerView, names: readonly string[]): Facts => productsOfView(view).factsOf(names).own;

/** Rows of the products named, or of whole accounts. */
function ofProducts(view: LedgerView, names: readonly string[] | null): RowsOf {
  if (names === null) return (query, groups) => movementsOfGroups(view.facts!, query, groups);
  const facts = productsOfView(view).factsOf(names);
  return (query, groups) => productMovementsOfGroups(facts, query, groups);
}

/** @throws QueryError for what has no monthly rates, and where a rate is missing */
function atMonthlyRates(view: LedgerView, query: ReportQuery, { names, byProduct }: ProductQuestion): RowsOf {
  if (query.grid === 'week') throw new QueryError('fx', 'fx: rates are by month; expected plan or rolling for weeks');
  if (names !== null || byProduct || isAtStart(query))
    throw new QueryError('fx', 'fx: expected plan or rolling for products, and for segments at the start');
  const { facts, basis, rates } = view;
  return (asked, groups) => {
    try {
      return fxMovementsOfGroups(facts!, basis!, rates, asked, groups);
    } catch (error) {
      if (!(error instanceof MissingRateError)) throw error;
      throw new QueryError('fx', `fx: ${error.message}`);
    }
  };
}
