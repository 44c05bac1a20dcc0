/** What each finding of a ledger's health means, in words: what was found, why it matters, what to do about it. */
import type { FindingKind } from '@/lib/domain/health/kinds';
import { wholeNumber } from './format';

export interface FindingWords {
  /** What was looked for, where it was not found. */
  looked: string;
  title(found: number): string;
  why: string;
  remedy: string;
}

const counted = (number: number, one: string, many: string): string =>
  `${wholeNumber(number)} ${number === 1 ? one : many}`;

export const findingWords: Readonly<Record<FindingKind, FindingWords>> = {
  jump: {
    looked: 'jumps by ten times or more',
    title: (found) => `${counted(found, 'amount looks', 'amounts look')} like a slipped decimal point`,
    why: 'A line became 10, 100 or 1,000 times what it was, or as many times less; or 12 times, as a year’s amount read as a month’s does. Neither its plan nor its quantity says why.',
    remedy: 'Correct the change by hand, or mend the file and import it again. Invoices are corrected in their file.',
  },
  overlap: {
    looked: 'charges billed twice',
    title: (found) => `${counted(found, 'charge looks', 'charges look')} billed twice`,
    why: 'Two charges of one product and amount run at the same time. Revenue rises with the second one and falls back after it, as an expansion and a contraction that nobody made.',
    remedy:
      'Look whether the second charge is in the billing system too. If it is a mistake, import a file without it, said to be complete for its days.',
  },
  gap: {
    looked: 'gaps between invoices',
    title: (found) =>
      `${counted(found, 'gap between invoices looks', 'gaps between invoices look')} like a missing one`,
    why: 'Longer than the grace, and no longer than one of its own billing periods or a quarter. It counts as churn, and as a reactivation after.',
    remedy:
      'Import the missing invoice, or add a change for these days by hand. If customers pay late as a rule, raise the grace in Settings.',
  },
  blank_quantity: {
    looked: 'quantities that go blank',
    title: (found) => `${counted(found, 'quantity is', 'quantities are')} stated first and blank later`,
    why: 'A blank quantity counts as 1, so that the change is told as lost seats and a higher price.',
    remedy: 'State the quantity in every row of the file, or correct the change by hand.',
  },
  far_ahead: {
    looked: 'changes more than a year ahead',
    title: (found) => `${counted(found, 'change takes', 'changes take')} effect more than a year ahead`,
    why: 'It is in no figure of today, only in contracted ARR. Perhaps a year was mistyped.',
    remedy: 'Correct its day by hand, or mend the file and import it again.',
  },
  same_customer: {
    looked: 'customers that are there twice',
    title: (found) => `${counted(found, 'account is', 'accounts are')} almost surely a customer that is there already`,
    why: 'Two accounts of one customer: its growth is told as a new customer, and its move from one source to another as churn.',
    remedy: 'Accept or refuse each offer under Same customer. Accepted ones are read as one account over all history.',
  },
  denied_source: {
    looked: 'stated sources that the numbers deny',
    title: (found) => `${counted(found, 'stated source is', 'stated sources are')} denied by the numbers`,
    why: 'What a record states as the source counts, whatever its numbers say: expansion stands under that source.',
    remedy: 'Override the source on the account’s page, where its movements are listed, or mend the file.',
  },
  rejected_rows: {
    looked: 'rows that imports left out',
    title: (found) => `${counted(found, 'import', 'imports')} left rows out`,
    why: 'What these rows state is in no figure.',
    remedy: 'Download the rejected rows, mend them and import that file: what it brings in is found no more.',
  },
  lagging_source: {
    looked: 'sources that lag behind others',
    title: (found) => `${counted(found, 'source lags', 'sources lag')} behind the others`,
    why: 'Every figure ends on the last day of the source that is furthest behind.',
    remedy: 'Import what came since, or state in Settings through which day it is complete.',
  },
  price_increase: {
    looked: 'price increases that nobody named',
    title: (found) => `${counted(found, 'rise', 'rises')} by one same percentage that nobody explained`,
    why: '20 or more accounts rose alike within a month, and no record says by what. Until one does they count as genuine expansion.',
    remedy:
      'State the cause price_increase in the file and import it again, or override the source on the account’s page.',
  },
  missing_rate: {
    looked: 'currencies without a rate',
    title: (found) => `${counted(found, 'currency has', 'currencies have')} months without a rate`,
    why: 'Figures at plan rates stand. Movements at monthly rates, and figures at rolling rates, cannot be told for these months.',
    remedy: 'Import a file of rates: month, currency, rate.',
  },
};
