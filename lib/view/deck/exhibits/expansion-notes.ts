/** The accounts behind the period's expansion, as the notes of slides have them. */
import { ask } from '../ask';
import { moneyBehind } from '../behind';
import type { BehindAnswers, SlideAsked } from '../exhibit';
import { accountName } from './bridge-notes';

/** One more than are named: where one alone is left over, it is named as well. */
const MOST_ASKED = 11;

/** `metric`: 'expansion', 'genuine', 'expansion.seats', as `explain` knows them. */
export const expansionBehind = ({ period, asked }: SlideAsked, metric = 'expansion') => ({
  behind: ask('explain', { metric, period: period.label, limit: MOST_ASKED, ...asked }),
});

export function expansionNotes({ behind }: BehindAnswers, heading: string, { currency, period }: SlideAsked): string[] {
  if (!behind) return [];
  const rows = behind.accounts.map((row) => ({ name: accountName(row), amount: row.adds }));
  const group = { heading: `${heading}, ${period.words}`, rows, accounts: behind.total.accounts, total: behind.sum };
  return moneyBehind(group, currency, true);
}
