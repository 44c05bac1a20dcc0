/**
 * What selling costs the sample company, by team and month: teams are as large as the half year's sales allow, so that
 * new business pays back in about fourteen months and expansion in about three, with the luck of each month.
 */
import { formatMonth, monthOf } from '@/lib/domain/day';
import type { BookMonth } from './balances';
import type { Company } from './company';
import { csv, dollars } from './csv';

/** Share of revenue left after hosting and support. */
export const GROSS_MARGIN = 0.79;
const MONTHS_AVERAGED = 6;
const ROUNDED_TO_CENTS = 100_00;

const budgets = [
  {
    motion: 'new',
    paybackMonths: 14,
    teams: [
      ['Sales', 0.62],
      ['Marketing', 0.38],
    ],
  },
  {
    motion: 'expansion',
    paybackMonths: 3.2,
    teams: [
      ['Customer success', 0.58],
      ['Account management', 0.42],
    ],
  },
] as const;

/** ARR in cents won from accounts that paid nothing at the month's start, and from those that paid less. */
function wonIn({ startCents, endCents }: BookMonth): Record<(typeof budgets)[number]['motion'], number> {
  const won = { new: 0, expansion: 0 };
  endCents.forEach((end, place) => {
    const start = startCents[place] ?? 0;
    won[start === 0 ? 'new' : 'expansion'] += Math.max(0, end - start);
  });
  return won;
}

export function costsCsv({ random }: Company, months: readonly BookMonth[]): string {
  const won = months.map(wonIn);
  const rows = months.flatMap(({ first }, place) =>
    budgets.flatMap(({ motion, paybackMonths, teams }) => {
      const known = won.slice(Math.max(0, place - MONTHS_AVERAGED + 1), place + 1);
      const arrCents = known.reduce((sum, one) => sum + one[motion], 0) / known.length;
      const costCents = (paybackMonths * GROSS_MARGIN * arrCents) / 12;
      return teams.map(([team, share]) => {
        const cents = Math.round((costCents * share * random.between(0.93, 1.07)) / ROUNDED_TO_CENTS);
        return [formatMonth(monthOf(first)), motion, team, dollars(Math.max(1, cents) * ROUNDED_TO_CENTS)];
      });
    }),
  );
  return csv([['month', 'motion', 'team', 'amount'], ...rows]);
}
