/**
 * Movements by product (metrics.md section 9): the five types are the accounts', each as large as the products' share of
 * it; start and end are the products' own revenue. What moved between an account's products, and so is no movement of
 * the account, is `between_products`, signed, with which every row adds up. Over all products it is 0.
 */
import { type AccountGroups, fixedGroups, type GroupRows } from './account-groups';
import { type MovementsQuery, movementsOfCells, movementsOfGroups, type PeriodsQuery } from './movements';
import type { ProductFacts } from './products';
import type { MovementRow } from './report';

/** Start and end are the products' own revenue; the movements their shares of the accounts'. */
export type ProductMovementRow = MovementRow & { between_products: number };

/** One row a period, in order, as `movements` gives them for accounts. */
export const movementsByProduct = (
  products: ProductFacts,
  { accounts, ...query }: MovementsQuery,
): ProductMovementRow[] =>
  productMovementsOfGroups(products, query, fixedGroups(products.own, [accounts ?? products.own.everyAccount])).total;

/** The same of each group, and of all of them together. */
export function productMovementsOfGroups(
  { own, monthCells, weekCells }: ProductFacts,
  query: PeriodsQuery,
  groups: AccountGroups,
): GroupRows<ProductMovementRow> {
  const { cells, shares } = query.grid === 'week' ? weekCells() : monthCells();
  const balances = movementsOfGroups(own, query, groups);
  const moved = movementsOfCells(own, cells, shares, query, groups);
  return {
    groups: moved.groups.map((rows, group) => rows.map((row, index) => rowOf(row, balances.groups[group]![index]!))),
    total: moved.total.map((row, index) => rowOf(row, balances.total[index]!)),
  };
}

function rowOf(row: MovementRow, { start_arr, end_arr, accounts }: MovementRow): ProductMovementRow {
  const moved = row.new + row.reactivation + row.expansion - row.contraction - row.churn + row.fx;
  return {
    ...row,
    start_arr,
    end_arr,
    between_products: end_arr - start_arr - moved,
    accounts: { ...row.accounts, start: accounts.start, end: accounts.end },
  };
}
