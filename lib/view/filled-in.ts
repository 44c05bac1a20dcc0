/** The definition of a rate with its own figures filled in, one line a step. */
import type { RetentionFigures } from '@/lib/domain/report';
import { formatExactMoney, percent, wholeNumber } from './format';

/** Of the accounts then active: what they paid, and what they pay. Whole amounts, since shares of them are exact. */
export function filledIn(figures: RetentionFigures, rate: 'nrr' | 'grr' | 'logo', currency: string): string[] {
  const value = figures[rate];
  if (value === null) return [];
  if (rate === 'logo') {
    const active = Math.round(value * figures.accounts);
    return [`${wholeNumber(active)} still active`, `÷ ${wholeNumber(figures.accounts)} then`, `= ${percent(value)}`];
  }
  const now = rate === 'nrr' ? figures.end_arr : Math.round(value * figures.start_arr);
  return [
    `${wholeNumber(figures.accounts)} accounts active then`,
    `${formatExactMoney(now, currency)} ${rate === 'nrr' ? 'today' : 'kept'}`,
    `÷ ${formatExactMoney(figures.start_arr, currency)} then`,
    `= ${percent(value)}`,
  ];
}

/** What `explain` tells of a rate, as its formula: what its accounts pay or kept, of what they paid then. */
export function filledFrom(
  explained: { sum: number; divided_by: number | null; total: { accounts: number }; currency: string } | undefined,
  figure: string,
): string[] {
  if (!explained || explained.divided_by === null) return [figure];
  const { sum, divided_by, total, currency } = explained;
  return [
    `${formatExactMoney(sum, currency)} of ${wholeNumber(total.accounts)} accounts`,
    `÷ ${formatExactMoney(divided_by, currency)} that they paid then`,
    figure,
  ];
}
