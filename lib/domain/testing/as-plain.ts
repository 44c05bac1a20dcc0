/** Rows of reports in the shape of the plain computation's. */
import { movementTypes } from '../movement-type';
import type { ProductMovementRow } from '../product-movements';
import type { MovementRow, RetentionFigures } from '../report';
import type { PlainMovements } from './plain-movements';
import type { PlainProductMovements } from './plain-products';
import type { PlainRetention } from './plain-retention';

const byType = (row: Record<(typeof movementTypes)[number], number>): PlainMovements['amounts'] =>
  Object.fromEntries(movementTypes.map((type) => [type, row[type]])) as PlainMovements['amounts'];

export const asPlainMovements = (row: MovementRow): PlainMovements => ({
  period: row.period,
  partial: row.partial,
  start_arr: row.start_arr,
  end_arr: row.end_arr,
  amounts: byType(row),
  counts: byType(row.accounts),
  startAccounts: row.accounts.start,
  endAccounts: row.accounts.end,
  expansion_by_source: row.expansion_by_source,
  contraction_by_source: row.contraction_by_source,
});

export const asPlainByProduct = (row: ProductMovementRow): PlainProductMovements => ({
  ...asPlainMovements(row),
  between_products: row.between_products,
});

/** Without intervals, which are no whole numbers. */
export function asPlainRetention(row: RetentionFigures): Omit<PlainRetention, 'nrrHalf' | 'grrHalf' | 'logoInterval'> {
  return {
    accounts: row.accounts,
    start_arr: row.start_arr,
    end_arr: row.end_arr,
    nrr: row.nrr,
    grr: row.grr,
    logo: row.logo,
    nrr_without_price: row.nrr_without_price,
    nrr_without_increases: row.nrr_without_increases,
    grr_without_increases: row.grr_without_increases,
    nrr_without_top: row.nrr_without_top,
    doubling_years: row.doubling_years,
    half_life_years: row.half_life_years,
  };
}
