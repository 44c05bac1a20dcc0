/** What each cause of a difference from another tool means, in words. */
import type { DifferenceCause } from '@/lib/domain/differences';
import { monthText, percent } from './format';

interface CauseWords {
  name: string;
  why: string;
}

export const differenceWords: Readonly<Record<DifferenceCause, CauseWords>> = {
  only_theirs: {
    name: 'Accounts only they count',
    why: 'Revenue there and none here: not imported, left out of our figures, or not paying by our records.',
  },
  only_ours: {
    name: 'Accounts only we count',
    why: 'Revenue here and none there: their export has no such customer, or nothing of it.',
  },
  date: {
    name: 'Another month',
    why: 'The same change is dated in another month there. Both agree again once it has happened on both sides.',
  },
  discount: {
    name: 'List price or discount',
    why: 'One side counts the list price, the other what is left after a discount or a credit.',
  },
  currency: {
    name: 'Exchange rates',
    why: 'Billed in another currency: converted there at other rates than our plan rates, or not at all.',
  },
  one_time: {
    name: 'One-time charges',
    why: 'They count what is charged once, in the month of the charge. We count what recurs.',
  },
  usage: {
    name: 'Usage',
    why: 'They leave usage out, or read it by the other rule: its last amount, or the mean of three months.',
  },
  average: {
    name: 'Average of the month',
    why: 'Their figure is the mean over the days of the month. Ours is that of its end.',
  },
  awaiting_renewal: {
    name: 'Late renewals',
    why: 'Their figure stops with the invoice. Ours stands while the next one may still come, as the settings say.',
  },
  trial: {
    name: 'Trials',
    why: 'Our records say that the account is on trial. One side counts it, the other does not.',
  },
  paused: {
    name: 'Pauses',
    why: 'Our records say that the account is paused. One side counts it, the other does not.',
  },
  past_due: {
    name: 'Payments past due',
    why: 'Our records say that a payment is due. One side counts the account, the other does not.',
  },
  not_annualised: {
    name: 'Terms not divided by month',
    why: 'The whole amount of a longer term counts as one month’s there, in the month of the invoice or in every one.',
  },
  rounding: { name: 'Rounding', why: 'Figures that were rounded one by one do not sum to a total rounded once.' },
  unexplained: {
    name: 'Not explained',
    why: 'No other reading of our records makes their figure. Look at these accounts in both tools.',
  },
};

/** Of totals alone. */
export const unexplainedTotal: CauseWords = {
  name: 'Not explained',
  why: 'No other reading of our records, nor two at once, makes their total. An export by customer would tell more.',
};

interface CaseWords {
  cause: DifferenceCause;
  theirs: number | null;
  ours: number | null;
  size: number | null;
  matched_by: 'id' | 'name' | null;
  their_account: string | null;
}

/** '2 months later there; matched by its name'; '' where there is no more to say. */
export function caseNote(one: CaseWords): string {
  const told = [sizeText(one)];
  if (one.matched_by === 'name') told.push(`called ${one.their_account} there, matched by its name`);
  return told.filter((text) => text !== '').join('; ');
}

function sizeText({ cause, size, theirs, ours }: CaseWords): string {
  if (cause === 'currency') return size === null ? 'not converted' : `at a rate of ${Number(size.toPrecision(5))}`;
  if (size === null) return '';
  if (cause === 'date')
    return `${Math.abs(size)} ${Math.abs(size) === 1 ? 'month' : 'months'} ${size > 0 ? 'later' : 'earlier'} there`;
  if (cause === 'discount')
    return `${percent(size)} lower ${(theirs ?? 0) < (ours ?? 0) ? 'there' : 'here'} in every month, as a discount would make it`;
  return '';
}

/** 'Jan 2026', 'Jan to Mar 2026' as 'Jan 2026 to Mar 2026'. */
export const spanText = (months: readonly string[]): string => {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? monthText(first) : `${monthText(first)} to ${monthText(last)}`;
};
