/**
 * Restatement: what a closed month was reported as, what is known of it now, and the difference of each figure by account
 * and by change. Amounts are whole smallest units, so their differences sum exactly.
 *
 * A rate N ÷ D differs by (ΔN − R·ΔD) ÷ D', with R the rate as reported and D' the divisor now, which is linear in what
 * each account and each change add to ΔN and ΔD: their shares sum to the whole difference.
 */
import { movementTypes } from './movement-type';
import type { PeriodAmounts } from './period-accounts';

export const restatedFigures = ['end_arr', ...movementTypes, 'nrr_12m', 'grr_12m'] as const;
export type RestatedFigure = (typeof restatedFigures)[number];

/** ARR in smallest units, and the rates as ratios; null: it does not exist. */
export type RestatedValues = Record<RestatedFigure, number | null>;

const RATES = { nrr_12m: 'kept', grr_12m: 'least' } as const;

const isRate = (figure: RestatedFigure): figure is keyof typeof RATES => Object.hasOwn(RATES, figure);

/** The figures of a month from the sums over its accounts. */
export function valuesOf(total: PeriodAmounts): RestatedValues {
  const values = {} as RestatedValues;
  for (const figure of restatedFigures)
    values[figure] = isRate(figure) ? (total.base === 0 ? null : total[RATES[figure]] / total.base) : total[figure];
  return values;
}

/** What `part`, one account's or one change's share of all that changed, adds to the difference of each figure. */
export function differencesOf(part: PeriodAmounts, reported: PeriodAmounts, now: PeriodAmounts): RestatedValues {
  const rates = valuesOf(reported);
  const differences = {} as RestatedValues;
  for (const figure of restatedFigures) {
    const rate = rates[figure];
    if (!isRate(figure)) differences[figure] = part[figure];
    else if (rate === null || now.base === 0) differences[figure] = null;
    else differences[figure] = (part[RATES[figure]] - rate * part.base) / now.base;
  }
  return differences;
}
